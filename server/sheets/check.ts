import type { Catalogue, TableEntry } from '../../rules/edition/catalogue.ts'
import { createJudge, type TableJudge } from '../../rules/judge.ts'
import type { JudgeRow } from '../../rules/judge/typed-table.ts'
import type { CheckLevel } from '../../rules/table.ts'
import type { CheckAnswer, CheckBody } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { judgeOf } from '../judging.ts'
import { tableSourceFor } from '../known/sources.ts'
import { checkEdition, checkShape } from './lock.ts'
import { findPlace, mustRead, type SheetPlace } from './place.ts'

const beyondTheTable: ReadonlySet<CheckLevel> = new Set(['cross-table'])

/**
 * What only the server can know of rows under the clerk's hands: references, carried-over columns, other tables. The pane judges the rest itself.
 * `whole`: the rows are the whole sheet, so checks that compare whole columns are answered too; else only those that look at a row alone.
 * Throws `access.unit`, `edition.stale`, `sheet.too-many-rows`.
 */
export async function checkRows(deps: Deps, actor: Actor, at: { table: string; unit: string }, input: CheckBody): Promise<CheckAnswer> {
  const place = await findPlace(deps, actor, at.table, at.unit)
  mustRead(actor, place)
  checkEdition(place, input.editionHash)
  checkShape(place, input.rows)
  const judge = input.whole ? judgeOf(place.edition.catalogue, at.table) : rowJudgeOf(place.edition.catalogue, place.entry)
  const tables = await tableSourceFor(deps.known, { collegeId: place.key.collegeId, cycle: place.cycle, catalogue: place.edition.catalogue }, at.table, at.unit, () => input.whole ? input.rows : ownRows(deps, place, input.rows))
  const verdict = judge.judge({ rows: input.rows, period: place.cycle.period, tables, levels: beyondTheTable })
  return { sequence: input.sequence, findings: verdict.findings.map(finding => finding as CheckAnswer['findings'][number]), checkedAt: deps.now().toISOString() }
}

/** The sheet with the rows under check in place of the kept ones. */
function ownRows(deps: Deps, place: SheetPlace, rows: readonly JudgeRow[]): readonly JudgeRow[] {
  const kept = deps.known.ready({ collegeId: place.key.collegeId, cycle: place.cycle, catalogue: place.edition.catalogue }, place.key.tableId)
  const sent = new Set(rows.map(row => row.id))
  const others = kept?.rows.filter(row => row.unitId === place.key.unitId && !sent.has(row.rowId)).map(row => ({ id: row.rowId, cells: row.cells })) ?? []
  return [...others, ...rows]
}

const rowJudges = new WeakMap<TableEntry, TableJudge>()

/** A judge of the same table without the checks that compare whole columns of it: right for some of its rows. */
function rowJudgeOf(catalogue: Catalogue, entry: TableEntry): TableJudge {
  const found = rowJudges.get(entry)
  if (found !== undefined) return found
  const crossTable = entry.checks.crossTable.filter(check => check.rowUses.length > 0 && check.columnUses.length === 0)
  const reduced: TableEntry = { ...entry, checks: { ...entry.checks, crossTable } }
  const made = createJudge({ ...catalogue, tables: new Map([...catalogue.tables, [entry.table.id, reduced]]) }, entry.table.id)
  rowJudges.set(entry, made)
  return made
}
