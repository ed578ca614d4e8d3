import { Problem } from '../../rules/problem.ts'
import type { Actor } from '../actor.ts'
import { appendAudit } from '../audit/append.ts'
import type { Deps } from '../deps.ts'
import { mustBeWritable } from '../sheets/lock.ts'
import { findPlace, mustFill } from '../sheets/place.ts'
import { findSheet, putSheet } from '../sheets/store.ts'
import { tellSheet } from '../sheets/tell.ts'
import { findSubmission, insertWithdrawal, isDecided, levelOfReturn } from './store.ts'

/**
 * Takes a submission back before anyone has decided on it. What counted before it counts again; the submission itself stays on record.
 * Throws `submission.unknown`, `access.unit`, `submission.not-withdrawable`, `cycle.frozen`.
 */
export async function withdraw(deps: Deps, actor: Actor, id: string): Promise<void> {
  const collegeId = actor.college.id
  const submission = await findSubmission(deps.db, collegeId, id)
  if (submission === null || submission.cycleId !== actor.cycle?.id) throw new Problem('submission.unknown')
  const place = await findPlace(deps, actor, submission.tableId, submission.unitId)
  mustFill(actor, place)
  const now = deps.now().toISOString()
  await deps.db.transaction().execute(async tx => {
    await mustBeWritable(tx, place)
    const sheet = await findSheet(tx, place.key)
    if (sheet === null || sheet.submissionId !== id || sheet.state !== 'submitted' || await isDecided(tx, collegeId, id)) throw new Problem('submission.not-withdrawable')
    await insertWithdrawal(tx, { collegeId, submissionId: id, personId: actor.person.id, at: now })
    const returnedAt = submission.previousId === null ? null : await levelOfReturn(tx, place.regime, collegeId, submission.previousId)
    await putSheet(tx, {
      ...sheet, revision: sheet.revision + 1, state: returnedAt === null ? 'filling' : 'returned', level: returnedAt ?? 0, submissionId: submission.previousId,
      changedBy: actor.person.id, changedAt: now,
    })
    await appendAudit(tx, { ...place.key, personId: actor.person.id, action: 'submission.withdrawn', at: now, subject: id, details: { number: submission.number } })
  })
  tellSheet(deps, place.key, 'sheet', 'queue', 'progress')
}
