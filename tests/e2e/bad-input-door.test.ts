/** Who may not come in, who may no longer, and what of: passwords, sessions, other people's colleges, roles and workbooks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from 'playwright-core'
import { cycleName, cycleOf, usualPeriod } from '../../server/colleges/cycle.ts'
import { workbooks } from '../../server/workbooks/workbooks.ts'
import { allSent, arrive, heldBy, openTeachers, teachers, tokenAt, typeAt, until, valueAt } from './at-desk.ts'
import { ask } from './by-api.ts'
import { openStage, type Desk, type Stage } from './stage.ts'
import { sheetColumn } from './teacher-rows.ts'

let stage: Stage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await stage?.close() })

const days = `${sheetColumn('industry_days')}5`

describe('a wrong password', () => {
  it('says how many attempts are left, then locks; the right one is refused too while locked', async () => {
    const desk = await stage.desk()
    const pane = await desk.pane()
    await desk.signIn('焦作大学', '10301', 'wrong-password')
    await pane.getByText('教工号或密码不正确，还可以再试 4 次。忘记密码请管理员重置。').waitFor()
    expect(await pane.getByLabel('教工号').inputValue()).toBe('10301')
    for (const left of [3, 2, 1]) {
      await pane.getByRole('button', { name: '登录', exact: true }).click()
      await pane.getByText(`还可以再试 ${left} 次`).waitFor()
    }
    await pane.getByRole('button', { name: '登录', exact: true }).click()
    await pane.getByText('试错太多，请 10 分钟后再试。').waitFor()
    await desk.signIn('焦作大学', '10301')
    await pane.getByText(/试错太多，请 \d+ 分钟后再试。/).waitFor()
    expect(await pane.getByText('我的表').count()).toBe(0)
    await desk.panePicture('bad-input-locked')
    await desk.close()
  })

  it('does not tell who exists', async () => {
    const answers = await Promise.all(['10302', '99999'].map((staffNo) => ask(stage.url, 'POST', '/api/session', null, { college: 'jzu', staffNo, password: 'wrong-password', remember: false })))
    expect(answers.map(({ status, problem }) => [status, problem.text])).toEqual(Array(2).fill([401, '教工号或密码不正确，还可以再试 4 次。忘记密码请管理员重置。']))
  })
})

describe('a session that ends in the middle of filling', () => {
  let desk: Desk
  let pane: Frame
  let token: string
  beforeAll(async () => {
    desk = await stage.desk()
    pane = await openTeachers(desk, 'jzu', '11401')
    await allSent(pane)
    token = await tokenAt(stage, 'jzu', '11401')
  })
  const held = async (): Promise<unknown> => (await heldBy(stage, token, 'ysx')).rows[0]?.cells[13]

  it('leaves the table in the pane and the typed value in the cell, and says so', async () => {
    const before = await held()
    await stage.running.deps.db.updateTable('sessions').set({ expiresAt: '2020-01-01T00:00:00.000Z' }).where('personId', '=', (await stage.running.deps.db.selectFrom('persons').select('id').where('collegeId', '=', 'jzu').where('staffNo', '=', '11401').executeTakeFirstOrThrow()).id).execute()
    stage.running.deps.actors.forgetCollege('jzu')
    await typeAt(desk, days, '123')
    await pane.getByText('登录已过期，数据已存本机。重新登录后接着做。').first().waitFor()
    await pane.getByText(/^全部 30/).waitFor()
    await pane.getByRole('button', { name: /^提交 30 行/ }).and(pane.locator('[aria-disabled=true]')).waitFor()
    await desk.picture('bad-input-expired')
    expect(await valueAt(desk, days)).toBe(123)
    token = await tokenAt(stage, 'jzu', '11401')
    expect(await held()).toBe(before)
  })

  it('goes on checking what is typed meanwhile', async () => {
    await typeAt(desk, days, '400')
    await pane.getByText(/本学年.*400，应为 0–366/).first().waitFor()
    await typeAt(desk, days, '124')
  })

  it('signs in again in place, with the wrong password first; the draft goes up and nothing is lost', async () => {
    await pane.getByRole('button', { name: '登录', exact: true }).click()
    await pane.getByRole('heading', { name: '重新登录' }).waitFor()
    const box = pane.getByLabel(/· 密码/)
    await box.fill('wrong-password')
    const go = pane.locator('form').getByRole('button', { name: '登录', exact: true })
    await go.click()
    await pane.getByText('还可以再试 4 次').waitFor()
    await box.fill('statbook-demo')
    await go.click()
    await pane.getByText('登录已过期').first().waitFor({ state: 'detached' })
    await until(held, (value) => value === 124)
    await allSent(pane)
    expect(await valueAt(desk, days)).toBe(124)
    expect(desk.complaints).toEqual([])
  })
})

describe('over the API', () => {
  it('another college\'s tables, submissions and rows are not there, in words that tell nothing of them', async () => {
    const [clerk, quality] = [await tokenAt(stage, 'xyqc', '21401'), await tokenAt(stage, 'xyqc', '20201')]
    const foreign = await stage.running.deps.db.selectFrom('submissions').select(['id', 'number']).where('collegeId', '=', 'jzu').execute()
    expect(foreign.length).toBeGreaterThan(5)
    const edition = stage.running.deps.editions.newest.hash
    const refused = [
      await ask(stage.url, 'GET', `/api/tables/${teachers}/units/ysx`, clerk),
      await ask(stage.url, 'PUT', `/api/tables/${teachers}/units/ysx/draft`, clerk, { requestId: 'from-another-college', baseRevision: 0, editionHash: edition, rows: [], order: [], explanations: [] }),
      await ask(stage.url, 'GET', `/api/submissions/${foreign[0]?.id ?? ''}`, quality),
      await ask(stage.url, 'POST', `/api/submissions/${foreign[0]?.id ?? ''}/decisions`, quality, { requestId: 'from-another-college', approve: 'all', returns: [], confirmed: ['规范性', '完整性', '合理性', '真实性'], countTyped: null, password: null, hash: 'x' }),
      await ask(stage.url, 'POST', `/api/submissions/${foreign[0]?.id ?? ''}/withdrawal`, clerk),
    ]
    for (const { status, problem } of refused) {
      expect([403, 404]).toContain(status)
      expect(problem.text).toMatch(/^[\u4e00-\u9fff].*。$/)
      expect(JSON.stringify(problem)).not.toMatch(/焦作|艺术学院|rsc|2\d{3}-0\d{3}-/)
    }
    expect((await heldBy(stage, await tokenAt(stage, 'jzu', '11401'), 'ysx')).rows.length).toBe(30)
    const progress = JSON.stringify((await ask(stage.url, 'GET', '/api/progress', quality)).body)
    expect(progress).toContain('汽车工程系')
    expect(progress).not.toMatch(/焦作|艺术学院/)
  })

  it('the wrong role and the wrong unit are told who can help', async () => {
    const [reviewer, neighbour, filler] = [await tokenAt(stage, 'jzu', '11402'), await tokenAt(stage, 'jzu', '11201'), await tokenAt(stage, 'jzu', '11401')]
    const sheet = await heldBy(stage, filler, 'ysx')
    const draft = { requestId: 'by-the-wrong-one', baseRevision: sheet.revision, editionHash: sheet.editionHash, rows: [], order: [], explanations: [] }
    const put = (token: string) => ask(stage.url, 'PUT', `/api/tables/${teachers}/units/ysx/draft`, token, draft)
    const [byReviewer, byNeighbour, merge] = [await put(reviewer), await put(neighbour), await ask(stage.url, 'GET', '/api/merge/rows?purpose=汇总', filler)]
    expect([byReviewer.status, byNeighbour.status, merge.status]).toEqual([403, 403, 403])
    for (const { problem } of [byReviewer, byNeighbour, merge]) expect(problem.text).toMatch(/需要时请.+调整分工。$/)
    expect((await heldBy(stage, filler, 'ysx')).rows).toEqual(sheet.rows)
  })
})

describe('a workbook that is not this person\'s', () => {
  let desk: Desk
  const sent: string[] = []
  beforeAll(async () => {
    desk = await stage.desk()
    await arrive(desk, 'jzu', '11401')
    desk.page.on('request', (request) => { if (request.method() === 'PUT') sent.push(request.url()) })
  })

  async function open(bytes: Uint8Array): Promise<Frame> {
    await desk.page.evaluate((numbers) => window.workbench?.openBytes(new Uint8Array(numbers), '别人的.xlsx'), [...bytes])
    return desk.pane()
  }
  const saved = async (from: Desk): Promise<Uint8Array> => Uint8Array.from(await from.page.evaluate(async () => [...(await window.workbench?.saveBytes() ?? [])]))
  const rowsShown = (): Promise<string[][] | undefined> => desk.page.evaluate(() => window.workbench?.texts('D5:E7'))

  async function unchangedAfterTyping(pane: Frame): Promise<void> {
    const before = await rowsShown()
    await typeAt(desk, 'H5', '满族')
    await pane.getByRole('button', { name: '回到我的任务' }).click()
    await pane.getByText('校内专任教师基本情况').click()
    await pane.getByRole('button', { name: '回到我的任务' }).waitFor()
    expect(await rowsShown()).toEqual(before)
    expect(await valueAt(desk, 'H5')).toBe('满族')
    expect(sent).toEqual([])
  }

  it('of another college is refused, at once and for good', async () => {
    const other = await stage.desk()
    await openTeachers(other, 'xyqc', '21401')
    const pane = await open(await saved(other))
    await other.close()
    await pane.getByText('这是别的学校的工作簿，不能在这里打开').waitFor()
    await desk.picture('bad-input-other-college')
    await unchangedAfterTyping(pane)
  })

  it('of another unit is only looked at', async () => {
    const other = await stage.desk()
    await openTeachers(other, 'jzu', '10401')
    const pane = await open(await saved(other))
    await other.close()
    await pane.getByText('这是别的部门的工作簿').waitFor()
    await pane.getByText('里面的表不归你填，只能看，不会发送。').waitFor()
    await unchangedAfterTyping(pane)
  })

  it('of last year is only looked at', async () => {
    const { db, editions: { newest } } = stage.running.deps
    const current = cycleOf(await db.selectFrom('cycles').selectAll().where('collegeId', '=', 'jzu').where('isCurrent', '=', 1).executeTakeFirstOrThrow())
    const year = Number(current.id.slice(0, 4)) - 1
    const id = `${year}-${year + 1}`
    const chunks: Uint8Array[] = []
    await workbooks.template({
      college: { id: 'jzu', name: '焦作大学' }, unit: { id: 'ysx', name: '艺术学院' }, editionHash: newest.hash, catalogue: newest.catalogue,
      cycle: { ...current, id, name: cycleName(id), period: usualPeriod(id) }, tables: [...newest.catalogue.tables.values()].map((entry) => entry.table).filter((table) => table.id === teachers),
    }, { write: (chunk) => { chunks.push(chunk); return Promise.resolve() } })
    const pane = await open(Buffer.concat(chunks))
    await pane.getByText('这是别的学年的工作簿').waitFor()
    await pane.getByText(`它属于 ${year}–${year + 1} 学年的 6.1.1，只能看，不会发送。`).waitFor()
    await unchangedAfterTyping(pane)
  })
})
