import type { z } from 'zod'
import type { Session, signInSchema } from '../../rules/wire.ts'
import { appendAudit } from '../audit/append.ts'
import type { Deps } from '../deps.ts'
import { describeMe } from './me.ts'
import { actorOf, findAccount, insertSession } from './store.ts'
import { newToken, tokenHash } from './tokens.ts'

const HOUR = 3_600_000
const SESSION_HOURS = 12
const REMEMBERED_HOURS = 7 * 24

/**
 * Opens a session. Throws `session.wrong-password` with the attempts left (also for an unknown college or number: who exists
 * is nobody's business), `session.locked`, `request.too-many`, `cycle.none`.
 */
export async function signIn(deps: Deps, input: z.infer<typeof signInSchema>, address: string): Promise<Session> {
  const now = deps.now()
  const attempt = deps.attempts.begin(`${input.college}/${input.staffNo}`, address, now)
  const account = await findAccount(deps.db, input.college, input.staffNo.trim())
  const right = await deps.passwords.matches(account?.passwordHash ?? null, input.password)
  const actor = account !== null && right ? await actorOf(deps.db, input.college, account.personId) : null
  if (actor === null) throw attempt.wrong()
  attempt.right()
  const me = describeMe(deps, actor)
  const token = newToken()
  const expiresAt = new Date(now.getTime() + (input.remember ? REMEMBERED_HOURS : SESSION_HOURS) * HOUR).toISOString()
  const who = { collegeId: actor.college.id, personId: actor.person.id }
  await deps.db.transaction().execute(async tx => {
    await insertSession(tx, { ...who, tokenHash: tokenHash(token), createdAt: now.toISOString(), expiresAt })
    await appendAudit(tx, { ...who, action: 'session.opened', at: now.toISOString(), details: { remember: input.remember } })
  })
  return { token, expiresAt, me }
}
