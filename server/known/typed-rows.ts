import type { TableEntry } from '../../rules/edition/catalogue.ts'
import { cellReader } from '../../rules/grid/read-cell.ts'
import type { CellReader } from '../../rules/grid/reader.ts'
import type { Period } from '../../rules/table.ts'
import type { Cell, Value } from '../../rules/value.ts'

/** Reads rows of cells into typed values; a cell that cannot be read is blank, since look-ups can do nothing with it. */
export function typedRows(entry: TableEntry, period: Period): (cells: readonly Cell[]) => readonly Value[] {
  const readers: readonly CellReader[] = entry.fields.map(field => cellReader(field, period, entry.table.statTime))
  return cells => readers.map((reader, i) => {
    const cell = cells[i] ?? null
    if (cell === null) return null
    return reader.fast(cell) ?? reader.closely(cell).value ?? null
  })
}
