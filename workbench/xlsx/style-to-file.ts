import type { BorderSide, BorderStyle, CellStyle as FileStyle, FillStyle, FontStyle } from 'hucre'
import type { Border, CellStyle, StylePatch } from '../model/cell-style.ts'
import { LINES, PATTERNS } from './style-words.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const made = new WeakMap<CellStyle, FileStyle>()

/** A whole style for the file; each is translated once. */
export function styleToFile(style: CellStyle): FileStyle {
  let file = made.get(style)
  if (!file) {
    file = patchToFile({ ...style }, false)
    made.set(style, file)
  }
  return file
}

/** What a patch says, for conditional formats: their fill is written as background, which is what Excel paints. */
export function patchToFile(patch: StylePatch, conditional = true): FileStyle {
  const font = fontOf(patch)
  const fill = fillOf(patch, conditional)
  const border = borderOf(patch)
  const alignment = conditional ? undefined : alignmentOf(patch)
  return {
    ...(patch.numberFormat !== undefined && patch.numberFormat !== 'General' ? { numFmt: patch.numberFormat } : {}),
    ...(font ? { font } : {}),
    ...(fill ? { fill } : {}),
    ...(border ? { border } : {}),
    ...(alignment ? { alignment } : {}),
    ...(!conditional && (patch.locked === false || patch.formulaHidden === true) ? { protection: { locked: patch.locked ?? true, hidden: patch.formulaHidden ?? false } } : {}),
  }
}

const rgb = (color: string): { rgb: string } => ({ rgb: color.replace('#', '').toUpperCase() })

const UNDERLINES: Readonly<Record<string, NonNullable<FontStyle['underline']>>> = {
  Single: 'single', Double: 'double', SingleAccountant: 'singleAccounting', DoubleAccountant: 'doubleAccounting',
}

function fontOf(patch: StylePatch): FontStyle | null {
  const font: Mutable<FontStyle> = {}
  if (patch.fontName !== undefined) font.name = patch.fontName
  if (patch.fontSize !== undefined) font.size = patch.fontSize
  if (patch.bold) font.bold = true
  if (patch.italic) font.italic = true
  if (patch.strikethrough) font.strikethrough = true
  if (patch.superscript) font.vertAlign = 'superscript'
  if (patch.subscript) font.vertAlign = 'subscript'
  if (patch.fontColor !== undefined) font.color = rgb(patch.fontColor)
  const underline = patch.underline === undefined ? undefined : UNDERLINES[patch.underline]
  if (underline) font.underline = underline
  return Object.keys(font).length > 0 ? font : null
}

function fillOf(patch: StylePatch, conditional: boolean): FillStyle | null {
  const pattern = patch.fillPattern === undefined ? undefined : PATTERNS[patch.fillPattern]
  if (pattern) {
    return {
      type: 'pattern', pattern,
      ...(patch.fillPatternColor ? { fgColor: rgb(patch.fillPatternColor) } : {}),
      ...(patch.fill ? { bgColor: rgb(patch.fill) } : {}),
    }
  }
  if (!patch.fill) return null
  const color = rgb(patch.fill)
  return { type: 'pattern', pattern: 'solid', fgColor: color, ...(conditional ? { bgColor: color } : {}) }
}

function borderOf(patch: StylePatch): BorderStyle | null {
  const given = patch.borders ?? {}
  const border: Mutable<BorderStyle> = {}
  const side = ({ style, weight, color }: Border): BorderSide | null => {
    const line = LINES.find((l) => l.style === style && l.weight === weight) ?? LINES.find((l) => l.style === style)
    return line ? { style: line.file, color: rgb(color) } : null
  }
  for (const edge of ['top', 'bottom', 'left', 'right'] as const) {
    const line = given[edge] ? side(given[edge]) : null
    if (line) border[edge] = line
  }
  const slant = given.diagonalDown ?? given.diagonalUp
  const diagonal = slant ? side(slant) : null
  if (diagonal) Object.assign(border, { diagonal, diagonalDown: given.diagonalDown !== undefined, diagonalUp: given.diagonalUp !== undefined })
  return Object.keys(border).length > 0 ? border : null
}

const HORIZONTAL: Readonly<Record<string, NonNullable<NonNullable<FileStyle['alignment']>['horizontal']>>> = {
  Left: 'left', Center: 'center', Right: 'right', Fill: 'fill', Justify: 'justify', CenterAcrossSelection: 'centerContinuous', Distributed: 'distributed',
}
const VERTICAL: Readonly<Record<string, NonNullable<NonNullable<FileStyle['alignment']>['vertical']>>> = {
  Top: 'top', Center: 'center', Bottom: 'bottom', Justify: 'justify', Distributed: 'distributed',
}

function alignmentOf(patch: StylePatch): FileStyle['alignment'] | undefined {
  const alignment: Mutable<NonNullable<FileStyle['alignment']>> = {}
  const horizontal = patch.horizontal === undefined ? undefined : HORIZONTAL[patch.horizontal]
  const vertical = patch.vertical === undefined ? undefined : VERTICAL[patch.vertical]
  if (horizontal) alignment.horizontal = horizontal
  if (vertical) alignment.vertical = vertical
  if (patch.wrap) alignment.wrapText = true
  if (patch.shrinkToFit) alignment.shrinkToFit = true
  if (patch.indent) alignment.indent = patch.indent
  const turned = patch.textOrientation ?? 0
  if (turned !== 0) alignment.textRotation = turned === 180 ? 255 : turned < 0 ? 90 - turned : turned
  return Object.keys(alignment).length > 0 ? alignment : undefined
}
