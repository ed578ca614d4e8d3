import type { Selectable } from 'kysely'
import type { Cell } from '../../rules/value.ts'
import type { Explanation } from '../../rules/finding.ts'
import { insertAll } from '../db/insert-all.ts'
import type { Db, Schema, SheetKey, Tx } from '../db/schema.ts'

export interface Assignment {
  readonly ownerUnitId: string
  readonly due: string
  readonly levelDue: Readonly<Record<string, string>>
  readonly fillers: readonly { readonly id: string; readonly name: string }[]
}
export interface Unit { readonly id: string; readonly name: string; readonly orgCode: string | null }
export type StoredSheet = Selectable<Schema['sheets']>
export interface DraftRow { readonly id: string; readonly cells: readonly Cell[] }

const same = (key: SheetKey) => [key.collegeId, key.cycleId, key.tableId, key.unitId] as const

export async function findUnit(db: Db, collegeId: string, id: string): Promise<Unit | null> {
  return await db.selectFrom('units').select(['id', 'name', 'orgCode']).where('collegeId', '=', collegeId).where('id', '=', id).executeTakeFirst() ?? null
}

/** A person's name, also of one who has left; null when there never was one. */
export async function personName(db: Db, collegeId: string, id: string): Promise<string | null> {
  return (await db.selectFrom('persons').select('name').where('collegeId', '=', collegeId).where('id', '=', id).executeTakeFirst())?.name ?? null
}

/** Of some tables, those that are assigned in a cycle and have not passed at every unit yet. */
export async function notPassed(db: Db, collegeId: string, cycleId: string, tables: readonly string[]): Promise<ReadonlySet<string>> {
  if (tables.length === 0) return new Set()
  const found = await db.selectFrom('assignments')
    .leftJoin('sheets', join => join.onRef('sheets.collegeId', '=', 'assignments.collegeId').onRef('sheets.cycleId', '=', 'assignments.cycleId')
      .onRef('sheets.tableId', '=', 'assignments.tableId').onRef('sheets.unitId', '=', 'assignments.unitId'))
    .select(['assignments.tableId', 'sheets.state']).where('assignments.collegeId', '=', collegeId).where('assignments.cycleId', '=', cycleId)
    .where('assignments.tableId', 'in', [...tables]).execute()
  return new Set(found.filter(row => row.state !== 'passed').map(row => row.tableId))
}

export async function findAssignment(db: Db, key: SheetKey): Promise<Assignment | null> {
  const [college, cycle, table, unit] = same(key)
  const found = await db.selectFrom('assignments').select(['ownerUnitId', 'due', 'levelDue'])
    .where('collegeId', '=', college).where('cycleId', '=', cycle).where('tableId', '=', table).where('unitId', '=', unit).executeTakeFirst()
  if (found === undefined) return null
  const fillers = await db.selectFrom('assignment_fillers')
    .innerJoin('persons', join => join.onRef('persons.collegeId', '=', 'assignment_fillers.collegeId').onRef('persons.id', '=', 'assignment_fillers.personId'))
    .select(['persons.id', 'persons.name']).where('assignment_fillers.collegeId', '=', college).where('cycleId', '=', cycle)
    .where('tableId', '=', table).where('unitId', '=', unit).orderBy('persons.staffNo').execute()
  return { ...found, levelDue: JSON.parse(found.levelDue) as Record<string, string>, fillers }
}

export async function findSheet(db: Db, key: SheetKey): Promise<StoredSheet | null> {
  const [college, cycle, table, unit] = same(key)
  return await db.selectFrom('sheets').selectAll().where('collegeId', '=', college).where('cycleId', '=', cycle)
    .where('tableId', '=', table).where('unitId', '=', unit).executeTakeFirst() ?? null
}

/** Writes where a sheet stands now; makes it when it is new. */
export async function putSheet(tx: Tx, sheet: StoredSheet): Promise<void> {
  const { collegeId: _c, cycleId: _y, tableId: _t, unitId: _u, ...state } = sheet
  await tx.insertInto('sheets').values(sheet)
    .onConflict(conflict => conflict.columns(['collegeId', 'cycleId', 'tableId', 'unitId']).doUpdateSet(state)).execute()
}

