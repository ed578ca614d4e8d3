import type { Db, Schema, Tx } from '../db/schema.ts'
import { cycleOf } from '../colleges/cycle.ts'
import type { Actor } from '../actor.ts'

export interface Account { readonly personId: string; readonly passwordHash: string }

/** The active account of a staff number at a college, null when there is none. */
export async function findAccount(db: Db, collegeId: string, staffNo: string): Promise<Account | null> {
  const found = await db.selectFrom('persons').select(['id as personId', 'passwordHash'])
    .where('collegeId', '=', collegeId).where('staffNo', '=', staffNo).where('active', '=', 1).executeTakeFirst()
  return found ?? null
}

export async function passwordHashOf(db: Db, collegeId: string, personId: string): Promise<string | null> {
  const found = await db.selectFrom('persons').select('passwordHash').where('collegeId', '=', collegeId).where('id', '=', personId).executeTakeFirst()
  return found?.passwordHash ?? null
}

export async function insertSession(tx: Tx, session: Schema['sessions']): Promise<void> {
  await tx.deleteFrom('sessions').where('collegeId', '=', session.collegeId).where('expiresAt', '<', session.createdAt).execute()
  await tx.insertInto('sessions').values(session).execute()
}

export async function deleteSession(tx: Tx, collegeId: string, hash: string): Promise<void> {
  await tx.deleteFrom('sessions').where('collegeId', '=', collegeId).where('tokenHash', '=', hash).execute()
}

/** A changed password ends every other session of the person. */
export async function storePassword(tx: Tx, collegeId: string, personId: string, passwordHash: string, keep: string): Promise<void> {
  await tx.updateTable('persons').set({ passwordHash, mustChangePassword: 0 }).where('collegeId', '=', collegeId).where('id', '=', personId).execute()
  await tx.deleteFrom('sessions').where('collegeId', '=', collegeId).where('personId', '=', personId).where('tokenHash', '!=', keep).execute()
}

/** Who a token belongs to, with roles and the current cycle; null when it is unknown, over, or the person is no longer active. */
export async function loadActor(db: Db, hash: string, now: string): Promise<{ actor: Actor; expiresAt: string } | null> {
  const session = await db.selectFrom('sessions').selectAll().where('tokenHash', '=', hash).where('expiresAt', '>', now).executeTakeFirst()
  if (session === undefined) return null
  const actor = await actorOf(db, session.collegeId, session.personId)
  return actor === null ? null : { actor, expiresAt: session.expiresAt }
}

/** A person as an actor; null when unknown or no longer active. */
export async function actorOf(db: Db, collegeId: string, personId: string): Promise<Actor | null> {
  const college = await db.selectFrom('colleges').select(['id', 'name', 'regime']).where('id', '=', collegeId).executeTakeFirst()
  const person = await db.selectFrom('persons').select(['id', 'staffNo', 'name', 'mustChangePassword'])
    .where('collegeId', '=', collegeId).where('id', '=', personId).where('active', '=', 1).executeTakeFirst()
  if (college === undefined || person === undefined) return null
  const roles = await db.selectFrom('roles').innerJoin('units', join => join.onRef('units.collegeId', '=', 'roles.collegeId').onRef('units.id', '=', 'roles.unitId'))
    .select(['roles.role', 'roles.unitId', 'units.name as unitName']).where('roles.collegeId', '=', collegeId).where('roles.personId', '=', personId)
    .orderBy('units.position').orderBy('roles.role').execute()
  const cycle = await db.selectFrom('cycles').selectAll().where('collegeId', '=', collegeId).where('isCurrent', '=', 1).executeTakeFirst()
  return { college, person: { ...person, mustChangePassword: person.mustChangePassword === 1 }, roles, cycle: cycle === undefined ? null : cycleOf(cycle) }
}
