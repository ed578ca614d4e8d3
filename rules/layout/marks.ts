/**
 * How a cell is marked: one truth for the sheet's conditional formats, the pane and the workbench.
 * Excel's conditional formats know only fill, ink, thin borders, bold, italic and underline, so nothing else is used;
 * fill and ink are always set together so that the pair holds when Excel recolours its grid.
 */
import type { Severity } from '../table.ts'

/** What a cell can be marked with by what was found in it. */
export type CellMark = 'returned' | Severity | 'unconfirmed' | 'changed'
/** All marks: the last two are formats of a laid-out column, never conditional. */
export type MarkName = CellMark | 'readonly' | 'computed'
export type ThemeName = 'light' | 'dark' | 'contrast'
/** Colours as `#RRGGBB`. `fill: null` leaves the cell's own ground (and ink, for hint, its own text colour). */
export interface MarkColours { readonly fill: string | null; readonly ink: string | null; readonly edge: string }
/** Border lines a conditional format can draw. */
export type EdgeLine = 'continuous' | 'dash' | 'dot' | 'dashDotDot'
export interface MarkCue {
  readonly glyph: string
  readonly label: string
  readonly line: EdgeLine | null
  readonly edges: 'all' | 'bottom' | 'left' | 'none'
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: 'double' | null
}

/** The order in which marks win when several meet in one cell, strongest first. */
export const markOrder = ['returned', 'error', 'warning', 'hint', 'unconfirmed', 'changed'] as const satisfies readonly CellMark[]

/** What carries the meaning when colour cannot. */
export const markCues: Readonly<Record<MarkName, MarkCue>> = {
  error: { glyph: '✕', label: '错误', line: 'continuous', edges: 'all', bold: true, italic: false, underline: null },
  warning: { glyph: '!', label: '警告', line: 'dash', edges: 'all', bold: false, italic: false, underline: null },
  hint: { glyph: 'i', label: '提示', line: 'dot', edges: 'bottom', bold: false, italic: false, underline: null },
  returned: { glyph: '↩', label: '退回', line: 'dashDotDot', edges: 'all', bold: false, italic: false, underline: 'double' },
  changed: { glyph: 'Δ', label: '较上年变化', line: 'continuous', edges: 'left', bold: true, italic: false, underline: null },
  unconfirmed: { glyph: '?', label: '待确认', line: 'dot', edges: 'all', bold: false, italic: true, underline: null },
  readonly: { glyph: '▪', label: '只读', line: null, edges: 'none', bold: false, italic: false, underline: null },
  computed: { glyph: 'ƒ', label: '自动计算', line: null, edges: 'none', bold: false, italic: true, underline: null },
}

/** Measured for contrast: text ≥ 4.5, edges ≥ 3 on their ground. */
export const markColours: Readonly<Record<ThemeName, Readonly<Record<MarkName, MarkColours>>>> = {
  light: {
    error: { fill: '#FDE7E9', ink: '#960B18', edge: '#C50F1F' },
    warning: { fill: '#FFF1D6', ink: '#6F4400', edge: '#A15C00' },
    hint: { fill: null, ink: null, edge: '#0F6CBD' },
    returned: { fill: '#F4E9FB', ink: '#4E257F', edge: '#7A3DB8' },
    changed: { fill: '#E3F5F5', ink: '#02494C', edge: '#03787C' },
    unconfirmed: { fill: null, ink: '#5C5C5C', edge: '#707070' },
    readonly: { fill: '#F0F0F0', ink: '#4D4D4D', edge: '#E0E0E0' },
    computed: { fill: '#F0F0F0', ink: '#424242', edge: '#E0E0E0' },
  },
  dark: {
    error: { fill: '#4A1116', ink: '#FFC7CB', edge: '#F1707B' },
    warning: { fill: '#452C05', ink: '#FFDDA6', edge: '#F2A33A' },
    hint: { fill: null, ink: null, edge: '#62ABF5' },
    returned: { fill: '#371A57', ink: '#E3CCFA', edge: '#B98AE8' },
    changed: { fill: '#063A3C', ink: '#A6E9ED', edge: '#4CB4B7' },
    unconfirmed: { fill: null, ink: '#B8B8B8', edge: '#999999' },
    readonly: { fill: '#1F1F1F', ink: '#ADADAD', edge: '#3D3D3D' },
    computed: { fill: '#1F1F1F', ink: '#C7C7C7', edge: '#3D3D3D' },
  },
  contrast: {
    error: { fill: '#000000', ink: '#FFFFFF', edge: '#FFFFFF' },
    warning: { fill: '#000000', ink: '#FFFFFF', edge: '#FFFFFF' },
    hint: { fill: null, ink: null, edge: '#FFFFFF' },
    returned: { fill: '#000000', ink: '#FFFF00', edge: '#FFFF00' },
    changed: { fill: '#000000', ink: '#1AEBFF', edge: '#1AEBFF' },
    unconfirmed: { fill: null, ink: '#FFFFFF', edge: '#FFFFFF' },
    readonly: { fill: '#000000', ink: '#3FF23F', edge: '#000000' },
    computed: { fill: '#000000', ink: '#3FF23F', edge: '#000000' },
  },
}

/** The strongest of several marks, or null when there is none. */
export function worstMark(marks: Iterable<CellMark>): CellMark | null {
  let best: CellMark | null = null
  for (const mark of marks) if (best === null || markOrder.indexOf(mark) < markOrder.indexOf(best)) best = mark
  return best
}

/**
 * What the 检查 column shows for a row: the worst glyph and how many cells carry it (`✕ 2`), or `… 2` when nothing is
 * wrong but required cells are still blank. Empty for a clean row.
 * @example rowGlyph(['warning', 'error', 'error'], 0) === '✕ 2'
 */
export function rowGlyph(marks: readonly CellMark[], blankRequired: number): string {
  const worst = worstMark(marks)
  const strong = worst === 'returned' || worst === 'error' || worst === 'warning'
  if (blankRequired > 0 && !strong) return `… ${blankRequired}`
  return worst === null ? '' : `${markCues[worst].glyph} ${marks.filter((mark) => mark === worst).length}`
}

/** Name and value of each CSS variable of a theme: `--mark-error-fill` and so on. */
export function markVariables(theme: ThemeName): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {}
  for (const [name, colours] of Object.entries(markColours[theme])) {
    variables[`--mark-${name}-fill`] = colours.fill ?? 'transparent'
    variables[`--mark-${name}-ink`] = colours.ink ?? 'inherit'
    variables[`--mark-${name}-edge`] = colours.edge
  }
  return variables
}
