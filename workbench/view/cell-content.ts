import type { ICellDataForSheetInterceptor } from '@univerjs/core'
import { CellError, type CellValue } from '../model/cell.ts'
import type { CellStyle } from '../model/cell-style.ts'
import { formatValue, general } from '../model/number-format.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { filterButtonAt } from './filter-buttons.ts'
import { drawings } from './drawings.ts'
import { pixels } from './sizes.ts'
import { univerStyle, type ValueKind } from './univer-style.ts'

/**
 * One cell as Univer paints it: the text Excel would show, and its look with the marks of conditional formats laid over.
 * Always text, so that leading zeros stay and Univer adds neither formats nor green triangles.
 */
export function cellContent(sheet: SheetModel, row: number, column: number): ICellDataForSheetInterceptor | null {
  const { value } = sheet.cell(row, column)
  const style = sheet.styleAt(row, column)
  const kind = kindOf(value)
  const custom = drawings(style, filterButtonAt(sheet, row, column))
  return {
    v: value === '' ? '' : shownText(value, style, sheet.columnWidth(column)),
    t: 1,
    s: univerStyle(style, kind),
    ...(custom ? { customRender: custom } : {}),
  }
}

function kindOf(value: CellValue): ValueKind {
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' || value instanceof CellError ? 'other' : 'text'
}

/** As Excel: a General number is rounded until it fits its column, any other number that is too wide becomes ####. */
function shownText(value: CellValue, style: CellStyle, width: number): string {
  const text = formatValue(value, style.numberFormat)
  if (typeof value !== 'number' || style.wrap) return text
  const em = pixels(style.fontSize)
  const room = pixels(width) - 5
  if (textWidth(text) * em <= room) return text
  if (style.numberFormat === 'General' && text.includes('.')) {
    for (let decimals = text.length - text.indexOf('.') - 2; decimals >= 0; decimals -= 1) {
      const shorter = general(Number(value.toFixed(decimals)))
      if (textWidth(shorter) * em <= room) return shorter
    }
  }
  return '#'.repeat(Math.max(1, Math.floor(room / (em * DIGIT))))
}

// In em, as in the common sans serif fonts.
const DIGIT = 0.55
const POINT = 0.28

function textWidth(text: string): number {
  let ems = 0
  for (const char of text) ems += char === '.' || char === ',' || char === ' ' ? POINT : char > '\u2e7f' ? 1 : DIGIT
  return ems
}
