import type { Table } from '../../rules/table.ts'
import type { Cell } from '../../rules/value.ts'
import type { DemoRow } from './rows.ts'

/** A demo row as cells in the table's field order. Errors: a field the table does not have (a demo that drifted from the edition). */
export function cellsOf(table: Table, row: DemoRow): Cell[] {
  const known = new Set(table.fields.map((field) => field.id))
  for (const id of Object.keys(row)) if (!known.has(id)) throw new Error(`demo row of ${table.number} names ${id}, which the edition does not have`)
  return table.fields.map((field) => row[field.id] ?? null)
}
