/** A clerk of 人事处 of the demo college with 6.1.1 open in the workbench: what the benchmarks in a browser have in common. */
import type { Frame } from 'playwright-core'
import type { Field, Table } from '../rules/table.ts'
import type { Cell } from '../rules/value.ts'
import { colleges } from '../server/demo/blueprint.ts'
import { cellsOf } from '../server/demo/cells.ts'
import { buildWorld } from '../server/demo/rows.ts'
import { insertAll } from '../server/db/insert-all.ts'
import type { Deps } from '../server/deps.ts'
import { loadNewestEdition } from '../server/editions/load-newest.ts'
import { openStage, type Desk, type Stage } from '../tests/e2e/stage.ts'

export interface Clerk { readonly stage: Stage; readonly desk: Desk; readonly pane: Frame }

/** Columns of the sheet before the first field: row id and 检查. Rows before the first row of the table. */
const leading = 2
export const firstRow = 5

const collegeId = 'jzu'

/** tsx wraps named functions in a call of its own, which functions sent to the browser must find there. */
export const keepNames = 'globalThis.__name = (made) => made'

/** Opens 6.1.1 and waits until it is judged and what the server wanted to say about it is there. `staff`: rows of 6.1.1 whose people the college shall know. */
export async function openClerk(staff: readonly (readonly Cell[])[] = []): Promise<Clerk> {
  const stage = await openStage()
  await addStaff(stage.running.deps, staff)
  const desk = await stage.desk()
  const pane = await desk.enter('焦作大学', '10401')
  await pane.getByText('校内专任教师基本情况').click()
  await pane.getByText('全部 202').waitFor()
  await desk.page.waitForTimeout(2000)
  for (const frame of [desk.page.mainFrame(), pane]) await frame.evaluate(keepNames)
  return { stage, desk, pane }
}

export const teacherFields = (): readonly Field[] => tableOf('6.1.1').fields

function tableOf(number: string): Table {
  const entry = loadNewestEdition().catalogue.byNumber.get(number)
  if (entry === undefined) throw new Error(`no ${number}`)
  return entry.table
}

const placeOf = (table: Table, field: string): number => table.fields.findIndex(({ id }) => id === field)

export function columnOf(field: string): string {
  const at = placeOf(tableOf('6.1.1'), field) + leading
  return at < 26 ? String.fromCharCode(65 + at) : `A${String.fromCharCode(65 + at - 26)}`
}

/** Rows of 6.1.1 in field order: first the teachers the sheet lists, then those of the departments, then newcomers of 机电工程学院 made from them. */
export function teachers(count: number): Cell[][] {
  const plan = colleges.find((one) => one.id === collegeId)
  if (plan === undefined) throw new Error('no demo college')
  const table = tableOf('6.1.1')
  const today = new Date()
  const year = (today.getUTCMonth() >= 7 ? today.getUTCFullYear() : today.getUTCFullYear() - 1) - 1
  const units = buildWorld(plan, 1, year).tables['6.1.1'] ?? {}
  const known = [...(units['rsc'] ?? []), ...Object.entries(units).flatMap(([unit, rows]) => (unit === 'rsc' ? [] : rows))].map((row) => cellsOf(table, row))
  return Array.from({ length: count }, (_, i) => {
    const row = [...(known[i % known.length] ?? [])]
    if (i < known.length) return row
    row[placeOf(table, 'org_code')] = 'D11'
    row[placeOf(table, 'staff_no')] = `N${String(i).padStart(6, '0')}`
    // Nobody is called the same and born on the same day: that would be a warning in every row.
    row[placeOf(table, 'name')] = `${String(row[placeOf(table, 'name')]).slice(0, 1)}${String.fromCodePoint(0x4e00 + i)}`
    return row
  })
}

export const tsvOf = (rows: readonly (readonly Cell[])[]): string => rows.map((row) => row.map((cell) => cell ?? '').join('\t')).join('\n')

/** Puts people into the submitted staff table S5, so that the server knows whom 6.1.1 names. Those who are there already stay as they are. */
async function addStaff(deps: Deps, staff: readonly (readonly Cell[])[]): Promise<void> {
  const [source, target] = [tableOf('6.1.1'), tableOf('S5')]
  const sheet = await deps.db.selectFrom('sheets').selectAll().where('collegeId', '=', collegeId).where('tableId', '=', target.id).orderBy('cycleId', 'desc').executeTakeFirstOrThrow()
  const { submissionId } = sheet
  if (submissionId === null) throw new Error('S5 is not submitted')
  const staffNo = placeOf(source, 'staff_no')
  const added = staff.filter((row) => String(row[staffNo]).startsWith('N'))
  const someone = await deps.db.selectFrom('row_versions').select('cells').where('collegeId', '=', collegeId).where('submissionId', '=', submissionId).where('cells', 'like', '%校内专任教师%').executeTakeFirstOrThrow()
  const rest = JSON.parse(someone.cells) as Cell[]
  const rows = added.map((row, i) => ({ id: `bench-${i}`, cells: target.fields.map(({ id }, at) => (placeOf(source, id) < 0 ? rest[at] ?? null : row[placeOf(source, id)] ?? null)) }))
  await deps.db.transaction().execute(async (tx) => {
    await insertAll(tx, 'row_versions', rows.map(({ id, cells }) => ({ collegeId, id, rowId: id, submissionId, cells: JSON.stringify(cells), explanations: '[]', hash: id, fillerId: sheet.changedBy })))
    await insertAll(tx, 'submission_rows', rows.map(({ id }, i) => ({ collegeId, submissionId, position: 100_000 + i, rowId: id, versionId: id })))
  })
  deps.known.forget({ collegeId, cycleId: sheet.cycleId, tableId: target.id, unitId: sheet.unitId })
}
