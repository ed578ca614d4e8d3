import type { Selectable } from 'kysely'
import type { Explanation } from '../../rules/finding.ts'
import type { Regime } from '../../rules/regime.ts'
import type { DecisionNote } from '../../rules/wire.ts'
import type { Cell } from '../../rules/value.ts'
import { insertAll } from '../db/insert-all.ts'
import type { Db, Schema, SheetKey, Tx } from '../db/schema.ts'

export type Submission = Selectable<Schema['submissions']>
export type StoredDecision = Selectable<Schema['decisions']>

/** A row as it was submitted: one immutable version, at its place in one submission. */
export interface VersionRow {
  readonly id: string
  readonly versionId: string
  readonly cells: readonly Cell[]
  readonly explanations: readonly Explanation[]
  readonly hash: string
  readonly fillerId: string
}

export async function findSubmission(db: Db, collegeId: string, id: string): Promise<Submission | null> {
  return await db.selectFrom('submissions').selectAll().where('collegeId', '=', collegeId).where('id', '=', id).executeTakeFirst() ?? null
}

export async function versionRows(db: Db, collegeId: string, submissionId: string): Promise<readonly VersionRow[]> {
  const rows = await db.selectFrom('submission_rows').innerJoin('row_versions', join => join
    .onRef('row_versions.collegeId', '=', 'submission_rows.collegeId').onRef('row_versions.id', '=', 'submission_rows.versionId'))
    .select(['submission_rows.rowId as id', 'submission_rows.versionId', 'row_versions.cells', 'row_versions.explanations', 'row_versions.hash', 'row_versions.fillerId'])
    .where('submission_rows.collegeId', '=', collegeId).where('submission_rows.submissionId', '=', submissionId).orderBy('submission_rows.position').execute()
  return rows.map(row => ({ ...row, cells: JSON.parse(row.cells) as Cell[], explanations: JSON.parse(row.explanations) as Explanation[] }))
}

export async function wholeExplanations(db: Db, collegeId: string, submissionId: string): Promise<readonly Explanation[]> {
  const found = await db.selectFrom('submission_explanations').select(['rule', 'text']).where('collegeId', '=', collegeId).where('submissionId', '=', submissionId).execute()
  return found.map(each => ({ ...each, rowId: null }))
}

export type NamedDecision = StoredDecision & { readonly personName: string }

/** All decisions on the row versions of a submission, also those made when they were part of an earlier one. By version id. */
export async function decisionsOf(db: Db, collegeId: string, submissionId: string): Promise<ReadonlyMap<string, readonly NamedDecision[]>> {
  const found = await db.selectFrom('submission_rows')
    .innerJoin('decisions', join => join.onRef('decisions.collegeId', '=', 'submission_rows.collegeId').onRef('decisions.versionId', '=', 'submission_rows.versionId'))
    .innerJoin('persons', join => join.onRef('persons.collegeId', '=', 'decisions.collegeId').onRef('persons.id', '=', 'decisions.personId'))
    .selectAll('decisions').select('persons.name as personName')
    .where('submission_rows.collegeId', '=', collegeId).where('submission_rows.submissionId', '=', submissionId).execute()
  const byVersion = new Map<string, NamedDecision[]>()
  for (const decision of found) {
    const list = byVersion.get(decision.versionId)
    if (list === undefined) byVersion.set(decision.versionId, [decision])
    else list.push(decision)
  }
  return byVersion
}

/** True once a reviewer has decided on anything of this submission; levels passed by themselves do not count. */
export async function isDecided(db: Db, collegeId: string, submissionId: string): Promise<boolean> {
  const found = await db.selectFrom('decisions').select('versionId').where('collegeId', '=', collegeId).where('submissionId', '=', submissionId)
    .where('verdict', '!=', 'skipped').limit(1).executeTakeFirst()
  return found !== undefined
}

/** The level that returned rows of a submission, null when none was returned. */
export async function levelOfReturn(db: Db, regime: Regime, collegeId: string, submissionId: string): Promise<number | null> {
  const found = await db.selectFrom('decisions').select('levelId').where('collegeId', '=', collegeId).where('submissionId', '=', submissionId)
    .where('verdict', '=', 'returned').limit(1).executeTakeFirst()
  return found === undefined ? null : regime.levels.findIndex(level => level.id === found.levelId)
}

/** How often this table has been submitted, by the unit and by the whole college: for the count and the number. */
export async function countSubmissions(db: Db, key: SheetKey): Promise<{ unit: number; college: number }> {
  const found = await db.selectFrom('submissions').select(['unitId', expression => expression.fn.countAll<number | string>().as('n')])
    .where('collegeId', '=', key.collegeId).where('cycleId', '=', key.cycleId).where('tableId', '=', key.tableId).groupBy('unitId').execute()
  const of = (rows: typeof found): number => rows.reduce((sum, row) => sum + Number(row.n), 0)
  return { unit: of(found.filter(row => row.unitId === key.unitId)), college: of(found) }
}

export interface NewSubmission {
  readonly submission: Submission
  readonly rows: readonly VersionRow[]
  /** version ids that are new with this submission */
  readonly fresh: ReadonlySet<string>
  readonly whole: readonly Explanation[]
}

export async function insertSubmission(tx: Tx, { submission, rows, fresh, whole }: NewSubmission): Promise<void> {
  const { collegeId, id: submissionId } = submission
  await tx.insertInto('submissions').values(submission).execute()
  await insertAll(tx, 'row_versions', rows.filter(row => fresh.has(row.versionId)).map(row => ({
    collegeId, id: row.versionId, rowId: row.id, submissionId, cells: JSON.stringify(row.cells), explanations: JSON.stringify(row.explanations), hash: row.hash, fillerId: row.fillerId,
  })))
  await insertAll(tx, 'submission_rows', rows.map((row, position) => ({ collegeId, submissionId, position, rowId: row.id, versionId: row.versionId })))
  await insertAll(tx, 'submission_explanations', whole.map(each => ({ collegeId, submissionId, rule: each.rule, text: each.text })))
}

export async function insertWithdrawal(tx: Tx, withdrawal: Schema['withdrawals']): Promise<void> {
  await tx.insertInto('withdrawals').values(withdrawal).execute()
}

/** Who took a submission back, null when nobody did. */
export async function withdrawnBy(db: Db, collegeId: string, submissionId: string): Promise<string | null> {
  const found = await db.selectFrom('withdrawals').innerJoin('persons', join => join.onRef('persons.collegeId', '=', 'withdrawals.collegeId').onRef('persons.id', '=', 'withdrawals.personId'))
    .select('persons.name').where('withdrawals.collegeId', '=', collegeId).where('submissionId', '=', submissionId).executeTakeFirst()
  return found?.name ?? null
}

/** Who decided last on a submission, null when nobody has. */
export async function lastDecider(db: Db, collegeId: string, submissionId: string): Promise<string | null> {
  const found = await db.selectFrom('decisions').innerJoin('persons', join => join.onRef('persons.collegeId', '=', 'decisions.collegeId').onRef('persons.id', '=', 'decisions.personId'))
    .select('persons.name').where('decisions.collegeId', '=', collegeId).where('submissionId', '=', submissionId).orderBy('decisions.at', 'desc').limit(1).executeTakeFirst()
  return found?.name ?? null
}

export function noteOf(decision: NamedDecision, levelName: string): DecisionNote {
  return {
    level: decision.levelId, levelName, verdict: decision.verdict, person: decision.personName, at: decision.at, reason: decision.reason, text: decision.text,
    fields: JSON.parse(decision.fields) as string[],
  }
}
