import type { Catalogue } from '../../rules/edition/catalogue.ts'
import { columnsOf } from '../../rules/formula/columns.ts'
import { typedTable, type JudgeRow, type TableSource, type TypedTable } from '../../rules/judge/typed-table.ts'
import type { KnownRows, KnownTable, Place } from './known-rows.ts'

/**
 * The other tables a sheet of one unit is judged against. A table nobody has filled yet is not known, so nothing is held against it.
 * The sheet's own table is known with the rows of the other units and, of its own unit, the rows under check in place of the kept ones
 * (`rows`, asked for only when something looks into that table).
 */
export async function tableSourceFor(known: KnownRows, place: Place, tableId: string, unitId: string, rows: () => readonly JudgeRow[]): Promise<TableSource> {
  const entry = place.catalogue.tables.get(tableId)
  const refersToItself = entry?.fields.some(field => field.ref?.table.id === tableId) === true
  const tables = new Map<string, KnownTable>()
  for (const id of new Set([...entry?.reads ?? [], ...refersToItself ? [tableId] : []])) tables.set(id, known.ready(place, id) ?? await known.table(place, id))
  let own: TypedTable | null = null
  return {
    table(id) {
      const found = tables.get(id)
      if (found === undefined) return null
      if (id === tableId) return own ??= withOwn(place.catalogue, place, tableId, found.without(unitId).map(row => row.values), rows())
      return found.rows.length === 0 ? null : found.columns
    },
  }
}

function withOwn(catalogue: Catalogue, place: Place, tableId: string, others: readonly (readonly (string | number | boolean | null)[])[], rows: readonly JudgeRow[]): TypedTable {
  const fields = catalogue.tables.get(tableId)?.table.fields.map(field => field.id) ?? []
  const mine = typedTable(catalogue, tableId, rows, place.cycle.period)
  const columns = fields.map(field => mine.column(field))
  return columnsOf(fields, [...others, ...Array.from({ length: mine.count }, (_, at) => columns.map(column => column[at] ?? null))])
}
