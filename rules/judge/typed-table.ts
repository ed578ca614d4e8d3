import type { Columns } from '../formula/context.ts'
import { columnsOf } from '../formula/columns.ts'
import type { Catalogue } from '../edition/catalogue.ts'
import type { Period } from '../table.ts'
import type { Cell, Value } from '../value.ts'
import type { References } from '../wire.ts'
import { cellReader } from '../grid/read-cell.ts'
import { rowReader } from './row-reader.ts'

/** A row as the sheet and the wire have it: cells in the order of the table's fields. The arrays are never changed in place. */
export interface JudgeRow { readonly id: string; readonly cells: readonly Cell[] }

/** Typed columns of one table with indexes built when first asked for. An unchanging snapshot: make a new one when rows change. */
export interface TypedTable extends Columns {
  /** false for a column that is not known here (a reference list holds only some); left out = all are */
  readonly knows?: (field: string) => boolean
}

/** The other tables a cross-table check may look into. `null` = not known here, so what needs it is not judged. */
export interface TableSource { table(id: string): TypedTable | null }

/**
 * Rows of a table as typed columns: blank rows left out, unreadable cells blank. Reading is put off until a column is asked for.
 * @example const staff = typedTable(catalogue, 'src_staff', rows, period); staff.index(['staff_no']).has('2008015')
 */
export function typedTable(catalogue: Catalogue, tableId: string, rows: readonly JudgeRow[], period: Period): TypedTable {
  const entry = catalogue.tables.get(tableId)
  if (!entry) return columnsOf([], [])
  let read: Columns | null = null
  const columns = (): Columns => {
    if (read) return read
    const reader = rowReader(entry, period)
    read = columnsOf(entry.table.fields.map((field) => field.id), rows.map((row) => reader(row.cells)).filter((row) => !row.isBlank).map((row) => row.values))
    return read
  }
  return { get count() { return columns().count }, column: (field) => columns().column(field), index: (fields) => columns().index(fields) }
}

/** A source over tables by id. */
export function tableSource(tables: ReadonlyMap<string, TypedTable>): TableSource {
  return { table: (id) => tables.get(id) ?? null }
}

/** A table of the source, when it is known with all these columns. */
export function knownTable(tables: TableSource, id: string, fields: readonly string[]): TypedTable | null {
  const table = tables.table(id)
  return table && fields.every((field) => table.knows?.(field) ?? true) ? table : null
}

/** The pane's source while the server is out of reach: the reference lists it was given last, with the columns they hold. */
export function referenceSource(catalogue: Catalogue, references: References, period: Period): TableSource {
  const tables = new Map<string, TypedTable>()
  for (const list of references.lists) {
    const entry = catalogue.tables.get(list.table)
    if (!entry) continue
    const readers = list.fields.map((id) => {
      const field = entry.fields[entry.index.get(id) ?? -1]
      return field ? cellReader(field, period, entry.table.statTime) : null
    })
    const rows = list.rows.map((cells): Value[] => readers.map((reader, i) => reader?.closely(cells[i] ?? null).value ?? null))
    const fields = new Set(list.fields)
    const columns = columnsOf(list.fields, rows)
    tables.set(list.table, { count: columns.count, column: (field) => columns.column(field), index: (wanted) => columns.index(wanted), knows: (field) => fields.has(field) })
  }
  return tableSource(tables)
}
