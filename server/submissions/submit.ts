import type { Finding } from '../../rules/finding.ts'
import { explained } from '../../rules/judge/explanation.ts'
import { summarise } from '../../rules/judge/summarise.ts'
import { Problem } from '../../rules/problem.ts'
import type { SubmitAnswer, SubmitBody } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import { appendAudit } from '../audit/append.ts'
import type { Tx } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { judgeSheet } from '../judging.ts'
import { answered, keepAnswer } from '../requests-store.ts'
import { checkEdition, checkShape, writableSheet } from '../sheets/lock.ts'
import { findPlace, mustFill, type SheetPlace } from '../sheets/place.ts'
import { putSheet, replaceDraft, replaceExplanations } from '../sheets/store.ts'
import { tellSheet } from '../sheets/tell.ts'
import { mustBeOpen } from '../sheets/waits-for.ts'
import { canonicalRows, type CanonicalRow } from './canonical-rows.ts'
import { submissionHash } from './fingerprint.ts'
import { makeVersions } from './make-versions.ts'
import { nextReviewers } from './next-reviewers.ts'
import { submissionNumber } from './number.ts'
import { startState } from './start-state.ts'
import { countSubmissions, insertSubmission } from './store.ts'

/** Most findings sent back with a refusal; the pane judges the rest itself. */
const MOST_FINDINGS = 2_000

/**
 * Submits a table at a unit: typed and judged again, then kept whole or not at all. New row versions only for rows that changed, so
 * untouched rows keep their approvals. The same request id gets the same answer. Throws, among others: `submission.blocked` (findings in
 * details), `submission.empty`, `submission.unchanged`, `submission.unanswered`, `sheet.stale`, `sheet.locked`, `edition.stale`, `cycle.not-open`.
 */
export async function submit(deps: Deps, actor: Actor, at: { table: string; unit: string }, input: SubmitBody): Promise<SubmitAnswer> {
  const place = await findPlace(deps, actor, at.table, at.unit)
  mustFill(actor, place)
  const before = await answered<SubmitAnswer>(deps.db, actor, input.requestId, 'submit')
  if (before !== undefined) return before
  checkEdition(place, input.editionHash)
  checkShape(place, input.rows)
  await mustBeOpen(deps, place)
  const rows = canonicalRows(place, input)
  if (rows.length === 0) throw new Problem('submission.empty')
  await mustBeClean(deps, place, rows, input)
  const { answer, fresh } = await deps.db.transaction().execute(tx => keep(deps, tx, actor, place, input, rows))
  if (fresh) tellSheet(deps, place.key, 'sheet', 'queue', 'progress')
  return answer
}

async function mustBeClean(deps: Deps, place: SheetPlace, rows: readonly CanonicalRow[], input: SubmitBody): Promise<void> {
  const verdict = await judgeSheet(deps, place, rows)
  const { explanationMin } = place.regime
  const summary = summarise(verdict, input.explanations, explanationMin)
  if (summary.ready) return
  const isExplained = explained(input.explanations, explanationMin)
  const open = verdict.findings.filter((finding: Finding) => finding.severity === 'error' || (finding.severity === 'warning' && !isExplained(finding)))
  throw new Problem('submission.blocked', { errors: summary.errors + summary.incomplete, unexplained: summary.unexplained, findings: open.slice(0, MOST_FINDINGS) })
}

async function keep(deps: Deps, tx: Tx, actor: Actor, place: SheetPlace, input: SubmitBody, rows: readonly CanonicalRow[]): Promise<{ answer: SubmitAnswer; fresh: boolean }> {
  const before = await answered<SubmitAnswer>(tx, actor, input.requestId, 'submit')
  if (before !== undefined) return { answer: before, fresh: false }
  const sheet = await writableSheet(tx, place, input.baseRevision)
  const now = deps.now().toISOString()
  const id = deps.newId()
  const previousId = sheet?.submissionId ?? null
  const made = await makeVersions(deps, tx, actor, place, previousId, rows, input.explanations)
  const counts = await countSubmissions(tx, place.key)
  const hash = submissionHash(place.key, place.cycle.editionHash, made.rows.map(row => row.hash), made.whole)
  const submission = {
    ...place.key, id, number: submissionNumber(place.cycle.id, place.entry.table.number, counts.college + 1), count: counts.unit + 1, previousId,
    fillerId: actor.person.id, at: now, hash, editionHash: place.cycle.editionHash, rowCount: rows.length, changed: made.fresh.size,
  }
  await insertSubmission(tx, { submission, ...made })
  const level = await startState(tx, actor, place, submission, made)
  await replaceDraft(tx, place.key, rows)
  await replaceExplanations(tx, place.key, input.explanations)
  await putSheet(tx, {
    ...place.key, revision: (sheet?.revision ?? 0) + 1, state: level === place.regime.levels.length ? 'passed' : 'submitted', level, submissionId: id,
    rowCount: rows.length, changedBy: actor.person.id, changedAt: now,
  })
  const answer = { submission: id, number: submission.number, at: now, hash, rows: rows.length, changed: made.fresh.size, next: await nextReviewers(tx, place, level) }
  await keepAnswer(tx, actor, input.requestId, 'submit', answer, now)
  await appendAudit(tx, {
    ...place.key, personId: actor.person.id, action: 'submission.made', at: now, subject: id,
    details: { number: submission.number, hash, rows: rows.length, changed: made.fresh.size, confirmed: true },
  })
  return { answer, fresh: true }
}
