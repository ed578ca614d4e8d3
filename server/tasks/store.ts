import type { Db, SheetKey } from '../db/schema.ts'
import type { StoredSheet } from '../sheets/store.ts'

export interface AssignedSheet {
  readonly key: SheetKey
  readonly unit: { readonly id: string; readonly name: string }
  readonly ownerUnitId: string
  readonly due: string
  readonly levelDue: Readonly<Record<string, string>>
  /** null: nobody has touched it */
  readonly sheet: StoredSheet | null
}

/** Every table at every unit of a cycle, with where it stands. One query, however many there are. */
export async function assignedSheets(db: Db, collegeId: string, cycleId: string): Promise<readonly AssignedSheet[]> {
  const found = await db.selectFrom('assignments')
    .innerJoin('units', join => join.onRef('units.collegeId', '=', 'assignments.collegeId').onRef('units.id', '=', 'assignments.unitId'))
    .leftJoin('sheets', join => join.onRef('sheets.collegeId', '=', 'assignments.collegeId').onRef('sheets.cycleId', '=', 'assignments.cycleId')
      .onRef('sheets.tableId', '=', 'assignments.tableId').onRef('sheets.unitId', '=', 'assignments.unitId'))
    .select(['assignments.tableId', 'assignments.unitId', 'assignments.ownerUnitId', 'assignments.due', 'assignments.levelDue', 'units.name as unitName',
      'sheets.revision', 'sheets.state', 'sheets.level', 'sheets.submissionId', 'sheets.rowCount', 'sheets.changedBy', 'sheets.changedAt'])
    .where('assignments.collegeId', '=', collegeId).where('assignments.cycleId', '=', cycleId).orderBy('units.position').orderBy('units.id').execute()
  return found.map(({ tableId, unitId, ownerUnitId, due, levelDue, unitName, ...sheet }) => {
    const key = { collegeId, cycleId, tableId, unitId }
    const { revision, state, level, submissionId, rowCount, changedBy, changedAt } = sheet
    const known = revision !== null && state !== null && level !== null && rowCount !== null && changedBy !== null && changedAt !== null
    return {
      key, unit: { id: unitId, name: unitName }, ownerUnitId, due, levelDue: JSON.parse(levelDue) as Record<string, string>,
      sheet: known ? { ...key, revision, state, level, submissionId, rowCount, changedBy, changedAt } : null,
    }
  })
}

/** Fillers of every assignment of a cycle: `table/unit` → people in order of staff number. */
export async function fillersOfAll(db: Db, collegeId: string, cycleId: string): Promise<ReadonlyMap<string, readonly { id: string; name: string }[]>> {
  const found = await db.selectFrom('assignment_fillers')
    .innerJoin('persons', join => join.onRef('persons.collegeId', '=', 'assignment_fillers.collegeId').onRef('persons.id', '=', 'assignment_fillers.personId'))
    .select(['tableId', 'unitId', 'persons.id', 'persons.name']).where('assignment_fillers.collegeId', '=', collegeId).where('cycleId', '=', cycleId).orderBy('persons.staffNo').execute()
  const fillers = new Map<string, { id: string; name: string }[]>()
  for (const { tableId, unitId, id, name } of found) {
    const key = `${tableId}/${unitId}`
    const list = fillers.get(key)
    if (list === undefined) fillers.set(key, [{ id, name }])
    else list.push({ id, name })
  }
  return fillers
}

/** Rows of last year's sheets by `table/unit`. */
export async function lastYearRowCounts(db: Db, collegeId: string, lastCycle: string | null): Promise<ReadonlyMap<string, number>> {
  if (lastCycle === null) return new Map()
  const found = await db.selectFrom('sheets').select(['tableId', 'unitId', 'rowCount']).where('collegeId', '=', collegeId).where('cycleId', '=', lastCycle).where('state', '=', 'passed').execute()
  return new Map(found.map(row => [`${row.tableId}/${row.unitId}`, row.rowCount]))
}

/** How many rows of a submission were returned. */
export async function returnedRows(db: Db, collegeId: string, submissionId: string): Promise<number> {
  const found = await db.selectFrom('submission_rows')
    .leftJoin('decisions', join => join.onRef('decisions.collegeId', '=', 'submission_rows.collegeId').onRef('decisions.versionId', '=', 'submission_rows.versionId').on('decisions.verdict', '=', 'returned'))
    .select(expression => expression.fn.count<number | string>('decisions.versionId').as('n')).where('submission_rows.collegeId', '=', collegeId)
    .where('submission_rows.submissionId', '=', submissionId).executeTakeFirst()
  return Number(found?.n ?? 0)
}
