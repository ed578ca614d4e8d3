import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Queue, SubmitAnswer } from '../../rules/wire.ts'
import { foundColleges } from '../testing/colleges.ts'
import { approved, decide, nextRequest, openedSheet, queue, returning, review, sent, staff, teacher } from '../testing/steps.ts'
import { openWorld, PASSWORD, type World } from '../testing/world.ts'

let world: World
beforeEach(async () => {
  world = openWorld()
  await foundColleges(world.deps)
})
afterEach(() => world.close())

/** S5 of a college, passed through its levels, so that teachers may be submitted. */
async function passStaff(college: string): Promise<void> {
  const submission = await sent(world, await world.signIn(college, 'liuyang'), [staff('T1', '赵晓冬'), staff('T2', '钱进'), staff('T3', '孙丽')], {}, ['src_staff', 'hr'])
  await approved(world, await world.signIn(college, 'zhoufang'), submission)
  await approved(world, await world.signIn(college, 'zhoufang'), submission)
  await approved(world, await world.signIn(college, 'wangjg'), submission)
}

const named = (id: string, staffNo: string, name: string, days = 30) => ({ ...teacher(id, staffNo, days), cells: [staffNo, name, '硕士', days, '410802199001012345'] })
const rows = [named('r1', 'T1', '赵晓冬'), named('r2', 'T2', '钱进'), named('r3', 'T3', '孙丽')]

