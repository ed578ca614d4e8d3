import type { Db, Schema, Tx } from '../db/schema.ts'

export type StoredEvent = Schema['audit_events']

/** The newest event of a college: the one the next is chained to. */
export async function lastEvent(tx: Tx, collegeId: string): Promise<Pick<StoredEvent, 'sequence' | 'hash'> | null> {
  return await tx.selectFrom('audit_events').select(['sequence', 'hash']).where('collegeId', '=', collegeId).orderBy('sequence', 'desc').limit(1).executeTakeFirst() ?? null
}

export async function insertEvent(tx: Tx, event: StoredEvent): Promise<void> {
  await tx.insertInto('audit_events').values(event).execute()
}

/** The next events after a number, in order, at most `most`. */
export async function eventsAfter(db: Db, collegeId: string, sequence: number, most: number): Promise<readonly StoredEvent[]> {
  return await db.selectFrom('audit_events').selectAll().where('collegeId', '=', collegeId).where('sequence', '>', sequence).orderBy('sequence').limit(most).execute()
}
