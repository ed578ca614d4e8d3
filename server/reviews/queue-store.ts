import type { Db, Schema } from '../db/schema.ts'

export interface WaitingSheet {
  readonly tableId: string; readonly unitId: string; readonly unitName: string; readonly ownerUnitId: string; readonly due: string; readonly levelDue: Readonly<Record<string, string>>
  readonly state: Schema['sheets']['state']; readonly level: number; readonly submissionId: string; readonly number: string; readonly at: string; readonly count: number
  readonly rowCount: number; readonly changed: number; readonly filler: string; readonly fillerId: string
}

/** Sheets of a cycle that are with reviewers or were returned by them, with the submission that counts. */
export async function waitingSheets(db: Db, collegeId: string, cycleId: string): Promise<readonly WaitingSheet[]> {
  const found = await db.selectFrom('sheets')
    .innerJoin('submissions', join => join.onRef('submissions.collegeId', '=', 'sheets.collegeId').onRef('submissions.id', '=', 'sheets.submissionId'))
    .innerJoin('units', join => join.onRef('units.collegeId', '=', 'sheets.collegeId').onRef('units.id', '=', 'sheets.unitId'))
    .innerJoin('persons', join => join.onRef('persons.collegeId', '=', 'submissions.collegeId').onRef('persons.id', '=', 'submissions.fillerId'))
    .innerJoin('assignments', join => join.onRef('assignments.collegeId', '=', 'sheets.collegeId').onRef('assignments.cycleId', '=', 'sheets.cycleId')
      .onRef('assignments.tableId', '=', 'sheets.tableId').onRef('assignments.unitId', '=', 'sheets.unitId'))
    .select(['sheets.tableId', 'sheets.unitId', 'units.name as unitName', 'assignments.ownerUnitId', 'assignments.due', 'assignments.levelDue', 'sheets.state', 'sheets.level',
      'submissions.id as submissionId', 'submissions.number', 'submissions.at', 'submissions.count', 'submissions.rowCount', 'submissions.changed', 'persons.name as filler', 'submissions.fillerId'])
    .where('sheets.collegeId', '=', collegeId).where('sheets.cycleId', '=', cycleId).where('sheets.state', 'in', ['submitted', 'returned']).orderBy('submissions.at').execute()
  return found.map(row => ({ ...row, levelDue: JSON.parse(row.levelDue) as Record<string, string> }))
}

export interface Counts { readonly decided: number; readonly explained: number; readonly fillers: readonly string[] }

/** For each submission: rows already decided at a level, explained rows, and everybody who filled rows still open there. */
export async function countRows(db: Db, collegeId: string, submissionId: string, levelId: string): Promise<Counts> {
  const rows = await db.selectFrom('submission_rows')
    .innerJoin('row_versions', join => join.onRef('row_versions.collegeId', '=', 'submission_rows.collegeId').onRef('row_versions.id', '=', 'submission_rows.versionId'))
    .leftJoin('decisions', join => join.onRef('decisions.collegeId', '=', 'submission_rows.collegeId').onRef('decisions.versionId', '=', 'submission_rows.versionId').on('decisions.levelId', '=', levelId))
    .select(expression => [
      'row_versions.fillerId', expression.fn.count<number | string>('decisions.versionId').as('decided'), expression.fn.countAll<number | string>().as('rows'),
      expression.fn.sum<number | string>(expression.case().when('row_versions.explanations', '!=', '[]').then(1).else(0).end()).as('explained'),
    ])
    .where('submission_rows.collegeId', '=', collegeId).where('submission_rows.submissionId', '=', submissionId).groupBy('row_versions.fillerId').execute()
  const sum = (of: (row: typeof rows[number]) => number | string): number => rows.reduce((total, row) => total + Number(of(row)), 0)
  return { decided: sum(row => row.decided), explained: sum(row => row.explained), fillers: rows.filter(row => Number(row.decided) < Number(row.rows)).map(row => row.fillerId) }
}

/** How many submissions of the cycle a person has approved anything of. */
export async function countPassed(db: Db, collegeId: string, cycleId: string, personId: string): Promise<number> {
  const found = await db.selectFrom('decisions').innerJoin('submissions', join => join.onRef('submissions.collegeId', '=', 'decisions.collegeId').onRef('submissions.id', '=', 'decisions.submissionId'))
    .select(expression => expression.fn.count<number | string>('decisions.submissionId').distinct().as('n')).where('decisions.collegeId', '=', collegeId)
    .where('decisions.personId', '=', personId).where('decisions.verdict', '=', 'approved').where('submissions.cycleId', '=', cycleId).executeTakeFirst()
  return Number(found?.n ?? 0)
}
