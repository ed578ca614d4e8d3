import type { Regime } from '../../rules/regime.ts'
import { mayDecide } from '../../rules/workflow/actor.ts'
import type { SheetAnswer, SheetRow } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { inLevelOrder, rowStateOf } from '../submissions/row-state.ts'
import { decisionsOf, findSubmission, isDecided, noteOf, versionRows, type NamedDecision } from '../submissions/store.ts'
import { lastYearOf } from './last-year.ts'
import { findPlace, flat, isFiller, mustRead, type SheetPlace } from './place.ts'
import { maskRows, prefillRows } from './prefill.ts'
import { dueOf, lockReason, sheetState } from './state.ts'
import { draftExplanations, draftRows, findSheet, type StoredSheet } from './store.ts'

/** Everything the pane needs to lay a table out. A sheet nobody has touched begins with the rows of its source. Throws `access.unit`. */
export async function openSheet(deps: Deps, actor: Actor, at: { table: string; unit: string }): Promise<SheetAnswer> {
  const place = await findPlace(deps, actor, at.table, at.unit)
  mustRead(actor, place)
  const { regime, key } = place
  const sheet = await findSheet(deps.db, key)
  const lastYear = await lastYearOf(deps, place)
  const rows = await sheetRows(deps, place, sheet)
  const show = <T extends { cells: SheetRow['cells'] }>(list: readonly T[]): T[] => [...seesPersons(actor, place) ? list : maskRows(place, list)]
  return {
    table: key.tableId, unit: { id: place.unit.id, name: place.unit.name }, revision: sheet?.revision ?? 0, editionHash: place.cycle.editionHash,
    state: sheetState(regime, sheet), readOnly: readOnlyFor(actor, place, sheet), due: dueOf(regime, place.assignment, sheet),
    rows: show(rows), explanations: [...await draftExplanations(deps.db, key)],
    lastYear: show(lastYear.rows.map(row => ({ id: row.id, cells: [...row.cells] }))), lastYearExplanations: [...lastYear.explanations],
    submission: await submissionOf(deps, actor, place, sheet),
  }
}

async function sheetRows(deps: Deps, place: SheetPlace, sheet: StoredSheet | null): Promise<readonly SheetRow[]> {
  const drafts = sheet === null ? await prefillRows(deps, place) : await draftRows(deps.db, place.key)
  const { collegeId } = place.key
  const submissionId = sheet?.submissionId ?? null
  const versions = new Map((submissionId === null ? [] : await versionRows(deps.db, collegeId, submissionId)).map(row => [row.id, row]))
  const decisions = submissionId === null ? new Map<string, readonly NamedDecision[]>() : await decisionsOf(deps.db, collegeId, submissionId)
  return drafts.map((row): SheetRow => {
    const version = versions.get(row.id)
    const made = version === undefined ? [] : decisions.get(version.versionId) ?? []
    return {
      id: row.id, cells: [...row.cells], version: version?.versionId ?? null, state: version === undefined ? { kind: 'draft', level: 0 } : rowStateOf(place.regime, made),
      decisions: inLevelOrder(place.regime, made).map(decision => noteOf(decision, levelName(place.regime, decision.levelId))),
    }
  })
}

export function levelName(regime: Regime, id: string): string {
  return regime.levels.find(level => level.id === id)?.name ?? id
}

/** Fillers of the sheet and those who decide on it see persons as they are; others of the unit see them masked (焦作第二十条). */
export function seesPersons(actor: Actor, place: SheetPlace): boolean {
  const filled = { unit: place.key.unitId, ownerUnit: place.assignment.ownerUnitId, fillers: [] }
  return isFiller(actor, place) || place.regime.levels.some(level => mayDecide(place.regime, level, flat(actor), filled) === true)
}

export function readOnlyFor(actor: Actor, place: SheetPlace, sheet: StoredSheet | null): string | null {
  const locked = lockReason(place.regime, place.cycle, sheet)
  if (locked !== null || isFiller(actor, place)) return locked
  const names = place.assignment.fillers.map(filler => filler.name).join('、')
  return names === '' ? '还没有安排填报人' : `由${names}填报`
}

async function submissionOf(deps: Deps, actor: Actor, place: SheetPlace, sheet: StoredSheet | null): Promise<SheetAnswer['submission']> {
  if (sheet === null || sheet.submissionId === null) return null
  const { collegeId } = place.key
  const submission = await findSubmission(deps.db, collegeId, sheet.submissionId)
  if (submission === null) return null
  const canWithdraw = sheet.state === 'submitted' && isFiller(actor, place) && !await isDecided(deps.db, collegeId, submission.id)
  return { id: submission.id, number: submission.number, at: submission.at, count: submission.count, canWithdraw }
}
