/** Cell styles of a written workbook, in hucre's words. Colours of shaded columns and marks come from rules/layout/marks.ts. */
import type { CellStyle, ConditionalRule } from 'hucre/xlsx'
import { headLook } from '../../rules/layout/head-look.ts'
import { markColours, markCues, type CellMark, type EdgeLine } from '../../rules/layout/marks.ts'
import type { LayoutColumn } from '../../rules/sheet-layout.ts'

type Side = NonNullable<NonNullable<CellStyle['border']>['top']>
type Fill = NonNullable<CellStyle['fill']>

export const defaultFont = { name: '等线', size: 11 } as const
const rgb = (colour: string): string => colour.replace('#', '')
const thin: Side = { style: 'thin', color: { rgb: rgb(headLook.line) } }
const box = { top: thin, bottom: thin, left: thin, right: thin }
const solid = (rgb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } })

export const titleStyle: CellStyle = { font: { ...defaultFont, size: headLook.titleSize, bold: true }, alignment: { horizontal: 'left', vertical: 'center' } }
export const subtitleStyle: CellStyle = { font: { ...defaultFont, size: headLook.subtitleSize, color: { rgb: rgb(headLook.subtitleInk) } }, alignment: { horizontal: 'left', vertical: 'center' } }
export const headStyle: CellStyle = {
  font: { ...defaultFont, bold: true, color: { rgb: rgb(headLook.ink) } }, fill: solid(rgb(headLook.fill)), border: box,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

/** Style of a data column: number format, alignment, shading of what is not typed. Only typed columns are unlocked. */
export function columnStyle(column: LayoutColumn): CellStyle {
  const shade = column.shade === 'none' ? null : markColours.light[column.shade]
  const font = { ...defaultFont, ...(shade?.ink ? { color: { rgb: rgb(shade.ink) } } : {}), ...(column.shade === 'computed' ? { italic: true } : {}) }
  const fill: Fill | null = shade?.fill == null ? null
    : column.shade === 'computed' ? { type: 'pattern', pattern: 'lightUp', fgColor: { rgb: rgb(headLook.pattern) }, bgColor: { rgb: rgb(shade.fill) } } : solid(rgb(shade.fill))
  return {
    font, border: box, numFmt: column.numberFormat, ...(fill ? { fill } : {}),
    alignment: { horizontal: column.align, vertical: 'center', ...(column.wrap ? { wrapText: true } : {}) },
    protection: { locked: column.shade !== 'none' || column.kind !== 'field' },
  }
}

const lines: Readonly<Record<EdgeLine, Side['style']>> = { continuous: 'thin', dash: 'dashed', dot: 'dotted', dashDotDot: 'dashDotDot' }

/** The conditional format of one mark: fill, ink, edges and the cue that is not colour. */
export function markRule(mark: CellMark, priority: number, formula: string, range: string): ConditionalRule {
  const colours = markColours.light[mark]
  const cue = markCues[mark]
  const edge: Side | null = cue.line === null ? null : { style: lines[cue.line], color: { rgb: rgb(colours.edge) } }
  const border = edge === null || cue.edges === 'none' ? undefined
    : cue.edges === 'all' ? { top: edge, bottom: edge, left: edge, right: edge } : { [cue.edges]: edge }
  const font = { ...(colours.ink ? { color: { rgb: rgb(colours.ink) } } : {}), ...(cue.bold ? { bold: true } : {}), ...(cue.italic ? { italic: true } : {}), ...(cue.underline ? { underline: cue.underline } : {}) }
  return {
    type: 'expression', priority, stopIfTrue: true, range, formula: formula.replace(/^=/, ''),
    style: { ...(colours.fill ? { fill: solid(rgb(colours.fill)) } : {}), ...(Object.keys(font).length > 0 ? { font } : {}), ...(border ? { border } : {}) },
  }
}