export async function draftRows(db: Db, key: SheetKey): Promise<readonly DraftRow[]> {
  const [college, cycle, table, unit] = same(key)
  const rows = await db.selectFrom('drafts').select(['rowId', 'cells']).where('collegeId', '=', college).where('cycleId', '=', cycle)
    .where('tableId', '=', table).where('unitId', '=', unit).orderBy('position').execute()
  return rows.map(row => ({ id: row.rowId, cells: JSON.parse(row.cells) as Cell[] }))
}

export async function draftExplanations(db: Db, key: SheetKey): Promise<readonly Explanation[]> {
  const [college, cycle, table, unit] = same(key)
  const found = await db.selectFrom('draft_explanations').select(['rule', 'rowId', 'text']).where('collegeId', '=', college).where('cycleId', '=', cycle)
    .where('tableId', '=', table).where('unitId', '=', unit).orderBy('rule').orderBy('rowId').execute()
  return found.map(each => ({ rule: each.rule, rowId: each.rowId === '' ? null : each.rowId, text: each.text }))
}

/**
 * Makes the working copy be these rows in this order. Only rows that are new, moved or changed are written.
 * Answers how many were written and how many went away.
 */
export async function replaceDraft(tx: Tx, key: SheetKey, rows: readonly DraftRow[]): Promise<{ written: number; removed: number }> {
  const [college, cycle, table, unit] = same(key)
  const stored = await tx.selectFrom('drafts').select(['rowId', 'position', 'cells']).where('collegeId', '=', college).where('cycleId', '=', cycle)
    .where('tableId', '=', table).where('unitId', '=', unit).execute()
  const before = new Map(stored.map(row => [row.rowId, row]))
  const fresh = rows.map((row, position) => ({ ...key, rowId: row.id, position, cells: JSON.stringify(row.cells) }))
    .filter(row => before.get(row.rowId)?.cells !== row.cells || before.get(row.rowId)?.position !== row.position)
  const kept = new Set(rows.map(row => row.id))
  const removed = stored.filter(row => !kept.has(row.rowId)).map(row => row.rowId)
  const gone = [...removed, ...fresh.filter(row => before.has(row.rowId)).map(row => row.rowId)]
  for (let i = 0; i < gone.length; i += 500) {
    await tx.deleteFrom('drafts').where('collegeId', '=', college).where('cycleId', '=', cycle).where('tableId', '=', table).where('unitId', '=', unit)
      .where('rowId', 'in', gone.slice(i, i + 500)).execute()
  }
  await insertAll(tx, 'drafts', fresh)
  return { written: fresh.length, removed: removed.length }
}

export async function replaceExplanations(tx: Tx, key: SheetKey, explanations: readonly Explanation[]): Promise<void> {
  const [college, cycle, table, unit] = same(key)
  await tx.deleteFrom('draft_explanations').where('collegeId', '=', college).where('cycleId', '=', cycle).where('tableId', '=', table).where('unitId', '=', unit).execute()
  const last = new Map(explanations.map(each => [`${each.rule}\u001f${each.rowId ?? ''}`, each]))
  await insertAll(tx, 'draft_explanations', [...last.values()].map(each => ({ ...key, rule: each.rule, rowId: each.rowId ?? '', text: each.text })))
}

/** Organisation codes of the units that have no assignment for a table. */
export async function unassignedOrgCodes(db: Db, key: SheetKey): Promise<readonly string[]> {
  const assigned = db.selectFrom('assignments').select('unitId').where('collegeId', '=', key.collegeId).where('cycleId', '=', key.cycleId).where('tableId', '=', key.tableId)
  const units = await db.selectFrom('units').select('orgCode').where('collegeId', '=', key.collegeId).where('id', 'not in', assigned).execute()
  return units.flatMap(unit => unit.orgCode === null ? [] : [unit.orgCode])
}
