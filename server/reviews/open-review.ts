import { mayDecide } from '../../rules/workflow/actor.ts'
import type { Finding } from '../../rules/finding.ts'
import type { Review } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { judgeSheet } from '../judging.ts'
import { keyTextOf, lastYearOf } from '../sheets/last-year.ts'
import { flat, type SheetPlace } from '../sheets/place.ts'
import { levelName, seesPersons } from '../sheets/open-sheet.ts'
import { maskRows } from '../sheets/prefill.ts'
import { dueOf } from '../sheets/state.ts'
import { findSheet, personName } from '../sheets/store.ts'
import { inLevelOrder } from '../submissions/row-state.ts'
import { decisionsOf, noteOf, versionRows, wholeExplanations, type Submission } from '../submissions/store.ts'
import { differences } from './differences.ts'
import { findReview } from './find-review.ts'
import { withStates, type ReviewedRow } from './under-review.ts'

/** One submission as a reviewer sees it: that exact version, what differs from last year and from the one before, and what was explained. */
export async function openReview(deps: Deps, actor: Actor, id: string): Promise<Review> {
  const { submission, place } = await findReview(deps, actor, id)
  const { collegeId } = place.key
  const decisions = await decisionsOf(deps.db, collegeId, id)
  const rows = withStates(place, await versionRows(deps.db, collegeId, id), decisions)
  const sheet = await findSheet(deps.db, place.key)
  const levelIndex = sheet !== null && sheet.submissionId === id && sheet.state === 'submitted' ? sheet.level : null
  const level = levelIndex === null ? null : place.regime.levels[levelIndex] ?? null
  const pending = rows.filter(row => row.state.kind === 'pending' && row.state.level === levelIndex)
  const whyNot = level === null ? '不在等审核' : whyNotDecide(actor, place, level, pending)
  const explanations = [...rows.flatMap(row => row.explanations), ...await wholeExplanations(deps.db, collegeId, id)]
  const isPending = new Set(pending.map(row => row.id))
  const seen = seesPersons(actor, place) ? rows : maskRows(place, rows)
  return {
    submission: id, number: submission.number, table: place.key.tableId, unit: { id: place.unit.id, name: place.unit.name }, filler: await personName(deps.db, collegeId, submission.fillerId) ?? '', at: submission.at,
    due: dueOf(place.regime, place.assignment, sheet), count: submission.count, hash: submission.hash, editionHash: submission.editionHash,
    level: level === null ? null : { ...level, confirms: [...level.confirms] }, canDecide: whyNot === null, whyNot,
    rows: seen.map((row, position) => ({
      id: row.id, cells: [...row.cells], state: row.state, version: row.versionId, pending: isPending.has(row.id), position,
      decisions: inLevelOrder(place.regime, decisions.get(row.versionId) ?? []).map(decision => noteOf(decision, levelName(place.regime, decision.levelId))),
    })),
    explanations, findings: await openFindings(deps, place, rows),
    ...await compared(deps, place, submission, seen, seesPersons(actor, place)),
  }
}

function whyNotDecide(actor: Actor, place: SheetPlace, level: SheetPlace['regime']['levels'][number], pending: readonly ReviewedRow[]): string | null {
  const filled = { unit: place.key.unitId, ownerUnit: place.assignment.ownerUnitId, fillers: pending.map(row => row.fillerId) }
  const allowed = mayDecide(place.regime, level, flat(actor), filled)
  if (allowed === true) return null
  return allowed === 'access.own-submission' ? '这是你填的，不能由你审核' : `等${level.name}`
}

/** Judged again, so that the reviewer need not trust what was true at submission: other tables may have moved since. Explained ones stay in, with their text beside. */
async function openFindings(deps: Deps, place: SheetPlace, rows: readonly ReviewedRow[]): Promise<Review['findings']> {
  const verdict = await judgeSheet(deps, place, rows)
  return verdict.findings.map((finding: Finding) => finding as Review['findings'][number])
}

async function compared(deps: Deps, place: SheetPlace, submission: Submission, rows: readonly { id: string; cells: ReviewedRow['cells'] }[], sees: boolean): Promise<Pick<Review, 'sinceLastYear' | 'sinceLastSubmission'>> {
  const fields = place.entry.table.fields.map(field => field.id)
  const keyText = keyTextOf(place)
  const shown = <T extends { cells: ReviewedRow['cells'] }>(list: readonly T[]): readonly T[] => sees ? list : maskRows(place, list)
  const last = shown((await lastYearOf(deps, place)).rows)
  const before = submission.previousId === null ? null : shown(await versionRows(deps.db, place.key.collegeId, submission.previousId))
  return {
    sinceLastYear: last.length === 0 ? [] : differences(fields, last, rows, row => keyText(row.cells)),
    sinceLastSubmission: before === null ? [] : differences(fields, before, rows, row => row.id),
  }
}
