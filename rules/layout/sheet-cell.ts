/** How a canonical cell stands in a sheet: dates as serial numbers under the column's number format, everything else as it is. */
import type { Field } from '../table.ts'
import type { Cell } from '../value.ts'

const dayMs = 86_400_000
/** Day 0 of Excel's calendar for dates from 1900-03-01 on (before that Excel counts a 1900-02-29 that never was). */
const dayZero = Date.UTC(1899, 11, 30)

/** Number format of a column, as Excel writes it in every locale. */
export function numberFormatOf(field: Field): string {
  switch (field.type) {
    case 'date': return 'yyyy-mm-dd'
    case 'yearmonth': return 'yyyy-mm'
    case 'number': return field.integer === true ? '0' : field.decimals !== undefined && field.decimals > 0 ? `0.${'0'.repeat(field.decimals)}` : 'General'
    default: return '@'
  }
}

/** Excel's serial of `YYYY-MM-DD` or `YYYY-MM` (its first day), or null when the text is no such day. */
export function serialOf(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text)
  if (parts === null) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? '1')]
  const time = Date.UTC(year, month - 1, day)
  const date = new Date(time)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const serial = (time - dayZero) / dayMs
  return serial >= 61 ? serial : null
}

/**
 * The value a sheet shows for a cell. Good dates become serials; what cannot be a date stays the text that was typed.
 * A boolean in a 是/否 column becomes its word.
 */
export function sheetValue(field: Field, cell: Cell): Cell {
  if (cell === '') return null
  if (field.type === 'bool' && typeof cell === 'boolean') return cell ? '是' : '否'
  if ((field.type === 'date' || field.type === 'yearmonth') && typeof cell === 'string') return serialOf(cell) ?? cell
  return cell
}
