import { Problem } from '../../rules/problem.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { findPlace, mustRead, type SheetPlace } from '../sheets/place.ts'
import { findSubmission, type Submission } from '../submissions/store.ts'

/** A submission of the caller's own college and year, with its place. Throws `submission.unknown` (also for another college's), `access.unit`. */
export async function findReview(deps: Deps, actor: Actor, id: string): Promise<{ submission: Submission; place: SheetPlace }> {
  const submission = await findSubmission(deps.db, actor.college.id, id)
  if (submission === null || submission.cycleId !== actor.cycle?.id) throw new Problem('submission.unknown')
  const place = await findPlace(deps, actor, submission.tableId, submission.unitId)
  mustRead(actor, place)
  return { submission, place }
}
