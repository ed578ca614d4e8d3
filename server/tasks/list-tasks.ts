import { summarise, type Summary } from '../../rules/judge/summarise.ts'
import { Problem } from '../../rules/problem.ts'
import type { Task } from '../../rules/wire.ts'
import { hasRoleAt, type Actor } from '../actor.ts'
import { regimeOf, type Deps } from '../deps.ts'
import type { FrozenEdition } from '../editions/registry.ts'
import { judgeSheet } from '../judging.ts'
import { readOnlyFor } from '../sheets/open-sheet.ts'
import { currentYear, findPlace } from '../sheets/place.ts'
import { dueOf, sheetState } from '../sheets/state.ts'
import { draftExplanations, draftRows, notPassed } from '../sheets/store.ts'
import { sourcesOf } from '../sheets/waits-for.ts'
import { assignedSheets, fillersOfAll, lastYearRowCounts, returnedRows, type AssignedSheet } from './store.ts'

/** The tables someone fills, and those of a unit whose people this person reviews (to look at). In official order. */
export async function listTasks(deps: Deps, actor: Actor): Promise<readonly Task[]> {
  const { cycle, edition } = await currentYear(deps, actor)
  const collegeId = actor.college.id
  const fillers = await fillersOfAll(deps.db, collegeId, cycle.id)
  const mine = (await assignedSheets(deps.db, collegeId, cycle.id)).filter(each => edition.catalogue.tables.has(each.key.tableId) && (
    fillers.get(nameOf(each))?.some(filler => filler.id === actor.person.id) === true
    || hasRoleAt(actor, 'unit-reviewer', each.key.unitId) || hasRoleAt(actor, 'unit-head', each.key.unitId)))
  const order = [...edition.catalogue.tables.keys()]
  mine.sort((a, b) => order.indexOf(a.key.tableId) - order.indexOf(b.key.tableId))
  const before = await lastYearRowCounts(deps.db, collegeId, cycle.lastCycle)
  const sources = new Map(mine.map(each => [each.key.tableId, sourcesFor(edition, each.key.tableId)]))
  const open = await notPassed(deps.db, collegeId, cycle.id, [...new Set([...sources.values()].flat())])
  const tasks: Task[] = []
  for (const each of mine) {
    const waits = (sources.get(each.key.tableId) ?? []).filter(id => open.has(id)).map(id => edition.catalogue.tables.get(id)?.table.number ?? id)
    tasks.push(await taskOf(deps, actor, each, edition, before.get(nameOf(each)) ?? 0, waits))
  }
  return tasks
}

const nameOf = (each: AssignedSheet): string => `${each.key.tableId}/${each.key.unitId}`

function sourcesFor(edition: FrozenEdition, tableId: string): readonly string[] {
  const entry = edition.catalogue.tables.get(tableId)
  return entry === undefined ? [] : sourcesOf(entry)
}

async function taskOf(deps: Deps, actor: Actor, each: AssignedSheet, edition: FrozenEdition, lastYearRows: number, waitsFor: string[]): Promise<Task> {
  const regime = regimeOf(deps, actor)
  const table = edition.catalogue.tables.get(each.key.tableId)?.table
  if (table === undefined) throw new Problem('table.unknown', { table: each.key.tableId })
  const place = await findPlace(deps, actor, each.key.tableId, each.key.unitId)
  const { sheet } = each
  const summary = await summaryOf(deps, actor, each)
  return {
    table: table.id, number: table.number, name: table.name, unit: each.unit, state: sheetState(regime, sheet), rows: sheet?.rowCount ?? 0,
    errors: summary.errors, unexplained: summary.unexplained, incomplete: summary.incomplete,
    returnedRows: sheet?.state === 'returned' && sheet.submissionId !== null ? await returnedRows(deps.db, each.key.collegeId, sheet.submissionId) : 0,
    lastYearRows, due: dueOf(regime, each, sheet), ready: isReady(sheet, summary) && waitsFor.length === 0, waitsFor, readOnly: readOnlyFor(actor, place, sheet),
  }
}

/** Whether the draft may be submitted as it is: rows are there, nothing is wrong, blank or unexplained. */
function isReady(sheet: AssignedSheet['sheet'], { errors, unexplained, incomplete }: typeof none): boolean {
  return sheet !== null && sheet.rowCount > 0 && (sheet.state === 'filling' || sheet.state === 'returned') && errors + unexplained + incomplete === 0
}

const none: Pick<Summary, 'errors' | 'unexplained' | 'incomplete'> = { errors: 0, unexplained: 0, incomplete: 0 }

/**
 * What is still wrong with a draft. Judged once for each revision and remembered: other tables may have moved since, which the sheet
 * itself shows when it is opened; a list of tasks must not judge a whole college each time.
 */
async function summaryOf(deps: Deps, actor: Actor, { key, sheet }: AssignedSheet): Promise<typeof none> {
  if (sheet === null || sheet.rowCount === 0 || (sheet.state !== 'filling' && sheet.state !== 'returned')) return none
  const name = `${key.collegeId}\u001f${key.cycleId}\u001f${key.tableId}\u001f${key.unitId}\u001f${sheet.revision}`
  const found = deps.summaries.get(name)
  if (found !== undefined) return found
  const place = await findPlace(deps, actor, key.tableId, key.unitId)
  const verdict = await judgeSheet(deps, place, await draftRows(deps.db, key))
  const { errors, unexplained, incomplete } = summarise(verdict, await draftExplanations(deps.db, key), place.regime.explanationMin)
  const summary = { errors, unexplained, incomplete }
  deps.summaries.set(name, summary)
  return summary
}
