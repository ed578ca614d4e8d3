/** What goes wrong between desk and server: lost line, lost answer, a server that restarts, rules and rows that have moved on, two desks at one table. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from 'playwright-core'
import { freeze } from '../../server/editions/freeze.ts'
import { keepEdition } from '../../server/editions/store.ts'
import type { Edition } from '../../rules/table.ts'
import { allSent, heldBy, openTeachers, pasteAt, teachers, tokenAt, typeAt, until, valueAt } from './at-desk.ts'
import { ask } from './by-api.ts'
import { openStage, type Desk, type Stage } from './stage.ts'
import { firstPasteColumn, sheetColumn, teacherTsv } from './teacher-rows.ts'

let stage: Stage
let desk: Desk
let pane: Frame
let token: string
beforeAll(async () => {
  stage = await openStage()
  desk = await stage.desk()
  pane = await openTeachers(desk, 'jzu', '11401')
  token = await tokenAt(stage, 'jzu', '11401')
  await pasteAt(desk, `${firstPasteColumn}5`, teacherTsv('jzu', 'ysx').tsv)
  await errors(pane, 0)
  await until(() => held(5), (value) => value === 30)
})
afterAll(async () => { await stage?.close() })

const errors = (frame: Frame, n: number): Promise<void> => frame.getByText(`${n} 处错误`, { exact: false }).first().waitFor()
const days = (row: number): string => `${sheetColumn('industry_days')}${row}`
/** 企业天数 of the row in this line of the sheet, as the server has it. */
async function held(row: number): Promise<unknown> {
  const staffNo = await valueAt(desk, `D${row}`)
  return (await heldBy(stage, token, 'ysx')).rows.find((one) => one.cells[1] === staffNo)?.cells[13]
}
const submissions = async () => stage.running.deps.db.selectFrom('submissions').select(['number', 'count']).where('collegeId', '=', 'jzu').where('unitId', '=', 'ysx').where('tableId', '=', teachers)
  .where('cycleId', '=', (await stage.running.deps.db.selectFrom('cycles').select('id').where('collegeId', '=', 'jzu').where('isCurrent', '=', 1).executeTakeFirstOrThrow()).id).execute()

describe('without network', () => {
  it('filling and checking go on; what waits is counted, submitting says why not', async () => {
    await desk.context.setOffline(true)
    await typeAt(desk, days(5), '400')
    await errors(pane, 1)
    await pasteAt(desk, days(5), Array.from({ length: 18 }, (_, i) => String(51 + i)).join('\n'))
    await errors(pane, 0)
    await pane.getByText('连不上服务器。可以继续填：本机检查照常进行，18 行待发送，恢复后自动发送。').waitFor({ timeout: 60_000 })
    await pane.getByText('离线', { exact: true }).waitFor()
    await pane.getByText('离线不能提交，数据已存本机，连上后再交').waitFor()
    await desk.panePicture('bad-input-offline')
    expect(await held(5)).toBe(30)
  })

  it('everything goes up by itself when it is back', async () => {
    await desk.context.setOffline(false)
    await until(() => Promise.all([held(5), held(22)]), ([first, last]) => first === 51 && last === 68, 60_000)
    await allSent(pane)
    await pane.getByText('离线', { exact: true }).waitFor({ state: 'detached' })
    expect(await valueAt(desk, days(22))).toBe(68)
  })
})

describe('a server that is stopped and started again', () => {
  it('loses nothing that is typed meanwhile', async () => {
    await stage.restart(async () => {
      await typeAt(desk, days(6), '77')
      await pane.getByText(/连不上服务器/).first().waitFor()
      expect(await valueAt(desk, days(6))).toBe(77)
    })
    await until(() => held(6), (value) => value === 77, 60_000)
    await allSent(pane)
    await pane.getByText(/连不上服务器/).waitFor({ state: 'detached' })
  })
})

describe('two desks at one table', () => {
  let other: Desk
  let otherPane: Frame
  beforeAll(async () => {
    other = await stage.desk()
    otherPane = await openTeachers(other, 'jzu', '11401')
    await errors(otherPane, 0)
  })

  it('rows changed at the one come to the other, which says so and sends nothing old over them', async () => {
    await typeAt(other, days(9), '91')
    await typeAt(other, days(10), '92')
    await pane.getByText('别人刚改了 2 行，已并到表里，先看一下。').waitFor()
    expect([await valueAt(desk, days(9)), await valueAt(desk, days(10))]).toEqual([91, 92])
    await typeAt(desk, days(11), '93')
    await until(() => held(11), (value) => value === 93)
    expect([await held(9), await held(10)]).toEqual([91, 92])
    await until(() => valueAt(other, days(11)), (value) => value === 93)
  })

  it('a cell changed at both is asked about; each keeps its own until then', async () => {
    await other.context.setOffline(true)
    await typeAt(other, days(12), '94')
    await typeAt(desk, days(12), '95')
    await until(() => held(12), (value) => value === 95)
    await other.context.setOffline(false)
    await otherPane.getByText('1 格你和别人都改了。你的内容都在，选用谁的。').waitFor({ timeout: 60_000 })
    expect([await valueAt(other, days(12)), await valueAt(desk, days(12)), await held(12)]).toEqual([94, 95, 95])
    await otherPane.getByText('有 1 格别人也改了，先选用谁的').waitFor()
    await other.panePicture('bad-input-clash')
    await otherPane.getByRole('button', { name: '用我的' }).click()
    await until(() => held(12), (value) => value === 94)
    await until(() => valueAt(desk, days(12)), (value) => value === 94)
    expect(other.complaints.filter((text) => !offline.test(text))).toEqual([])
    await other.close()
  })
})

