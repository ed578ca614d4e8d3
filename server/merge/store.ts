import type { Db } from '../db/schema.ts'

/** The number and filler of every submission that counts in a cycle: by submission id. */
export async function countingSubmissions(db: Db, collegeId: string, cycleId: string): Promise<ReadonlyMap<string, { readonly number: string }>> {
  const found = await db.selectFrom('sheets').innerJoin('submissions', join => join.onRef('submissions.collegeId', '=', 'sheets.collegeId').onRef('submissions.id', '=', 'sheets.submissionId'))
    .select(['submissions.id', 'submissions.number']).where('sheets.collegeId', '=', collegeId).where('sheets.cycleId', '=', cycleId).execute()
  return new Map(found.map(row => [row.id, { number: row.number }]))
}

/** Names of everybody of a college, by id. */
export async function personNames(db: Db, collegeId: string): Promise<ReadonlyMap<string, string>> {
  const found = await db.selectFrom('persons').select(['id', 'name']).where('collegeId', '=', collegeId).execute()
  return new Map(found.map(row => [row.id, row.name]))
}
