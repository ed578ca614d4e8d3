import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Finding } from '../../rules/finding.ts'
import type { SubmitAnswer } from '../../rules/wire.ts'
import { freezeCycle } from '../colleges/commands.ts'
import { foundColleges } from '../testing/colleges.ts'
import { approved, decide, draft, nextRequest, openedSheet, pathOf, returning, send, sent, staff, teacher } from '../testing/steps.ts'
import { openWorld, type World } from '../testing/world.ts'

let world: World
let filler: string
beforeEach(async () => {
  world = openWorld()
  await foundColleges(world.deps)
  await passStaff()
  filler = await world.signIn('jzu', 'limin')
})
afterEach(() => world.close())

/** Source data first: 人事处 fills S5 and it passes all three levels. */
async function passStaff(): Promise<void> {
  const [hr, checker, quality] = [await world.signIn('jzu', 'liuyang'), await world.signIn('jzu', 'zhoufang'), await world.signIn('jzu', 'wangjg')]
  const submission = await sent(world, hr, [staff('T1', '赵晓冬'), staff('T2', '钱进'), staff('T3', '孙丽')], {}, ['src_staff', 'hr'])
  await approved(world, checker, submission)
  await approved(world, checker, submission)
  await approved(world, quality, submission)
}

const good = [teacher('r1', 'T1'), teacher('r2', 'T2')].map(row => ({ ...row, cells: [row.cells[0] ?? null, row.id === 'r1' ? '赵晓冬' : '钱进', ...row.cells.slice(2)] }))

describe('a submission is refused', () => {
  it('with an open error, with the findings, and leaves nothing behind', async () => {
    const answer = await send(world, filler, [teacher('r1', 'T1', 'many'), teacher('r2', 'T9', 400)])
    expect([answer.status, answer.problem.code]).toEqual([422, 'submission.blocked'])
    const codes = (answer.problem.details['findings'] as Finding[]).map(finding => finding.code)
    expect(codes).toEqual(expect.arrayContaining(['cell.not-number', 'cell.out-of-range', 'ref.unknown-near']))
    expect(await world.deps.db.selectFrom('row_versions').selectAll().where('rowId', 'in', ['r1', 'r2']).execute()).toEqual([])
    expect((await openedSheet(world, filler)).state.kind).toBe('none')
  })

  it('with a warning nobody explained, or explained in too few words', async () => {
    const rows = [{ ...(good[0] ?? teacher('r1', 'T1')), cells: ['T1', '赵晓冬', '硕士', 250, null] }]
    expect((await send(world, filler, rows)).problem).toMatchObject({ code: 'submission.blocked', details: { errors: 0, unexplained: 1 } })
    expect((await send(world, filler, rows, { explanations: [{ rule: 'R1', rowId: 'r1', text: '属实' }] })).problem.code).toBe('submission.blocked')
    expect((await send(world, filler, rows, { explanations: [{ rule: 'R1', rowId: 'r1', text: '到企业挂职一年，校发〔2026〕12号' }] })).status).toBe(200)
  })

  it('without rows, with too many, with another edition, unconfirmed, or on an old revision', async () => {
    expect((await send(world, filler, [])).problem.code).toBe('submission.empty')
    expect((await send(world, filler, Array.from({ length: 51 }, (_, i) => teacher(`r${i}`, 'T1')))).problem).toMatchObject({ code: 'sheet.too-many-rows', details: { max: 50, rows: 51 } })
    expect((await send(world, filler, good, { editionHash: 'f'.repeat(64) })).problem.code).toBe('edition.stale')
    expect((await send(world, filler, good, { confirmed: false })).problem.code).toBe('request.invalid')
    await draft(world, await world.signIn('jzu', 'zhengjie'), good)
    const stale = await world.ask('POST', `${pathOf('teachers', 'mech')}/submissions`, filler, { requestId: nextRequest(), baseRevision: 0, editionHash: world.deps.editions.newest.hash, rows: good, explanations: [], confirmed: true })
    expect(stale.problem).toMatchObject({ code: 'sheet.stale', details: { who: '郑洁' } })
  })

  it('by somebody else: a reviewer, the neighbour, the other college', async () => {
    for (const who of ['zhangqiang', 'wangjg', 'admin']) expect((await send(world, await world.signIn('jzu', who), good)).problem.code).toBe('access.role')
    expect((await send(world, await world.signIn('jzu', 'wujing'), good)).problem.code).toBe('access.unit')
    const other = await world.signIn('xyac', 'limin')
    expect((await world.ask('GET', pathOf('teachers', 'mech'), other)).body).toMatchObject({ rows: [], revision: 0 })
  })

  it('before the source tables it refers to have passed', async () => {
    const other = await world.signIn('xyac', 'limin')
    expect((await send(world, other, good)).problem).toMatchObject({ code: 'cycle.not-open', details: { table: '6.1.1', waits: 'S5' } })
    expect((await draft(world, other, good)).status).toBe(200)
  })

  it('once the year is frozen, and so is a draft', async () => {
    await freezeCycle(world.deps, { college: { id: 'jzu', name: '焦作大学', regime: 'jiaozuo' }, person: null }, '2025-2026')
    expect((await send(world, filler, good)).problem.code).toBe('cycle.frozen')
    expect((await draft(world, filler, good)).problem.code).toBe('cycle.frozen')
  })
})

