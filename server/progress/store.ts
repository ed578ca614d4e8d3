import type { Db } from '../db/schema.ts'

/** The first submission that was not withdrawn of each sheet: when it came, and whether any of its rows was ever returned. By `table/unit`. */
export async function firstSubmissions(db: Db, collegeId: string, cycleId: string): Promise<ReadonlyMap<string, { readonly at: string; readonly returned: boolean }>> {
  const submissions = await db.selectFrom('submissions')
    .leftJoin('withdrawals', join => join.onRef('withdrawals.collegeId', '=', 'submissions.collegeId').onRef('withdrawals.submissionId', '=', 'submissions.id'))
    .select(['submissions.id', 'submissions.tableId', 'submissions.unitId', 'submissions.at']).where('submissions.collegeId', '=', collegeId)
    .where('submissions.cycleId', '=', cycleId).where('withdrawals.submissionId', 'is', null).orderBy('submissions.at').orderBy('submissions.count').execute()
  const returned = new Set((await db.selectFrom('decisions').innerJoin('submissions', join => join.onRef('submissions.collegeId', '=', 'decisions.collegeId').onRef('submissions.id', '=', 'decisions.submissionId'))
    .select('decisions.submissionId').distinct().where('decisions.collegeId', '=', collegeId).where('submissions.cycleId', '=', cycleId).where('verdict', '=', 'returned').execute()).map(row => row.submissionId))
  const first = new Map<string, { at: string; returned: boolean }>()
  for (const each of submissions) {
    const name = `${each.tableId}/${each.unitId}`
    if (!first.has(name)) first.set(name, { at: each.at, returned: returned.has(each.id) })
  }
  return first
}
