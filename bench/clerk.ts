/** A clerk of 人事处 of the demo college with 6.1.1 open in the workbench: what the benchmarks in a browser have in common. */
import type { Frame } from 'playwright-core'
import type { Field } from '../rules/table.ts'
import type { Cell } from '../rules/value.ts'
import { colleges } from '../server/demo/blueprint.ts'
import { cellsOf } from '../server/demo/cells.ts'
import { buildWorld } from '../server/demo/rows.ts'
import { loadNewestEdition } from '../server/editions/load-newest.ts'
import { openStage, type Desk, type Stage } from '../tests/e2e/stage.ts'

export interface Clerk { readonly stage: Stage; readonly desk: Desk; readonly pane: Frame }

/** Columns of the sheet before the first field: row id and 检查. Rows before the first row of the table. */
const leading = 2
export const firstRow = 5

const collegeId = 'jzu'

/** tsx wraps named functions in a call of its own, which functions sent to the browser must find there. */
export const keepNames = 'globalThis.__name = (made) => made'

/** Opens 6.1.1 and waits until it is judged and what the server wanted to say about it is there. */
export async function openClerk(): Promise<Clerk> {
  const stage = await openStage()
  const desk = await stage.desk()
  const pane = await desk.enter('焦作大学', '10401')
  await pane.getByText('校内专任教师基本情况').click()
  await pane.getByText('全部 202').waitFor()
  await desk.page.waitForTimeout(2000)
  for (const frame of [desk.page.mainFrame(), pane]) await frame.evaluate(keepNames)
  return { stage, desk, pane }
}

export function teacherFields(): readonly Field[] {
  const entry = loadNewestEdition().catalogue.byNumber.get('6.1.1')
  if (entry === undefined) throw new Error('no 6.1.1')
  return entry.table.fields
}

export function columnOf(fieldId: string): string {
  const at = teacherFields().findIndex((field) => field.id === fieldId) + leading
  return at < 26 ? String.fromCharCode(65 + at) : `A${String.fromCharCode(65 + at - 26)}`
}

/** Rows of 6.1.1 in field order: first the teachers the sheet lists, then those of the departments, then newcomers made from them. */
export function teachers(count: number): Cell[][] {
  const plan = colleges.find((one) => one.id === collegeId)
  const table = loadNewestEdition().catalogue.byNumber.get('6.1.1')?.table
  if (plan === undefined || table === undefined) throw new Error('no demo college')
  const today = new Date()
  const year = (today.getUTCMonth() >= 7 ? today.getUTCFullYear() : today.getUTCFullYear() - 1) - 1
  const units = buildWorld(plan, 1, year).tables['6.1.1'] ?? {}
  const known = [...(units['rsc'] ?? []), ...Object.entries(units).flatMap(([unit, rows]) => (unit === 'rsc' ? [] : rows))].map((row) => cellsOf(table, row))
  const staffNo = table.fields.findIndex((field) => field.id === 'staff_no')
  return Array.from({ length: count }, (_, i) => {
    const row = [...(known[i % known.length] ?? [])]
    if (i >= known.length) row[staffNo] = `N${String(i).padStart(6, '0')}`
    return row
  })
}

export const tsvOf = (rows: readonly (readonly Cell[])[]): string => rows.map((row) => row.map((cell) => cell ?? '').join('\t')).join('\n')
