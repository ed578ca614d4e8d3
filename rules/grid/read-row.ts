import type { Period, StatTime } from '../table.ts'
import type { Cell } from '../value.ts'
import { cellReader } from './read-cell.ts'
import type { Column } from './reader.ts'
import type { Reading } from './reading.ts'

/** The columns of a table. `TableEntry` of a catalogue has this shape. */
export interface ColumnsOfTable { readonly table: { readonly statTime: StatTime }; readonly fields: readonly Column[] }

/** Reads every cell of a row, in the order of the fields. For many rows use `rowReader`, which prepares once. */
export function readRow(columns: ColumnsOfTable, cells: readonly Cell[], period: Period): Reading[] {
  return columns.fields.map((column, i) => cellReader(column, period, columns.table.statTime).closely(cells[i] ?? null))
}

/**
 * Makes the writer of rows in canonical form: what is kept of an accepted row. Cells that cannot be read stay as they are.
 * @example canonicalRows(entry, period)(['D05', 2008015, …, 45901]) // ['D05', '2008015', …, '2025-09-01']
 */
export function canonicalRows(columns: ColumnsOfTable, period: Period): (cells: readonly Cell[]) => Cell[] {
  const readers = columns.fields.map((column) => cellReader(column, period, columns.table.statTime))
  return (cells) => readers.map((reader, i) => reader.closely(cells[i] ?? null).canonical)
}
