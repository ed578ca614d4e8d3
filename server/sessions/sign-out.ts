import type { Actor } from '../actor.ts'
import { appendAudit } from '../audit/append.ts'
import type { Deps } from '../deps.ts'
import { deleteSession } from './store.ts'
import { tokenHash } from './tokens.ts'

/** Ends the session of this token; the token is worth nothing from then on. */
export async function signOut(deps: Deps, actor: Actor, token: string): Promise<void> {
  const collegeId = actor.college.id
  await deps.db.transaction().execute(async tx => {
    await deleteSession(tx, collegeId, tokenHash(token))
    await appendAudit(tx, { collegeId, personId: actor.person.id, action: 'session.closed', at: deps.now().toISOString() })
  })
  deps.actors.forgetCollege(collegeId)
}