describe('rules that have moved on', () => {
  it('are told; after opening again what was typed is checked and sent by the new ones', async () => {
    const { deps } = stage.running
    const old = deps.editions.newest
    const moved = freeze({ ...(JSON.parse(old.json) as Edition), id: `${old.id}-a` })
    await deps.db.transaction().execute((tx) => keepEdition(tx, moved))
    await deps.db.updateTable('cycles').set({ editionHash: moved.hash }).where('collegeId', '=', 'jzu').where('isCurrent', '=', 1).execute()
    deps.actors.forgetCollege('jzu')
    await typeAt(desk, days(13), '96')
    await pane.getByText('规则刚更新过，重新检查后再提交。').first().waitFor()
    await pane.getByRole('button', { name: '提交 30 行' }).and(pane.locator('[aria-disabled=true]')).waitFor()
    await desk.panePicture('bad-input-edition')
    expect(await valueAt(desk, days(13))).toBe(96)
    expect(await held(13)).not.toBe(96)
    await pane.getByRole('button', { name: '重新打开' }).first().click()
    await pane.getByText('规则刚更新过').first().waitFor({ state: 'detached' })
    await until(() => held(13), (value) => value === 96)
    expect(await valueAt(desk, days(13))).toBe(96)
    await errors(pane, 0)
    const sheet = await heldBy(stage, token, 'ysx')
    const stale = await ask(stage.url, 'PUT', `/api/tables/${teachers}/units/ysx/draft`, token, { requestId: 'of-the-old-rules', baseRevision: sheet.revision, editionHash: old.hash, rows: [], order: [], explanations: [] })
    expect([stale.status, stale.problem.text]).toEqual([409, '规则已更新，重新检查后再提交。'])
    expect((await heldBy(stage, token, 'ysx')).rows).toHaveLength(30)
  })
})

describe('a submission', () => {
  it('whose answer is lost is not made twice: trying again gives the one number', async () => {
    let answered = ''
    await desk.page.route('**/submissions', async (route) => {
      const response = await route.fetch()
      answered = ((await response.json()) as { number: string }).number
      await route.abort('connectionreset')
    }, { times: 1 })
    await pane.getByRole('button', { name: '提交 30 行' }).click()
    await pane.getByRole('checkbox', { name: /我已核对/ }).check()
    await pane.getByRole('button', { name: '提交 30 行' }).click()
    await pane.getByText('还没收到回执。再试不会重复提交。').waitFor()
    await desk.panePicture('bad-input-lost-answer')
    expect(answered).toMatch(/^\d{4}-0611-\d{4}$/)
    await pane.getByRole('button', { name: '再试一次' }).click()
    await pane.getByText(`已受理，编号 ${answered}`, { exact: false }).first().waitFor()
    expect(await submissions()).toEqual([{ number: answered, count: 1 }])
    await pane.getByText('还没收到回执').waitFor({ state: 'detached' })
  })

  it('sent twice at once is one submission with one number', async () => {
    const sheet = await heldBy(stage, token, 'ysx')
    if (sheet.submission === null) throw new Error('nothing was submitted')
    expect((await ask(stage.url, 'POST', `/api/submissions/${sheet.submission.id}/withdrawal`, token)).status).toBe(204)
    const now = await heldBy(stage, token, 'ysx')
    const body = { requestId: 'pressed-twice', baseRevision: now.revision, editionHash: now.editionHash, confirmed: true, explanations: now.explanations, rows: now.rows.map((row, i) => ({ id: row.id, cells: row.cells.map((cell, at) => (i === 0 && at === 13 ? 33 : cell)) })) }
    const send = () => ask(stage.url, 'POST', `/api/tables/${teachers}/units/ysx/submissions`, token, body)
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ body: answer }) => JSON.stringify(answer))).size).toBe(1)
    expect(await submissions()).toHaveLength(2)
    const late = await ask(stage.url, 'POST', `/api/tables/${teachers}/units/ysx/submissions`, token, { ...body, requestId: 'after-the-fact' })
    expect([late.status, late.problem.text]).toEqual([409, '已提交，正在审核，不能改。要改请先撤回，或等退回。'])
    expect(desk.complaints.filter((text) => !offline.test(text))).toEqual([])
  })
})

/** What Chromium itself says of a line that is down. */
const offline = /net::ERR_|Failed to load resource/
