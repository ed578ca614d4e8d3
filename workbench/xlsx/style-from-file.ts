import type { BorderSide, CellStyle as FileStyle, Color, FillPattern, FontStyle } from 'hucre'
import { DEFAULT_STYLE, styleWith, type Border, type CellStyle, type StylePatch } from '../model/cell-style.ts'
import { PATTERNS, LINES } from './style-words.ts'

/** A style of the file in the model's words. `themeColors` are the workbook's own ("FFFFFF"…). */
export function styleFromFile(style: FileStyle, themeColors: readonly string[]): CellStyle {
  return styleWith(DEFAULT_STYLE, patchFromFile(style, themeColors))
}

/** Only what the file's style says; for conditional formats, where a fill's background is what Excel paints. */
export function patchFromFile(style: FileStyle, themeColors: readonly string[], conditional = false): StylePatch {
  const colour = (color: Color | undefined): string | null => hex(color, themeColors)
  return {
    ...(style.numFmt !== undefined ? { numberFormat: style.numFmt } : {}),
    ...fontPatch(style.font, colour),
    ...fillPatch(style.fill, colour, conditional),
    ...alignmentPatch(style.alignment),
    ...(style.protection ? { locked: style.protection.locked ?? true, formulaHidden: style.protection.hidden ?? false } : {}),
    ...bordersPatch(style.border, colour),
  }
}

type Colour = (color: Color | undefined) => string | null

const UNDERLINES: Readonly<Record<string, string>> = { single: 'Single', double: 'Double', singleAccounting: 'SingleAccountant', doubleAccounting: 'DoubleAccountant' }

function fontPatch(font: FontStyle | undefined, colour: Colour): StylePatch {
  if (!font) return {}
  const color = colour(font.color)
  const { underline } = font
  return {
    ...(font.name !== undefined ? { fontName: font.name } : {}),
    ...(font.size !== undefined ? { fontSize: font.size } : {}),
    ...(font.bold !== undefined ? { bold: font.bold } : {}),
    ...(font.italic !== undefined ? { italic: font.italic } : {}),
    ...(font.strikethrough !== undefined ? { strikethrough: font.strikethrough } : {}),
    ...(font.vertAlign ? { superscript: font.vertAlign === 'superscript', subscript: font.vertAlign === 'subscript' } : {}),
    ...(underline ? { underline: underline === true ? 'Single' : (UNDERLINES[underline] ?? 'Single') } : {}),
    ...(color !== null ? { fontColor: color } : {}),
  }
}

function fillPatch(fill: FileStyle['fill'], colour: Colour, conditional: boolean): StylePatch {
  if (fill?.type === 'gradient') {
    const first = colour(fill.stops[0]?.color)
    return first === null ? {} : { fill: first, fillPattern: 'Solid' }
  }
  if (!fill || fill.pattern === 'none') return {}
  const [front, back] = [colour(fill.fgColor), colour(fill.bgColor)]
  if (fill.pattern === 'solid') return { fill: (conditional ? (back ?? front) : front) ?? '#FFFFFF', fillPattern: 'Solid' }
  return { fill: back, fillPattern: patternWord(fill.pattern), fillPatternColor: front }
}

function patternWord(pattern: FillPattern): string {
  return Object.entries(PATTERNS).find(([, word]) => word === pattern)?.[0] ?? 'Solid'
}

const HORIZONTAL: Readonly<Record<string, string>> = {
  left: 'Left', center: 'Center', right: 'Right', fill: 'Fill', justify: 'Justify', centerContinuous: 'CenterAcrossSelection', distributed: 'Distributed', general: 'General',
}
const VERTICAL: Readonly<Record<string, string>> = { top: 'Top', center: 'Center', bottom: 'Bottom', justify: 'Justify', distributed: 'Distributed' }

function alignmentPatch(alignment: FileStyle['alignment']): StylePatch {
  if (!alignment) return {}
  const turned = alignment.textRotation ?? 0
  return {
    ...(alignment.horizontal ? { horizontal: HORIZONTAL[alignment.horizontal] ?? 'General' } : {}),
    ...(alignment.vertical ? { vertical: VERTICAL[alignment.vertical] ?? 'Center' } : {}),
    ...(alignment.wrapText !== undefined ? { wrap: alignment.wrapText } : {}),
    ...(alignment.shrinkToFit !== undefined ? { shrinkToFit: alignment.shrinkToFit } : {}),
    ...(alignment.indent !== undefined ? { indent: alignment.indent } : {}),
    // In the file 91–180 turn downwards and 255 stacks the letters; Excel's API says -1…-90 and 180.
    ...(turned ? { textOrientation: turned === 255 ? 180 : turned > 90 ? 90 - turned : turned } : {}),
  }
}

function bordersPatch(border: FileStyle['border'], colour: Colour): StylePatch {
  if (!border) return {}
  const side = (name: string, given: BorderSide | undefined): Record<string, Border> => {
    const line = given ? LINES.find((l) => l.file === given.style) : undefined
    return line ? { [name]: { style: line.style, weight: line.weight, color: colour(given?.color) ?? '#000000' } } : {}
  }
  return {
    borders: {
      ...side('top', border.top), ...side('bottom', border.bottom), ...side('left', border.left), ...side('right', border.right),
      ...(border.diagonalDown ? side('diagonalDown', border.diagonal) : {}),
      ...(border.diagonalUp ? side('diagonalUp', border.diagonal) : {}),
    },
  }
}

/** "#RRGGBB"; theme colours with their tint; null for "automatic". */
function hex(color: Color | undefined, themeColors: readonly string[]): string | null {
  if (!color) return null
  if (color.rgb !== undefined) return `#${color.rgb.slice(-6).toUpperCase()}`
  if (color.theme === undefined) return null
  // The file counts light 1, dark 1, light 2, dark 2; the theme part lists the dark one first.
  const order = [1, 0, 3, 2]
  const base = themeColors[order[color.theme] ?? color.theme]
  return base === undefined ? null : tinted(base.slice(-6), color.tint ?? 0)
}

function tinted(rgb: string, tint: number): string {
  const part = (at: number): string => {
    const value = Number.parseInt(rgb.slice(at, at + 2), 16)
    const moved = tint < 0 ? value * (1 + tint) : value + (255 - value) * tint
    return Math.round(Math.min(255, Math.max(0, moved))).toString(16).padStart(2, '0')
  }
  return `#${part(0)}${part(2)}${part(4)}`.toUpperCase()
}
