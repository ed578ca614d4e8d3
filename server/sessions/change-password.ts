import type { z } from 'zod'
import { Problem } from '../../rules/problem.ts'
import type { passwordChangeSchema } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import { appendAudit } from '../audit/append.ts'
import type { Deps } from '../deps.ts'
import { passwordHashOf, storePassword } from './store.ts'
import { tokenHash } from './tokens.ts'

/** Sets a new password and ends the person's other sessions. Throws `session.wrong-password`, `session.locked`, `session.same-password`. */
export async function changePassword(deps: Deps, actor: Actor, input: z.infer<typeof passwordChangeSchema>, token: string, address: string): Promise<void> {
  const who = { collegeId: actor.college.id, personId: actor.person.id }
  const attempt = deps.attempts.begin(`${who.collegeId}/${actor.person.staffNo}`, address, deps.now())
  const stored = await passwordHashOf(deps.db, who.collegeId, who.personId)
  if (!await deps.passwords.matches(stored, input.current)) throw attempt.wrong()
  attempt.right()
  if (input.next === input.current) throw new Problem('session.same-password')
  const hash = await deps.passwords.hash(input.next)
  await deps.db.transaction().execute(async tx => {
    await storePassword(tx, who.collegeId, who.personId, hash, tokenHash(token))
    await appendAudit(tx, { ...who, action: 'password.changed', at: deps.now().toISOString() })
  })
  deps.actors.forgetCollege(who.collegeId)
}
