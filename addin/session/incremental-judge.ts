/** Judges a table again and again: after an edit only the edited rows go through field and row checks, the table as a whole always. */
import type { Catalogue } from '../../rules/edition/catalogue.ts'
import type { Verdict } from '../../rules/finding.ts'
import { createJudge } from '../../rules/judge.ts'
import { updateVerdict } from '../../rules/judge/merge.ts'
import type { CheckLevel, Period } from '../../rules/table.ts'
import type { HostRow } from '../host/host.ts'

/** What needs other tables is the server's: the pane has only parts of them. */
const levels: ReadonlySet<CheckLevel> = new Set(['field', 'row', 'table'])

export interface IncrementalJudge { judge(rows: readonly HostRow[], period: Period): Verdict }

export function incrementalJudge(catalogue: Catalogue, table: string): IncrementalJudge {
  const judge = createJudge(catalogue, table, { remember: true })
  let before: { readonly cells: ReadonlyMap<string, HostRow['cells']>; readonly verdict: Verdict; readonly period: string } | null = null
  return {
    judge: (rows, period) => {
      const key = JSON.stringify(period)
      const only = new Set(rows.filter((row) => before?.cells.get(row.id) !== row.cells).map((row) => row.id))
      const verdict = before === null || before.period !== key || only.size * 2 > rows.length
        ? judge.judge({ rows, period, levels })
        : updateVerdict(before.verdict, judge.judge({ rows, period, levels, only }), only, new Set(rows.map((row) => row.id)))
      before = { cells: new Map(rows.map((row) => [row.id, row.cells])), verdict, period: key }
      return verdict
    },
  }
}
