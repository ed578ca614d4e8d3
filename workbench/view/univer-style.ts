import { BorderStyleTypes, HorizontalAlign, TextDecoration, VerticalAlign, WrapStrategy, type IBorderData, type IStyleData } from '@univerjs/core'
import type { Border, CellStyle } from '../model/cell-style.ts'

/** How a value lies in a cell of "General" alignment. */
export type ValueKind = 'text' | 'number' | 'other'

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Fill: HorizontalAlign.LEFT,
  Justify: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Distributed: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
}

const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Justify: VerticalAlign.TOP,
  Distributed: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
}

const GENERAL: Readonly<Record<ValueKind, HorizontalAlign>> = {
  text: HorizontalAlign.LEFT,
  number: HorizontalAlign.RIGHT,
  other: HorizontalAlign.CENTER,
}

type Looks = Partial<Record<ValueKind, IStyleData>>
const looks = new WeakMap<CellStyle, Looks>()

/** The model's style in Univer's words. Styles are shared objects, so each is translated once. */
export function univerStyle(style: CellStyle, kind: ValueKind): IStyleData {
  let own = looks.get(style)
  if (!own) looks.set(style, (own = {}))
  return (own[kind] ??= translate(style, kind))
}

function translate(style: CellStyle, kind: ValueKind): IStyleData {
  const solid = style.fill !== null && (style.fillPattern === 'Solid' || style.fillPattern === 'None')
  return {
    ff: fontStack(style.fontName),
    fs: style.fontSize,
    bl: style.bold ? 1 : 0,
    it: style.italic ? 1 : 0,
    cl: { rgb: style.fontColor },
    ...(solid || style.fill !== null ? { bg: { rgb: style.fill } } : {}),
    ...(style.underline === 'None' ? {} : { ul: { s: 1, t: style.underline.startsWith('Double') ? TextDecoration.DOUBLE : TextDecoration.SINGLE } }),
    ...(style.strikethrough ? { st: { s: 1 } } : {}),
    ht: HORIZONTAL[style.horizontal] ?? GENERAL[kind],
    vt: VERTICAL[style.vertical] ?? VerticalAlign.MIDDLE,
    tb: style.wrap ? WrapStrategy.WRAP : kind === 'text' ? WrapStrategy.OVERFLOW : WrapStrategy.CLIP,
    pd: { t: 0, b: 1, l: 3 + style.indent * 9, r: 3 + (style.horizontal === 'Right' ? style.indent * 9 : 0) },
    bd: borders(style),
    ...rotation(style.textOrientation),
  }
}

function rotation(degrees: number): Pick<IStyleData, 'tr'> {
  if (degrees === 0) return {}
  // Excel counts upwards, Univer downwards; 180 means letters one below the other.
  return degrees === 180 ? { tr: { a: 0, v: 1 } } : { tr: { a: -degrees } }
}

function borders(style: CellStyle): IBorderData {
  const { top, bottom, left, right } = style.borders
  return {
    ...(top ? { t: edge(top) } : {}),
    ...(bottom ? { b: edge(bottom) } : {}),
    ...(left ? { l: edge(left) } : {}),
    ...(right ? { r: edge(right) } : {}),
  }
}

function edge(border: Border): { s: BorderStyleTypes; cl: { rgb: string } } {
  return { s: lineOf(border), cl: { rgb: border.color } }
}

/** Excel's line style and weight as the one number Univer has; Univer draws all of them but a slanted dash (drawn as dash-dot). */
function lineOf({ style, weight }: Border): BorderStyleTypes {
  const heavy = weight === 'Medium' || weight === 'Thick'
  if (style === 'Dash') return heavy ? BorderStyleTypes.MEDIUM_DASHED : BorderStyleTypes.DASHED
  if (style === 'Dot') return BorderStyleTypes.DOTTED
  if (style === 'DashDot') return heavy ? BorderStyleTypes.MEDIUM_DASH_DOT : BorderStyleTypes.DASH_DOT
  if (style === 'DashDotDot') return heavy ? BorderStyleTypes.MEDIUM_DASH_DOT_DOT : BorderStyleTypes.DASH_DOT_DOT
  if (style === 'SlantDashDot') return BorderStyleTypes.SLANT_DASH_DOT
  if (style === 'Double') return BorderStyleTypes.DOUBLE
  if (style === 'None') return BorderStyleTypes.NONE
  if (weight === 'Hairline') return BorderStyleTypes.HAIR
  if (weight === 'Thick') return BorderStyleTypes.THICK
  return weight === 'Medium' ? BorderStyleTypes.MEDIUM : BorderStyleTypes.THIN
}

/** Machines without the font (等线 comes with Office) get a Chinese sans serif, not the browser's serif. */
function fontStack(name: string): string {
  return /宋|Song|Times|仿|楷/.test(name)
    ? `${name}, SimSun, Noto Serif CJK SC, serif`
    : `${name}, Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif`
}
