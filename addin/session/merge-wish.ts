/** What to merge, counted before it is asked for. Pure. */
import type { MergePlan } from '../../rules/wire.ts'
import { chaptersOf, chapterOf } from './matrix.ts'

/** `all`, a chapter (`S` = source tables), or `table:<id>`. */
export type MergeRange = string
export interface RangeChoice { readonly range: MergeRange; readonly chapter: string | null; readonly count: number }

/** Fewest characters of a purpose. Source: `mergeQuerySchema`. */
export const shortestPurpose = 2

export const rangesOf = (plan: MergePlan): readonly RangeChoice[] => [
  { range: 'all', chapter: null, count: plan.tables.length },
  ...chaptersOf(plan.tables).map(({ chapter, count }) => ({ range: chapter, chapter, count })),
]

export const tablesIn = (plan: MergePlan, range: MergeRange): MergePlan['tables'] =>
  plan.tables.filter((table) => range === 'all' || (range.startsWith('table:') ? range === `table:${table.id}` : chapterOf(table.number) === range))

export interface MergeSum { readonly tables: number; readonly rows: number; readonly passedRows: number; readonly allRows: number; /** about: the plan counts cells of passed rows only */ readonly cells: number }

/** Tables without a row are not counted: they would be empty sheets. */
export function sumOf(plan: MergePlan, range: MergeRange, drafts: boolean): MergeSum {
  const chosen = tablesIn(plan, range)
  const rowsOf = (table: MergePlan['tables'][number]): number => table.rows + (drafts ? table.draftRows : 0)
  const rows = chosen.reduce((sum, table) => sum + rowsOf(table), 0)
  const passedRows = chosen.reduce((sum, table) => sum + table.rows, 0)
  const planned = plan.tables.reduce((sum, table) => sum + table.rows, 0)
  return {
    tables: chosen.filter((table) => rowsOf(table) > 0).length, rows, passedRows, allRows: passedRows + chosen.reduce((sum, table) => sum + table.draftRows, 0),
    cells: planned === 0 ? rows * usualFields : Math.round((plan.cells / planned) * rows),
  }
}

/** Fields of an official table on average. */
const usualFields = 20

/** Tables in the range that some unit has not brought through, with those units. */
export const missingIn = (plan: MergePlan, range: MergeRange): MergePlan['tables'] => tablesIn(plan, range).filter((table) => table.missing.length > 0)
