/** A request that is sent twice, because the answer got lost on the way, is answered once: the second gets the first answer. */
import { Problem } from '../rules/problem.ts'
import type { Actor } from './actor.ts'
import type { Db, Tx } from './db/schema.ts'

export type Command = 'draft' | 'submit' | 'decide'

/** The answer already given to this request, undefined when it is new. The same id for another command is a mistake of the caller. */
export async function answered<T>(db: Db, actor: Actor, requestId: string, command: Command): Promise<T | undefined> {
  const found = await db.selectFrom('requests').select(['command', 'answer']).where('collegeId', '=', actor.college.id).where('personId', '=', actor.person.id)
    .where('requestId', '=', requestId).executeTakeFirst()
  if (found === undefined) return undefined
  if (found.command !== command) throw new Problem('request.invalid', { what: '请求编号用过了' })
  return JSON.parse(found.answer) as T
}

export async function keepAnswer(tx: Tx, actor: Actor, requestId: string, command: Command, answer: unknown, at: string): Promise<void> {
  await tx.insertInto('requests').values({ collegeId: actor.college.id, personId: actor.person.id, requestId, command, answer: JSON.stringify(answer), at }).execute()
}