describe('in 焦作, three levels', () => {
  let submission: SubmitAnswer
  beforeEach(async () => {
    await passStaff('jzu')
    submission = await sent(world, await world.signIn('jzu', 'limin'), rows)
  })

  it('a decision is refused to the filler, another unit, a level not yet reached, the administrator', async () => {
    for (const [who, code] of [['limin', 'access.role'], ['qianwei', 'access.unit'], ['zhoufang', 'access.role'], ['wangjg', 'access.role'], ['admin', 'access.role']] as const) {
      expect([who, (await decide(world, await world.signIn('jzu', who), submission)).problem.code]).toEqual([who, code])
    }
  })

  it('a submission of another college is unknown, whoever asks', async () => {
    const other = await world.signIn('xyac', 'wangjg')
    expect((await decide(world, other, submission)).problem.code).toBe('submission.unknown')
    expect((await world.ask('GET', `/api/submissions/${submission.submission}`, other)).problem.code).toBe('submission.unknown')
  })

  it('a decision is refused without every quality confirmed, with an unknown reason, an unknown field, rows that do not wait, nothing chosen', async () => {
    const reviewer = await world.signIn('jzu', 'zhangqiang')
    expect((await decide(world, reviewer, submission, { confirmed: ['规范性'] })).problem).toMatchObject({ code: 'decision.confirm', details: { missing: '完整性、合理性、真实性' } })
    expect((await decide(world, reviewer, submission, { returns: [{ rowIds: ['r1'], reason: 'mood', text: '看着不对', fields: ['days'] }] })).problem.code).toBe('decision.reason')
    expect((await decide(world, reviewer, submission, returning(['r1'], 'nothing'))).problem.code).toBe('decision.reason')
    expect((await decide(world, reviewer, submission, { approve: ['r1', 'r9'] })).problem).toMatchObject({ code: 'decision.rows', details: { count: 1 } })
    expect((await decide(world, reviewer, submission, { approve: [] })).problem.code).toBe('request.invalid')
    expect((await decide(world, reviewer, submission, { hash: 'other' })).problem.code).toBe('decision.stale')
    expect((await queue(world, reviewer))[0]).toMatchObject({ pendingRows: 3 })
  })

  it('rows go up level by level until the college has passed them', async () => {
    const [unit, owner, quality] = [await world.signIn('jzu', 'zhangqiang'), await world.signIn('jzu', 'zhoufang'), await world.signIn('jzu', 'wangjg')]
    expect((await queue(world, owner)).map(each => each.tableNumber)).toEqual([])
    expect(await approved(world, unit, submission)).toEqual({ approved: 3, returned: 0, passedLevel: true, final: false, next: '归口审查' })
    expect(await queue(world, owner)).toMatchObject([{ number: '2026-0611-0001', tableNumber: '6.1.1', filler: '李敏', levelName: '归口审查', rows: 3, pendingRows: 3, own: false, password: false }])
    expect(await approved(world, owner, submission)).toMatchObject({ passedLevel: true, next: '学校复审' })
    expect(await approved(world, quality, submission)).toMatchObject({ passedLevel: true, final: true, next: null })
    expect(await openedSheet(world, unit)).toMatchObject({ state: { kind: 'passed', level: 3, stagesPassed: 3 }, readOnly: '学校通过，不能再改' })
    expect(((await world.ask('GET', '/api/queue', quality)).body as Queue).passed).toBe(2)
  })

  it('two rows returned, the rest keeps its approvals, only the changed rows are looked at again', async () => {
    const [filler, unit, owner] = [await world.signIn('jzu', 'limin'), await world.signIn('jzu', 'zhangqiang'), await world.signIn('jzu', 'zhoufang')]
    await approved(world, unit, submission)
    expect(await approved(world, owner, submission, returning(['r1', 'r2']))).toEqual({ approved: 1, returned: 2, passedLevel: false, final: false, next: null })
    const sheet = await openedSheet(world, filler)
    expect(sheet).toMatchObject({ state: { kind: 'returned' }, readOnly: null })
    expect(sheet.rows.map(row => row.state.kind)).toEqual(['returned', 'returned', 'pending'])
    expect(sheet.rows[0]?.decisions.at(-1)).toMatchObject({ levelName: '归口审查', verdict: 'returned', person: '周芳', reason: 'evidence', text: '请补证明材料', fields: ['days'] })
    const waiting = ((await world.ask('GET', '/api/queue', owner)).body as Queue).waiting
    expect(waiting).toMatchObject([{ number: '2026-0611-0001' }])
    const second = await sent(world, filler, [named('r1', 'T1', '赵晓冬', 31), named('r2', 'T2', '钱进', 32), rows[2] ?? teacher('r3', 'T3')])
    expect(second.changed).toBe(2)
    const seen = await review(world, unit, second.submission)
    expect(seen.rows.filter(row => row.pending).map(row => row.id)).toEqual(['r1', 'r2'])
    expect(seen.sinceLastSubmission).toEqual([
      { rowId: 'r1', field: 'days', kind: 'changed', before: 30, after: 31 }, { rowId: 'r2', field: 'days', kind: 'changed', before: 30, after: 32 },
    ])
    await approved(world, unit, second)
    expect((await queue(world, owner))[0]).toMatchObject({ rows: 3, pendingRows: 2, changed: 2, count: 2 })
    expect(await approved(world, owner, second)).toMatchObject({ approved: 2, next: '学校复审' })
  })

  it('of two reviewers at once one decides, the other is told who was first', async () => {
    const [unit, liu, zhou] = [await world.signIn('jzu', 'zhangqiang'), await world.signIn('jzu', 'liuyang'), await world.signIn('jzu', 'zhoufang')]
    await approved(world, unit, submission)
    world.wait(5)
    const both = await Promise.all([decide(world, liu, submission), decide(world, zhou, submission)])
    expect(both.map(answer => answer.status).sort()).toEqual([200, 409])
    const late = both.find(answer => answer.status === 409)
    expect(late?.problem).toMatchObject({ code: 'decision.stale', details: { why: expect.stringMatching(/^(刘洋|周芳)已通过$/) } })
    const made = await world.deps.db.selectFrom('decisions').select('personId').where('levelId', '=', 'owner-review').where('submissionId', '=', submission.submission).execute()
    expect(new Set(made.map(each => each.personId)).size).toBe(1)
  })

  it('a decision sent twice is made once', async () => {
    const unit = await world.signIn('jzu', 'zhangqiang')
    const requestId = nextRequest()
    const first = await decide(world, unit, submission, { requestId })
    expect((await decide(world, unit, submission, { requestId })).body).toEqual(first.body)
  })

  it('from fifty rows on the number must be typed', async () => {
    const many = Array.from({ length: 50 }, (_, i) => staff(`N${i}`, `教师${i}`))
    const other = await world.signIn('xyac', 'liuyang')
    const big = await sent(world, other, many, {}, ['src_staff', 'hr'])
    const reviewer = await world.signIn('xyac', 'zhoufang')
    expect((await decide(world, reviewer, big, { countTyped: 49 })).problem).toMatchObject({ code: 'decision.count', details: { rows: 50, typed: 49 } })
    expect((await decide(world, reviewer, big, { countTyped: 50 })).status).toBe(200)
  })

  it('a reviewer sees the explanations, and can never change a cell', async () => {
    const unit = await world.signIn('jzu', 'zhangqiang')
    const seen = await review(world, unit, submission.submission)
    expect(seen).toMatchObject({ canDecide: true, whyNot: null, filler: '李敏', count: 1, level: { id: 'unit-review' } })
    const hash = world.deps.editions.newest.hash
    const put = await world.ask('PUT', '/api/tables/teachers/units/mech/draft', unit, { requestId: nextRequest(), baseRevision: 1, editionHash: hash, rows: [], order: [], explanations: [] })
    expect(put.problem.code).toBe('access.role')
  })
})

