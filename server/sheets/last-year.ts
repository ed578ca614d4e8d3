import type { Explanation } from '../../rules/finding.ts'
import type { Cell } from '../../rules/value.ts'
import { findCycle } from '../colleges/store.ts'
import type { Deps } from '../deps.ts'
import { editionOf, type SheetPlace } from './place.ts'
import { findSheet } from './store.ts'
import { versionRows, wholeExplanations } from '../submissions/store.ts'

export interface LastYear { readonly rows: readonly { readonly id: string; readonly cells: readonly Cell[] }[]; readonly explanations: readonly Explanation[] }

const nothing: LastYear = { rows: [], explanations: [] }

/** Last year's passed rows of the same table at the same unit, in this year's fields: a field that is new this year is blank. */
export async function lastYearOf(deps: Deps, place: SheetPlace): Promise<LastYear> {
  const cycle = place.cycle.lastCycle === null ? null : await findCycle(deps.db, place.key.collegeId, place.cycle.lastCycle)
  if (cycle === null) return nothing
  const { collegeId, tableId, unitId } = place.key
  const sheet = await findSheet(deps.db, { collegeId, cycleId: cycle.id, tableId, unitId })
  if (sheet === null || sheet.state !== 'passed' || sheet.submissionId === null) return nothing
  const before = (await editionOf(deps, cycle)).catalogue.tables.get(tableId)
  if (before === undefined) return nothing
  const from = place.entry.fields.map(field => before.index.get(field.field.id))
  const rows = await versionRows(deps.db, collegeId, sheet.submissionId)
  return {
    rows: rows.map(row => ({ id: row.id, cells: from.map(at => at === undefined ? null : row.cells[at] ?? null) })),
    explanations: [...rows.flatMap(row => row.explanations), ...await wholeExplanations(deps.db, collegeId, sheet.submissionId)],
  }
}

/** What makes a row the same row in another year: its unique key, else all it holds. */
export function keyTextOf(place: SheetPlace): (cells: readonly Cell[]) => string {
  const { key } = place.entry
  return cells => JSON.stringify(key.length === 0 ? cells : key.map(at => cells[at] ?? null))
}
