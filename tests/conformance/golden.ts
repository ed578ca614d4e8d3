import type { Catalogue } from '../../rules/edition/catalogue.ts'
import type { Finding } from '../../rules/finding.ts'
import { judge } from '../../rules/judge.ts'
import { tableSource, typedTable } from '../../rules/judge/typed-table.ts'
import { BASELINE, PERIOD, rowsOf } from './baseline.ts'
import type { Cells, College } from './baseline.ts'

/** One change to the baseline: cells of a row (from 1), a row like another one with other cells put at the end or after a row, or a row taken out. */
export type Change =
  | { readonly table: string; readonly row: number; readonly set: Cells }
  | { readonly table: string; readonly like: number; readonly set: Cells; readonly after?: number }
  | { readonly table: string; readonly drop: number }

/** A rule with what breaks only it and what just passes. `table` is the table judged. */
export interface Golden { readonly rule: string; readonly table: string; readonly breaks: readonly Change[]; readonly passes: readonly Change[] }

/** The usual case: the same row with other cells. */
export function golden(rule: string, table: string, breaks: Cells, passes: Cells, row = 1): Golden {
  return { rule, table, breaks: [{ table, row, set: breaks }], passes: [{ table, row, set: passes }] }
}

/** The baseline with changes made in turn. */
export function changed(changes: readonly Change[]): College {
  const college: Record<string, Cells[]> = Object.fromEntries(Object.entries(BASELINE).map(([table, rows]) => [table, [...rows]]))
  for (const change of changes) {
    const rows = college[change.table] ?? []
    if ('drop' in change) rows.splice(change.drop - 1, 1)
    else if ('like' in change) rows.splice(change.after ?? rows.length, 0, { ...rows[change.like - 1], ...change.set })
    else rows[change.row - 1] = { ...rows[change.row - 1], ...change.set }
    college[change.table] = rows
  }
  return college
}

/** What the real judge says of one table of a college, other tables known. */
export function findingsOf(catalogue: Catalogue, table: string, college: College): readonly Finding[] {
  const tables = tableSource(new Map(Object.entries(college).map(([id, rows]) => [id, typedTable(catalogue, id, rowsOf(catalogue, id, rows), PERIOD)])))
  return judge({ catalogue, tableId: table, rows: rowsOf(catalogue, table, college[table] ?? []), period: PERIOD, tables }).findings
}
