import type { Db, Schema, Tx } from '../db/schema.ts'
import { cycleOf, type Cycle } from './cycle.ts'

export interface Unit { readonly id: string; readonly name: string; readonly orgCode: string | null }
export interface Person { readonly id: string; readonly staffNo: string; readonly name: string }

export async function listColleges(db: Db): Promise<readonly { id: string; name: string }[]> {
  return await db.selectFrom('colleges').select(['id', 'name']).orderBy('name').execute()
}

export async function findCollege(db: Db, id: string): Promise<{ id: string; name: string; regime: string } | null> {
  return await db.selectFrom('colleges').select(['id', 'name', 'regime']).where('id', '=', id).executeTakeFirst() ?? null
}

/** Units in the order of the college's own list. */
export async function unitsOf(db: Db, collegeId: string): Promise<readonly Unit[]> {
  return await db.selectFrom('units').select(['id', 'name', 'orgCode']).where('collegeId', '=', collegeId).orderBy('position').orderBy('id').execute()
}

export async function personsOf(db: Db, collegeId: string): Promise<readonly Person[]> {
  return await db.selectFrom('persons').select(['id', 'staffNo', 'name']).where('collegeId', '=', collegeId).execute()
}

/** Whether the database holds a college at all. */
export async function anyCollege(db: Db): Promise<boolean> {
  return await db.selectFrom('colleges').select('id').limit(1).executeTakeFirst() !== undefined
}

export async function collegeIds(db: Db): Promise<readonly string[]> {
  return (await db.selectFrom('colleges').select('id').orderBy('id').execute()).map((row) => row.id)
}

export async function findCycle(db: Db, collegeId: string, id: string): Promise<Cycle | null> {
  const row = await db.selectFrom('cycles').selectAll().where('collegeId', '=', collegeId).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : cycleOf(row)
}

export async function unitIds(db: Db, collegeId: string): Promise<readonly string[]> {
  return (await db.selectFrom('units').select('id').where('collegeId', '=', collegeId).orderBy('position').execute()).map((row) => row.id)
}
