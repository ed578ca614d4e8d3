/** Personal data for those who need the row but not the person behind it (焦作第二十条). */
import type { TableEntry } from '../../rules/edition/catalogue.ts'
import type { Cell } from '../../rules/value.ts'

/** `410802199001012345` → `4108************45` · `赵晓冬` → `赵**` · `1990-01` → `****` (too little left to tell apart). */
export function maskCell(cell: Cell): Cell {
  if (cell === null || cell === '') return cell
  const text = String(cell)
  if (text.length >= 11) return text.slice(0, 4) + '*'.repeat(text.length - 6) + text.slice(-2)
  if (/^[\p{Script=Han}·]{2,6}$/u.test(text)) return text.slice(0, 1) + '*'.repeat(text.length - 1)
  return '****'
}

/** Masks the personal fields of rows of one table. Answers the same cells when the table has none. */
export function maskerOf(entry: TableEntry): (cells: readonly Cell[]) => readonly Cell[] {
  const personal = new Set(entry.fields.filter(field => field.field.personal === true).map(field => field.index))
  if (personal.size === 0) return cells => cells
  return cells => cells.map((cell, i) => personal.has(i) ? maskCell(cell) : cell)
}
