/** What is odd around a table: content beside or below it, rows out of sight. */
import { bodyRange, type BoundTable } from './bound-table.ts'
import type { SheetTrouble } from './host.ts'
import { areaAddress } from './write-rows.ts'

/** `used` is the sheet's range with values. Content below the table is rows Excel did not take in; beside it, a note nobody will read. */
export function outsideTrouble(bound: BoundTable, used: Excel.Range): readonly SheetTrouble[] {
  if (used.isNullObject) return []
  const trouble: SheetTrouble[] = []
  const [end, right] = [bound.firstRow + bound.rowCount, bound.firstColumn + bound.headers.length]
  const [usedEnd, usedRight] = [used.rowIndex + used.rowCount, used.columnIndex + used.columnCount]
  if (usedEnd > end) trouble.push({ kind: 'outside', address: areaAddress(end, bound.firstColumn, usedEnd - end, bound.headers.length), rows: usedEnd - end })
  if (usedRight > right) trouble.push({ kind: 'outside', address: areaAddress(bound.headerRow, right, end - bound.headerRow, usedRight - right), rows: 0 })
  return trouble
}

/** Rows of the table that cannot be seen, by hand or by a filter of the clerk's. */
export async function hiddenRowCount(context: Excel.RequestContext, bound: BoundTable): Promise<number> {
  // A visible column: the hidden id column has no visible cells at all.
  const column = bound.checkAt ?? bound.headers.length - 1
  const visible = bodyRange(bound, 0, column, bound.rowCount, 1).getVisibleView()
  visible.load('rowCount')
  await context.sync()
  return bound.rowCount - visible.rowCount
}
