/** 襄阳 beside 焦作: two stages (部门: 信息采集管理员、负责人 → 质监办), and nothing of one college visible to the other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from 'playwright-core'
import type { Queue, Session, Task } from '../../rules/wire.ts'
import { demoPassword } from '../../server/demo/accounts.ts'
import { ask, tokenOf } from './by-api.ts'
import { openStage, type Desk, type Stage } from './stage.ts'

const college = '襄阳汽车职业技术学院'
let stage: Stage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await stage?.close() })

async function at(staffNo: string): Promise<{ desk: Desk; pane: Frame }> {
  const desk = await stage.desk()
  return { desk, pane: await desk.enter(college, staffNo) }
}

describe('襄阳汽车职业技术学院', () => {
  it('the clerk of 经济管理系 finds the mistakes of the draft marked, and corrects all of a kind at once', async () => {
    const { desk, pane } = await at('21401')
    await pane.getByText('校内专任教师基本情况').click()
    await pane.getByText('年月写成 2021-09').waitFor()
    await desk.picture('xiangyang-clerk')
    await pane.getByRole('button', { name: '修正 2' }).first().click()
    await pane.getByRole('button', { name: '修正 2 格' }).click()
    await pane.getByText(/已修正 2 格/).waitFor()
    expect(desk.complaints).toEqual([])
    await desk.close()
  })

  it('信息采集管理员, 负责人 with the password again, then 质监办', async () => {
    for (const [staffNo, password, done, picture] of [['21102', false, /已通过 40 行/, null], ['21103', true, /已通过 40 行/, 'xiangyang-head'], ['20201', false, /学校通过/, 'xiangyang-office']] as const) {
      const { desk, pane } = await at(staffNo)
      await pane.getByRole('tab', { name: /审核/ }).click()
      await pane.getByRole('button', { name: /6\.1\.1.*汽车工程系/ }).first().click()
      await pane.getByRole('button', { name: '全部 40 行通过' }).click()
      await pane.getByRole('checkbox', { name: /规范性/ }).waitFor()
      for (const quality of ['规范性', '完整性', '合理性', '真实性']) {
        const box = pane.getByRole('checkbox', { name: new RegExp(quality) })
        if (await box.count() > 0) await box.check()
      }
      if (password) await pane.getByLabel(/再次输入密码/).fill(demoPassword)
      if (picture !== null) await desk.panePicture(picture)
      await pane.getByRole('button', { name: /通过 40 行/ }).click()
      await pane.getByText(done).first().waitFor()
      expect(desk.complaints).toEqual([])
      await desk.close()
    }
  })

  it('the quality office sees its own units only', async () => {
    const { desk, pane } = await at('20201')
    await pane.getByRole('tab', { name: /进度/ }).click()
    await pane.getByText('汽车工程系').first().waitFor()
    await desk.panePicture('xiangyang-progress')
    expect(await pane.locator('body').innerText()).not.toContain('建筑工程学院')
    await desk.close()
  })

  it('no answer of one college holds anything of the other, whatever ids are sent', async () => {
    const [here, there] = await Promise.all([tokenOf(stage.url, 'xyqc', '20201'), tokenOf(stage.url, 'jzu', '10201')])
    const queue = (await ask(stage.url, 'GET', '/api/queue', there.token)).body as Queue
    const submission = queue.pending[0]?.submission ?? ''
    expect(submission).not.toBe('')
    for (const [method, path] of [['GET', `/api/submissions/${submission}`], ['POST', `/api/submissions/${submission}/withdrawal`], ['GET', '/api/tables/ft_teacher_basic/units/jzx'], ['GET', '/api/tables/ft_teacher_basic/units/ysx/references']] as const) {
      const answer = await ask(stage.url, method, path, here.token, method === 'POST' ? { requestId: 'other-college-1' } : undefined)
      expect([path, answer.status === 403 || answer.status === 404]).toEqual([path, true])
      expect(JSON.stringify(answer.body)).not.toContain('焦作')
    }
    const texts = await Promise.all(['/api/tasks', '/api/queue', '/api/progress', '/api/merge/plan', '/api/session'].map(async (path) => JSON.stringify((await ask(stage.url, 'GET', path, here.token)).body)))
    for (const text of texts) expect(text).not.toMatch(/焦作|建筑工程学院|jzu/)
    const tasks = (await ask(stage.url, 'GET', '/api/tasks', (await clerk()).token)).body as { tasks: readonly Task[] }
    expect(tasks.tasks.length).toBeGreaterThan(0)
  })
})

const clerk = (): Promise<Session> => tokenOf(stage.url, 'xyqc', '21101')
