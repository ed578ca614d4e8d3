/** What belongs into shaded columns: carried over from source tables the pane has lists of, or computed. The server says the last word. */
import { columnsOf } from '../../rules/formula/columns.ts'
import type { Columns, EvalContext } from '../../rules/formula/context.ts'
import type { Catalogue } from '../../rules/edition/catalogue.ts'
import { canonicalCell } from '../../rules/grid/write-cell.ts'
import { rowReader } from '../../rules/judge/row-reader.ts'
import { shadedColumns } from '../../rules/judge/shaded.ts'
import { typedTable } from '../../rules/judge/typed-table.ts'
import type { Period } from '../../rules/table.ts'
import type { Cell } from '../../rules/value.ts'
import type { References } from '../../rules/wire.ts'
import type { HostRow } from '../host/host.ts'

const none: Columns = columnsOf([], [])

/** The rows with their shaded cells filled; a row that needs nothing is the same object. */
export function fillShaded(catalogue: Catalogue, tableId: string, rows: readonly HostRow[], references: References | null, period: Period): readonly HostRow[] {
  const entry = catalogue.tables.get(tableId)
  if (entry === undefined || !entry.fields.some((field) => field.shaded)) return rows
  const lists = new Map((references?.lists ?? []).map((list) => [list.table, listAsTable(catalogue, list, period)]))
  const source = { table: (id: string): Columns | null => lists.get(id) ?? null }
  // Formulas that look into tables the pane has no list of stay as they are.
  const complete = entry.reads.every((id) => lists.has(id))
  const columns = shadedColumns(entry, references === null ? null : source).filter(({ at }) => entry.fields[at]?.computed === null || complete)
  if (columns.length === 0) return rows
  const read = rowReader(entry, period)
  const typed = rows.map((row) => read(row.cells))
  const own = columnsOf(entry.table.fields.map((field) => field.id), typed.map((row) => row.values))
  return rows.map((row, i) => {
    const values = typed[i]?.values
    if (values === undefined || typed[i]?.isBlank === true) return row
    const context: EvalContext = { rowIndex: i, period, table: (id) => (id === tableId ? own : (source.table(id) ?? none)) }
    let cells: Cell[] | null = null
    for (const { at, value } of columns) {
      const field = entry.fields[at]?.field
      const right = value(values, context)
      if (field === undefined || right === undefined || right === null || right === values[at]) continue
      values[at] = right
      cells ??= [...row.cells]
      cells[at] = canonicalCell(field, right)
    }
    return cells === null ? row : { id: row.id, cells }
  })
}

/** A reference list has some columns of its table; the others are blank. */
function listAsTable(catalogue: Catalogue, list: References['lists'][number], period: Period): Columns {
  const fields = catalogue.tables.get(list.table)?.table.fields ?? []
  const at = fields.map((field) => list.fields.indexOf(field.id))
  return typedTable(catalogue, list.table, list.rows.map((cells, i) => ({ id: String(i), cells: at.map((position) => (position < 0 ? null : cells[position] ?? null)) })), period)
}
