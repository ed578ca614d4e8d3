/** What the stories of bad input have in common: getting to an open table, looking into cells, asking what the server holds. */
import type { Frame } from 'playwright-core'
import type { Cell } from '../../rules/value.ts'
import type { SheetAnswer } from '../../rules/wire.ts'
import { ask, tokenOf } from './by-api.ts'
import type { Desk, Stage } from './stage.ts'

export const teachers = 'ft_teacher_basic'
export const collegeNames = { jzu: '焦作大学', xyqc: '襄阳汽车职业技术学院' } as const
export type CollegeId = keyof typeof collegeNames

/** Signs in and leaves the first-use cards behind. */
export async function arrive(desk: Desk, college: CollegeId, staffNo: string): Promise<Frame> {
  await desk.signIn(collegeNames[college], staffNo)
  const pane = await desk.pane()
  await pane.getByRole('button', { name: '跳过' }).click()
  return pane
}

/** Opens 6.1.1 from the tasks; resolves when its rows are judged. */
export async function openTeachers(desk: Desk, college: CollegeId, staffNo: string): Promise<Frame> {
  const pane = await arrive(desk, college, staffNo)
  await pane.getByText('校内专任教师基本情况').click()
  await pane.getByText(/^全部 \d/).waitFor()
  return pane
}

export const valueAt = async (desk: Desk, at: string): Promise<unknown> => (await desk.page.evaluate((address) => window.workbench?.read(address), at))?.[0]?.[0]
export const typeAt = (desk: Desk, at: string, text: string): Promise<void> => desk.page.evaluate(([address, typed]) => { window.workbench?.typeCell(address ?? '', typed ?? '') }, [at, text])
export const pasteAt = (desk: Desk, at: string, tsv: string): Promise<void> => desk.page.evaluate(([address, text]) => { window.workbench?.paste(address ?? '', text ?? '') }, [at, tsv])

/** The ladder says that the server has every row. */
export const allSent = (pane: Frame): Promise<void> => pane.locator('.rung.good', { hasText: '已发送' }).waitFor()

/** A sheet as the server holds it, asked over the API by somebody of the unit. */
export async function heldBy(stage: Stage, token: string, unit: string, table = teachers): Promise<SheetAnswer> {
  const answer = await ask(stage.url, 'GET', `/api/tables/${table}/units/${unit}`, token)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body as SheetAnswer
}
export const tokenAt = async (stage: Stage, college: CollegeId, staffNo: string): Promise<string> => (await tokenOf(stage.url, college, staffNo)).token

/** Waits until something the server holds is as expected; fails with what it is. */
export async function until<T>(what: () => Promise<T>, is: (value: T) => boolean, patience = 20_000): Promise<T> {
  for (const end = Date.now() + patience; ;) {
    const value = await what()
    if (is(value)) return value
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)}`)
    await new Promise((done) => { setTimeout(done, 200) })
  }
}

export const cellOf = (sheet: SheetAnswer, staffNo: unknown, column: number): Cell | undefined => sheet.rows.find((row) => row.cells[1] === staffNo)?.cells[column]
