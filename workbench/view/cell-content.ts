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
  const room = Math.floor((pixels(width) - 6) / digitWidth(style))
  if (text.length <= room) return text
  if (style.numberFormat === 'General' && text.includes('.')) {
    const whole = text.indexOf('.')
    if (whole <= room) return general(Number(value.toFixed(Math.max(0, room - whole - 1))))
  }
  return '#'.repeat(Math.max(1, room))
}

/** A digit of the common fonts is about 0.55 em wide. */
function digitWidth(style: CellStyle): number {
  return pixels(style.fontSize) * 0.55
}