describe('a submission', () => {
  it('is numbered, fingerprinted, tells who is next and locks the sheet', async () => {
    const answer = await sent(world, filler, good)
    expect(answer).toMatchObject({ number: '2026-0611-0001', rows: 2, changed: 2 })
    expect(answer.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(answer.next.map(each => [each.level, each.names])).toEqual([['部门审核', ['张强']], ['归口审查', ['刘洋', '周芳']], ['学校复审', ['王建国', '赵敏']]])
    const sheet = await openedSheet(world, filler)
    expect(sheet).toMatchObject({ readOnly: '已提交，等部门审核', state: { kind: 'submitted', level: 0, stagesPassed: 0, stages: 3 }, submission: { number: '2026-0611-0001', canWithdraw: true } })
    expect((await draft(world, filler, good)).problem.code).toBe('sheet.locked')
    expect((await send(world, filler, good)).problem.code).toBe('sheet.locked')
  })

  it('leaves blank rows out', async () => {
    await sent(world, filler, [...good, { id: 'blank', cells: [null, '', null, null, null] }])
    expect((await openedSheet(world, filler)).rows.map(row => row.id)).toEqual(['r1', 'r2'])
  })

  it('sent twice gets the same answer and is there once, also when both come at once', async () => {
    const body = { requestId: nextRequest(), baseRevision: 0, editionHash: world.deps.editions.newest.hash, rows: good, explanations: [], confirmed: true }
    const path = `${pathOf('teachers', 'mech')}/submissions`
    const [first, second] = await Promise.all([world.ask('POST', path, filler, body), world.ask('POST', path, filler, body)])
    const third = await world.ask('POST', path, filler, body)
    expect([second?.body, third.body]).toEqual([first?.body, first?.body])
    expect(await world.deps.db.selectFrom('submissions').select('id').where('unitId', '=', 'mech').execute()).toHaveLength(1)
    expect((await world.ask('PUT', `${pathOf('teachers', 'mech')}/draft`, filler, { ...body, order: ['r1', 'r2'] })).problem.code).toBe('request.invalid')
  })

  it('can be withdrawn until the first decision, and then sent again', async () => {
    const first = await sent(world, filler, good)
    const path = `/api/submissions/${first.submission}/withdrawal`
    expect((await world.ask('POST', path, await world.signIn('jzu', 'wujing'))).problem.code).toBe('access.unit')
    expect((await world.ask('POST', path, filler)).status).toBe(204)
    expect((await world.ask('POST', path, filler)).problem.code).toBe('submission.not-withdrawable')
    expect((await openedSheet(world, filler)).state.kind).toBe('filling')
    const second = await sent(world, filler, good)
    expect(second.number).toBe('2026-0611-0002')
    const reviewer = await world.signIn('jzu', 'zhangqiang')
    expect((await decide(world, reviewer, first)).problem).toMatchObject({ code: 'decision.stale', details: { why: '李敏撤回了' } })
    await approved(world, reviewer, second)
    expect((await world.ask('POST', `/api/submissions/${second.submission}/withdrawal`, filler)).problem.code).toBe('submission.not-withdrawable')
  })

  it('after a return makes new versions only for the rows that changed', async () => {
    const reviewer = await world.signIn('jzu', 'zhangqiang')
    const first = await sent(world, filler, good)
    await decide(world, reviewer, first, returning(['r2']))
    expect((await send(world, filler, good)).problem).toMatchObject({ code: 'submission.unanswered', details: { rows: 1, rowIds: ['r2'] } })
    const fixed = good.map(row => row.id === 'r2' ? { ...row, cells: ['T2', '钱进', '硕士', 31, null] } : row)
    const second = (await send(world, filler, fixed)).body as SubmitAnswer
    expect(second).toMatchObject({ rows: 2, changed: 1, number: '2026-0611-0002' })
    const sheet = await openedSheet(world, filler)
    expect(sheet.rows.map(row => [row.id, row.state])).toEqual([['r1', { kind: 'pending', level: 1 }], ['r2', { kind: 'pending', level: 0 }]])
  })

  it('after a return may keep a row as it is when an explanation is written', async () => {
    await decide(world, await world.signIn('jzu', 'zhangqiang'), await sent(world, filler, good), returning(['r2']))
    expect((await sent(world, filler, good, { explanations: [{ rule: 'returned', rowId: 'r2', text: '无误，证明见人事处档案 2026-12' }] })).changed).toBe(1)
  })
})