describe('in 襄阳, collector, head with a signature, quality office', () => {
  it('the head must sign with the password again, a wrong one signs nothing', async () => {
    await passStaffXy()
    const submission = await sent(world, await world.signIn('xyac', 'limin'), rows)
    await approved(world, await world.signIn('xyac', 'zhangqiang'), submission)
    const head = await world.signIn('xyac', 'sunhead')
    expect((await queue(world, head))[0]).toMatchObject({ levelName: '部门负责人确认', password: true })
    expect((await decide(world, head, submission)).problem.code).toBe('decision.password')
    expect((await decide(world, head, submission, { password: 'wrong' })).problem.code).toBe('decision.password')
    expect(await approved(world, head, submission, { password: PASSWORD })).toMatchObject({ passedLevel: true, next: '质量监督管理办公室核查' })
    expect(await approved(world, await world.signIn('xyac', 'wangjg'), submission)).toMatchObject({ final: true })
  })

  it('a level is skipped, on record, when nobody but the filler holds its role', async () => {
    await passStaffXy()
    const db = world.deps.db
    await db.deleteFrom('roles').where('collegeId', '=', 'xyac').where('role', '=', 'unit-reviewer').where('unitId', '=', 'trade').execute()
    await db.insertInto('roles').values({ collegeId: 'xyac', personId: 'wujing', role: 'unit-reviewer', unitId: 'trade' }).execute()
    const wu = await world.signIn('xyac', 'wujing')
    const submission = await sent(world, wu, [named('r9', 'T1', '赵晓冬')], {}, ['teachers', 'trade'])
    expect(submission.next.map(each => each.level)).toEqual(['部门负责人确认', '质量监督管理办公室核查'])
    const sheet = await openedSheet(world, wu, 'teachers', 'trade')
    expect(sheet.rows[0]?.decisions).toMatchObject([{ verdict: 'skipped', levelName: '信息采集管理员核查', person: '吴静' }])
    expect(sheet.submission?.canWithdraw).toBe(true)
    expect(await approved(world, await world.signIn('xyac', 'headtrade'), submission, { password: PASSWORD })).toMatchObject({ next: '质量监督管理办公室核查' })
  })

  it('whoever filled rows cannot decide on them at any level', async () => {
    await passStaffXy()
    const db = world.deps.db
    await db.insertInto('roles').values({ collegeId: 'xyac', personId: 'limin', role: 'unit-reviewer', unitId: 'mech' }).execute()
    const li = await world.signIn('xyac', 'limin')
    const submission = await sent(world, li, rows)
    expect((await queue(world, li))[0]).toMatchObject({ own: true })
    expect((await decide(world, li, submission)).problem.code).toBe('access.own-submission')
    expect(await review(world, li, submission.submission)).toMatchObject({ canDecide: false, whyNot: '这是你填的，不能由你审核' })
  })

  /** At 人事处 nobody is head, so one is made; the collector there is 周芳. */
  async function passStaffXy(): Promise<void> {
    await world.deps.db.insertInto('roles').values({ collegeId: 'xyac', personId: 'zhaomin', role: 'unit-head', unitId: 'hr' }).execute()
    const submission = await sent(world, await world.signIn('xyac', 'liuyang'), [staff('T1', '赵晓冬'), staff('T2', '钱进'), staff('T3', '孙丽')], {}, ['src_staff', 'hr'])
    await approved(world, await world.signIn('xyac', 'zhoufang'), submission)
    await approved(world, await world.signIn('xyac', 'zhaomin'), submission, { password: PASSWORD })
    await approved(world, await world.signIn('xyac', 'wangjg'), submission)
  }
})
