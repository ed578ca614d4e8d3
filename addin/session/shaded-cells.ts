/** What belongs into shaded columns: carried over from source tables the pane has lists of, or computed. The server says the last word. */
import { columnsOf } from '../../rules/formula/columns.ts'
import type { Columns, EvalContext } from '../../rules/formula/context.ts'
import type { Catalogue } from '../../rules/edition/catalogue.ts'
import { cellReader } from '../../rules/grid/read-cell.ts'
import { canonicalCell } from '../../rules/grid/write-cell.ts'
import { rowReader } from '../../rules/judge/row-reader.ts'
import { shadedColumns } from '../../rules/judge/shaded.ts'
import { typedTable } from '../../rules/judge/typed-table.ts'
import type { Period } from '../../rules/table.ts'
import type { CellReader } from '../../rules/grid/reader.ts'
import type { Cell, Value } from '../../rules/value.ts'
import type { References } from '../../rules/wire.ts'
import type { HostRow } from '../host/host.ts'

const none: Columns = columnsOf([], [])
const noLists: ReadonlyMap<string, Columns> = new Map()
/** Typed once for each answer of the server: a list may have 18,000 students. */
const typedLists = new WeakMap<References, ReadonlyMap<string, Columns>>()
function listsOf(catalogue: Catalogue, references: References, period: Period): ReadonlyMap<string, Columns> {
  const lists = typedLists.get(references) ?? new Map(references.lists.map((list) => [list.table, listAsTable(catalogue, list, period)]))
  typedLists.set(references, lists)
  return lists
}
/** Cells whose shaded columns are right by these lists. */
const right = new WeakMap<readonly Cell[], References | null>()

/** The rows with their shaded cells filled; a row that needs nothing is the same object. */
export function fillShaded(catalogue: Catalogue, tableId: string, rows: readonly HostRow[], references: References | null, period: Period): readonly HostRow[] {
  const entry = catalogue.tables.get(tableId)
  if (entry === undefined || !entry.fields.some((field) => field.shaded)) return rows
  const lists = references === null ? noLists : listsOf(catalogue, references, period)
  const source = { table: (id: string): Columns | null => lists.get(id) ?? null }
  // Formulas that look into tables the pane has no list of stay as they are.
  const complete = entry.reads.every((id) => lists.has(id))
  const columns = shadedColumns(entry, references === null ? null : source).filter(({ at }) => entry.fields[at]?.computed === null || complete)
  if (columns.length === 0) return rows
  // Carried-over cells depend on their row alone: a row that was right once is not looked at again.
  const alone = entry.computeOrder.length === 0
  const fresh = alone ? rows.filter((row) => right.get(row.cells) !== references) : rows
  if (fresh.length === 0) return rows
  const read = rowReader(entry, period)
  const seen = new Set(fresh)
  const typed = rows.map((row) => (seen.has(row) ? read(row.cells) : null))
  const own = columnsOf(entry.table.fields.map((field) => field.id), typed.flatMap((row) => (row === null ? [] : [row.values])))
  return rows.map((row, i) => {
    const values = typed[i]?.values
    if (values === undefined || typed[i]?.isBlank === true) return row
    let changed: Cell[] | null = null
    const context: EvalContext = { rowIndex: i, period, table: (id) => (id === tableId ? own : (source.table(id) ?? none)) }
    for (const { at, value } of columns) {
      const field = entry.fields[at]?.field
      const wanted = value(values, context)
      if (field === undefined || wanted === undefined || wanted === null || wanted === values[at]) continue
      values[at] = wanted
      changed ??= [...row.cells]
      changed[at] = canonicalCell(field, wanted)
    }
    const cells = changed ?? row.cells
    if (alone) right.set(cells, references)
    return changed === null ? row : { id: row.id, cells }
  })
}

/** A number that reads as a day without a remark; `2019.6` typed for June 2019 stays as it is, so that it is found. */
function plainDay(reader: CellReader, cell: Cell): Value | undefined {
  const { value, remarks } = reader.closely(cell)
  return remarks.length === 0 ? value : undefined
}

/**
 * Excel answers the number of a day where a date stands; the wire and last year's rows have it as text (`2025-09-01`, `2025-09`).
 * Only numbers in date columns are turned: a text typed in some other form stays, so that it is found.
 */
export function canonicalRows(catalogue: Catalogue, tableId: string, rows: readonly HostRow[], period: Period): readonly HostRow[] {
  const entry = catalogue.tables.get(tableId)
  const dates = (entry?.fields ?? []).filter(({ field }) => field.type === 'date' || field.type === 'yearmonth')
  if (entry === undefined || dates.length === 0) return rows
  const readers = dates.map((date) => ({ at: date.index, field: date.field, reader: cellReader(date, period, entry.table.statTime) }))
  return rows.map((row) => {
    let cells: Cell[] | null = null
    for (const { at, field, reader } of readers) {
      const cell = row.cells[at]
      if (typeof cell !== 'number') continue
      const value = plainDay(reader, cell)
      if (typeof value !== 'number') continue
      cells ??= [...row.cells]
      cells[at] = canonicalCell(field, value)
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
