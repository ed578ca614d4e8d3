import type { Cell } from '../../rules/value.ts'
import type { Db } from '../db/schema.ts'

export interface TableKey { readonly collegeId: string; readonly cycleId: string; readonly tableId: string }
export interface StoredRow { readonly unitId: string; readonly rowId: string; readonly state: 'passed' | 'submitted' | 'draft'; readonly cells: readonly Cell[] }

export interface UnitSource { readonly unitId: string; readonly state: StoredRow['state']; readonly submissionId: string | null }

/** Which units hold rows of a table, and from where each is best known: its submission when one counts, else its draft. */
export async function unitSources(db: Db, key: TableKey): Promise<readonly UnitSource[]> {
  const sheets = await db.selectFrom('sheets').select(['unitId', 'state', 'submissionId'])
    .where('collegeId', '=', key.collegeId).where('cycleId', '=', key.cycleId).where('tableId', '=', key.tableId).orderBy('unitId').execute()
  return sheets.map(sheet => ({
    unitId: sheet.unitId, submissionId: sheet.submissionId, state: sheet.submissionId === null ? 'draft' : sheet.state === 'passed' ? 'passed' : 'submitted',
  }))
}

export async function rowsOfUnit(db: Db, key: TableKey, source: UnitSource): Promise<readonly StoredRow[]> {
  const rows = source.submissionId === null
    ? await db.selectFrom('drafts').select(['rowId', 'cells']).where('collegeId', '=', key.collegeId).where('cycleId', '=', key.cycleId)
      .where('tableId', '=', key.tableId).where('unitId', '=', source.unitId).orderBy('position').execute()
    : await db.selectFrom('submission_rows').innerJoin('row_versions', join => join
      .onRef('row_versions.collegeId', '=', 'submission_rows.collegeId').onRef('row_versions.id', '=', 'submission_rows.versionId'))
      .select(['submission_rows.rowId', 'row_versions.cells']).where('submission_rows.collegeId', '=', key.collegeId)
      .where('submission_rows.submissionId', '=', source.submissionId).orderBy('submission_rows.position').execute()
  return rows.map(row => ({ unitId: source.unitId, rowId: row.rowId, state: source.state, cells: JSON.parse(row.cells) as Cell[] }))
}
