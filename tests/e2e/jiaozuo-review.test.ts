/** 焦作, step 4: 部门审核 returns two rows, the clerk corrects them first, the others keep their approvals, then 归口 and 质量发展处. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from 'playwright-core'
import { ask, submitByApi, tokenOf } from './by-api.ts'
import { openStage, type Desk, type Stage } from './stage.ts'
import { sheetColumn, teacherCells } from './teacher-rows.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const clerk = await tokenOf(stage.url, 'jzu', '10401')
  const rows = teacherCells('jzu', 'rsc')
  const sent = await submitByApi(stage.url, clerk, 'ft_teacher_basic', 'rsc', (_, index) => rows[index] ?? [])
  expect(sent.status).toBe(200)
})
afterAll(async () => { await stage?.close() })

async function reviewer(staffNo: string): Promise<{ desk: Desk; pane: Frame }> {
  const desk = await stage.desk()
  return { desk, pane: await desk.enter('焦作大学', staffNo) }
}
async function openQueue(pane: Frame): Promise<void> {
  await pane.getByRole('tab', { name: /审核/ }).click()
  await pane.getByText('待审核').first().waitFor()
}
const open = (pane: Frame): Promise<void> => pane.getByRole('button', { name: /6\.1\.1.*人事处/ }).first().click()
async function confirmAll(pane: Frame, rows: number): Promise<void> {
  for (const quality of ['规范性', '完整性', '合理性', '真实性']) await pane.getByRole('checkbox', { name: new RegExp(quality) }).check()
  const count = pane.getByLabel(/输入行数/)
  if (rows >= 50) await count.fill(String(rows))
}

describe('reviewers of 焦作', () => {
  it('部门审核: the queue, the submission in its own read-only sheet, two rows returned with a reason bound to a cell', async () => {
    const { desk, pane } = await reviewer('10402')
    await openQueue(pane)
    await desk.panePicture('reviewer-queue')
    await open(pane)
    await pane.getByRole('heading', { name: /6\.1\.1 人事处 · 第 1 次提交/ }).waitFor()
    await desk.page.waitForFunction(() => window.workbench?.selection().includes('第1次') === true)
    await desk.page.waitForFunction(() => window.workbench?.model.activeSheet.state.protection !== null && String(window.workbench?.read('A5')[0]?.[0]).includes('|'))
    const before = await desk.page.evaluate(() => window.workbench?.read('H5')[0]?.[0])
    await desk.page.evaluate(() => { window.workbench?.typeCell('H5', '壮族') })
    expect(await desk.page.evaluate(() => window.workbench?.read('H5')[0]?.[0])).toBe(before)
    await desk.page.getByRole('dialog').getByText(/受保护/).waitFor()
    await desk.page.getByRole('dialog').getByRole('button').first().click()
    await desk.picture('reviewer-open')
    await pane.getByRole('checkbox').nth(0).check()
    await pane.getByRole('checkbox').nth(1).check()
    await pane.getByText('选中 2 行').last().waitFor()
    await desk.panePicture('reviewer-picked')
    await pane.getByRole('button', { name: '退回 2 行' }).click()
    await pane.getByRole('radio', { name: '证明材料不足' }).check()
    await pane.getByRole('textbox', { name: /请对方怎么改/ }).fill('企业天数与证明不符，请核对后改正。')
    await desk.panePicture('reviewer-return')
    await pane.getByRole('button', { name: /先放一边/ }).click()
    await pane.getByRole('button', { name: '其余 200 行通过' }).click()
    await confirmAll(pane, 200)
    await desk.panePicture('reviewer-sign')
    await pane.getByRole('button', { name: /通过 200 行/ }).click()
    await pane.getByText(/已通过 200 行，退回 2 行/).waitFor()
    expect(desk.complaints).toEqual([])
    await desk.close()
  })

  it('the clerk sees the returned cells first, corrects and resubmits two rows', async () => {
    const { desk, pane } = await reviewer('10401')
    await pane.getByText('退回 2 行', { exact: false }).first().waitFor()
    await desk.panePicture('clerk-returned-task')
    await pane.getByRole('button', { name: '处理退回' }).click()
    await pane.getByText('企业天数与证明不符，请核对后改正。').first().waitFor()
    await desk.panePicture('clerk-returned')
    await desk.picture('clerk-returned-sheet')
    const days = sheetColumn('industry_days')
    const returned = await desk.page.evaluate(() => (window.workbench?.read('B5:B206') ?? []).flatMap((row, index) => (String(row[0]).startsWith('↩') ? [index + 5] : [])))
    expect(returned.length).toBe(2)
    for (const row of returned) await desk.page.evaluate(([at]) => window.workbench?.typeCell(at ?? '', '20'), [`${days}${row}`])
    await pane.getByRole('button', { name: '重新提交 2 行' }).click()
    await pane.getByRole('checkbox', { name: /我已核对/ }).check()
    await pane.getByRole('button', { name: /提交 \d+ 行/ }).click()
    await pane.getByText(/已受理，编号/).waitFor()
    expect(desk.complaints).toEqual([])
    await desk.close()
  })

  it('部门审核 sees two rows only, 归口 and 质量发展处 pass the table', async () => {
    for (const [staffNo, rows, done] of [['10402', 2, /已通过 2 行/], ['10403', 202, /已通过 202 行/], ['10201', 202, /学校通过/]] as const) {
      const { desk, pane } = await reviewer(staffNo)
      await openQueue(pane)
      await open(pane)
      await pane.getByRole('button', { name: `全部 ${rows} 行通过` }).click()
      await confirmAll(pane, rows)
      await pane.getByRole('button', { name: new RegExp(`通过 ${rows} 行`) }).click()
      await pane.getByText(done).first().waitFor()
      expect(desk.complaints).toEqual([])
      await desk.close()
    }
  })

  it('the pane bypassed: the filler cannot approve their own, a reviewer cannot write', async () => {
    const clerk = await tokenOf(stage.url, 'jzu', '10401')
    const sheet = await ask(stage.url, 'GET', '/api/tables/ft_teacher_basic/units/rsc', clerk.token)
    const submission = (sheet.body as { submission: { id: string } }).submission.id
    const own = await ask(stage.url, 'POST', `/api/submissions/${submission}/decisions`, clerk.token, { requestId: 'bypass-0001', approve: 'all', returns: [], confirmed: ['规范性', '完整性', '合理性', '真实性'], countTyped: 202, password: null, hash: 'x' })
    expect(own.status).toBe(403)
    const judge = await tokenOf(stage.url, 'jzu', '10402')
    const write = await ask(stage.url, 'PUT', '/api/tables/ft_teacher_basic/units/rsc/draft', judge.token, { requestId: 'bypass-0002', baseRevision: 99, editionHash: clerk.me.cycle.editionHash, rows: [], order: [], explanations: [] })
    expect([write.status, write.problem.code]).toEqual([403, 'access.role'])
  })
})
