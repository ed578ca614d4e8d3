import { Problem } from '../../rules/problem.ts'
import type { Level } from '../../rules/regime.ts'
import { mayDecide } from '../../rules/workflow/actor.ts'
import { nextState, type Facts } from '../../rules/workflow/next-state.ts'
import type { DecideAnswer, DecideBody, RowState } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import { appendAudit } from '../audit/append.ts'
import { insertAll } from '../db/insert-all.ts'
import type { Db, Tx } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { answered, keepAnswer } from '../requests-store.ts'
import { flat, type SheetPlace } from '../sheets/place.ts'
import { putSheet } from '../sheets/store.ts'
import { tellSheet } from '../sheets/tell.ts'
import { readHolders } from '../submissions/holders-store.ts'
import { levelOf } from '../submissions/row-state.ts'
import type { StoredDecision } from '../submissions/store.ts'
import { chooseRows, mustBeSigned, type Choice } from './choose-rows.ts'
import { findReview } from './find-review.ts'
import { readUnderReview, type ReviewedRow, type UnderReview } from './under-review.ts'

/**
 * One reviewer's decision on rows of a submission: approvals and returns, each on record against (row version, level). Refused when
 * anything moved since it was looked at. Throws `submission.unknown`, `access.role`, `access.own-submission`, `decision.stale`,
 * `decision.rows`, `decision.confirm`, `decision.count`, `decision.password`, `decision.reason`, `cycle.frozen`.
 */
export async function decide(deps: Deps, actor: Actor, id: string, input: DecideBody): Promise<DecideAnswer> {
  const { submission, place } = await findReview(deps, actor, id)
  const before = await answered<DecideAnswer>(deps.db, actor, input.requestId, 'decide')
  if (before !== undefined) return before
  const looked = await readUnderReview(deps.db, place, submission)
  const choice = chosen(actor, place, looked, input)
  await mustBeSigned(deps, actor, looked.level, choice, input)
  const { answer, fresh } = await deps.db.transaction().execute(async tx => {
    const given = await answered<DecideAnswer>(tx, actor, input.requestId, 'decide')
    if (given !== undefined) return { answer: given, fresh: false }
    // read again inside the transaction: of two reviewers at once the second finds the rows decided
    const now = await readUnderReview(tx, place, submission)
    return { answer: await keep(deps, tx, actor, place, now, chosen(actor, place, now, input), input), fresh: true }
  })
  if (fresh) tellSheet(deps, place.key, 'sheet', 'queue', 'progress')
  return answer
}

/** Who may decide what, in this order: the rows must still wait, the person must hold the level, and have filled none of them. */
function chosen(actor: Actor, place: SheetPlace, under: UnderReview, input: DecideBody): Choice {
  const filled = (rows: readonly ReviewedRow[]) => ({ unit: place.key.unitId, ownerUnit: place.assignment.ownerUnitId, fillers: rows.map(row => row.fillerId) })
  const refuse = (allowed: ReturnType<typeof mayDecide>): void => {
    if (allowed !== true) throw new Problem(allowed, { step: under.level.name, office: place.regime.qualityOffice })
  }
  const passed = place.regime.levels.slice(0, under.levelIndex).some(level => mayDecide(place.regime, level, flat(actor), filled([])) === true)
  const allowed = mayDecide(place.regime, under.level, flat(actor), filled([]))
  // somebody of the same level was faster: that is news about the submission, not about this person's rights
  if (allowed === 'access.role' && passed) throw new Problem('decision.stale', { why: `${under.lastDecider ?? '别人'}已通过` })
  refuse(allowed)
  const choice = chooseRows(place, under, input)
  refuse(mayDecide(place.regime, under.level, flat(actor), filled([...choice.approved, ...choice.returned.map(each => each.row)])))
  return choice
}

async function keep(deps: Deps, tx: Tx, actor: Actor, place: SheetPlace, under: UnderReview, choice: Choice, input: DecideBody): Promise<DecideAnswer> {
  const { regime, key } = place
  const at = deps.now().toISOString()
  const decision = { collegeId: key.collegeId, submissionId: under.submission.id, levelId: under.level.id, personId: actor.person.id, at }
  const outcomes = await approve(tx, actor, place, choice.approved)
  await insertAll(tx, 'decisions', [
    ...choice.approved.map((row): StoredDecision => ({ ...decision, versionId: row.versionId, verdict: 'approved', reason: null, text: null, fields: '[]' })),
    ...choice.returned.map(({ row, reason, text, fields }): StoredDecision => ({ ...decision, versionId: row.versionId, verdict: 'returned', reason, text, fields: JSON.stringify(fields) })),
    ...outcomes.flatMap(({ row, skipped }) => skipped.map((level): StoredDecision => ({ ...decision, levelId: level.id, versionId: row.versionId, verdict: 'skipped', reason: null, text: null, fields: '[]' }))),
  ])
  const answer = await move(tx, actor, place, under, choice, new Map(outcomes.map(each => [each.row.id, each.state])), at)
  await keepAnswer(tx, actor, input.requestId, 'decide', answer, at)
  await appendAudit(tx, {
    ...key, personId: actor.person.id, action: 'decision.made', at, subject: under.submission.id,
    details: { level: under.level.id, approved: choice.approved.length, returned: choice.returned.map(each => each.row.id), hash: input.hash, confirmed: input.confirmed, signed: under.level.password && choice.approved.length > 0 },
  })
  return answer
}

/** The state each approved row comes to, with the levels it skips on the way. */
async function approve(db: Db, actor: Actor, place: SheetPlace, rows: readonly ReviewedRow[]): Promise<readonly { row: ReviewedRow; state: RowState; skipped: readonly Level[] }[]> {
  const holders = await readHolders(db, place.key.collegeId, place.regime)
  return rows.map(row => {
    const filled = { unit: place.key.unitId, ownerUnit: place.assignment.ownerUnitId, fillers: [row.fillerId] }
    const facts: Facts = { actor: flat(actor), filled, holders, decided: true }
    const outcome = nextState(place.regime, row.state, 'approve', facts)
    if ('problem' in outcome) throw new Problem(outcome.problem, { step: '审核', office: place.regime.qualityOffice, count: 1 })
    return { row, ...outcome }
  })
}

/** Where the sheet stands after the decision: back at the filler, at a higher level, passed, or where it was. */
async function move(tx: Tx, actor: Actor, place: SheetPlace, under: UnderReview, choice: Choice, after: ReadonlyMap<string, RowState>, at: string): Promise<DecideAnswer> {
  const { regime } = place
  const returned = choice.returned.length
  const level = levelOf(regime, under.rows.map(row => after.get(row.id) ?? row.state))
  const final = returned === 0 && level === regime.levels.length
  const passedLevel = returned === 0 && level > under.levelIndex
  await putSheet(tx, {
    ...under.sheet, revision: under.sheet.revision + 1, state: returned > 0 ? 'returned' : final ? 'passed' : 'submitted',
    level: returned > 0 ? under.levelIndex : level, changedBy: actor.person.id, changedAt: at,
  })
  return { approved: choice.approved.length, returned, passedLevel, final, next: returned > 0 ? null : regime.levels[level]?.name ?? null }
}
