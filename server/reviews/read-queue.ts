import { holds, unitOf } from '../../rules/workflow/actor.ts'
import type { Queue, QueueEntry } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import { regimeOf, type Deps } from '../deps.ts'
import { currentYear, flat } from '../sheets/place.ts'
import { countPassed, countRows, waitingSheets, type WaitingSheet } from './queue-store.ts'

/** What waits for this reviewer, by due date, and what this reviewer's level has returned and waits for. */
export async function readQueue(deps: Deps, actor: Actor): Promise<Queue> {
  const { cycle, edition } = await currentYear(deps, actor)
  const regime = regimeOf(deps, actor)
  const collegeId = actor.college.id
  const pending: QueueEntry[] = []
  const waiting: QueueEntry[] = []
  for (const sheet of await waitingSheets(deps.db, collegeId, cycle.id)) {
    const level = regime.levels[sheet.level]
    const table = edition.catalogue.tables.get(sheet.tableId)?.table
    if (level === undefined || table === undefined || !holds(flat(actor), level.role, unitOf(level, filledOf(sheet)))) continue
    const counts = await countRows(deps.db, collegeId, sheet.submissionId, level.id)
    const entry: QueueEntry = {
      submission: sheet.submissionId, number: sheet.number, table: table.id, tableNumber: table.number, tableName: table.name, unit: { id: sheet.unitId, name: sheet.unitName },
      filler: sheet.filler, at: sheet.at, due: sheet.state === 'returned' ? sheet.due : sheet.levelDue[level.id] ?? sheet.due, level: level.id, levelName: level.name, count: sheet.count,
      rows: sheet.rowCount, pendingRows: sheet.rowCount - counts.decided, explained: counts.explained, changed: sheet.changed,
      own: counts.fillers.includes(actor.person.id), password: level.password,
    }
    if (sheet.state === 'submitted') pending.push(entry)
    else waiting.push(entry)
  }
  const byDue = (a: QueueEntry, b: QueueEntry): number => a.due < b.due ? -1 : a.due > b.due ? 1 : a.number < b.number ? -1 : 1
  return { pending: pending.sort(byDue), waiting: waiting.sort(byDue), passed: await countPassed(deps.db, collegeId, cycle.id, actor.person.id) }
}

function filledOf(sheet: WaitingSheet): { unit: string; ownerUnit: string; fillers: readonly string[] } {
  return { unit: sheet.unitId, ownerUnit: sheet.ownerUnitId, fillers: [sheet.fillerId] }
}
