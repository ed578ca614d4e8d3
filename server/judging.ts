/** The one judge of `rules/`, run here for truth: prepared once for each table of each edition. */
import type { Catalogue } from '../rules/edition/catalogue.ts'
import type { Verdict } from '../rules/finding.ts'
import { createJudge, type TableJudge } from '../rules/judge.ts'
import type { JudgeRow } from '../rules/judge/typed-table.ts'
import type { CheckLevel } from '../rules/table.ts'
import type { Deps } from './deps.ts'
import { tableSourceFor } from './known/sources.ts'
import type { SheetPlace } from './sheets/place.ts'

const judges = new WeakMap<Catalogue, Map<string, TableJudge>>()

export function judgeOf(catalogue: Catalogue, tableId: string): TableJudge {
  let tables = judges.get(catalogue)
  if (tables === undefined) judges.set(catalogue, tables = new Map())
  let found = tables.get(tableId)
  if (found === undefined) tables.set(tableId, found = createJudge(catalogue, tableId))
  return found
}

/** Judges the whole sheet against everything the college knows. All levels unless some are named. */
export async function judgeSheet(deps: Deps, place: SheetPlace, rows: readonly JudgeRow[], levels?: ReadonlySet<CheckLevel>): Promise<Verdict> {
  const { catalogue } = place.edition
  const { collegeId, tableId, unitId } = place.key
  const tables = await tableSourceFor(deps.known, { collegeId, cycle: place.cycle, catalogue }, tableId, unitId, () => rows)
  return judgeOf(catalogue, tableId).judge({ rows, period: place.cycle.period, tables, ...(levels === undefined ? {} : { levels }) })
}
