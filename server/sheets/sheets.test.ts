import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CheckAnswer, References, Task } from '../../rules/wire.ts'
import { foundColleges } from '../testing/colleges.ts'
import { approved, decide, draft, nextRequest, openedSheet, pathOf, returning, sent, staff, teacher, type Row } from '../testing/steps.ts'
import { openWorld, type World } from '../testing/world.ts'

let world: World
let filler: string
beforeEach(async () => {
  world = openWorld()
  await foundColleges(world.deps)
  filler = await world.signIn('jzu', 'limin')
})
afterEach(() => world.close())

const people = [staff('T1', '赵晓冬'), staff('T2', '钱进'), staff('T3', '孙丽', 'D06'), { id: 'sT4', cells: ['T4', '李四', 'D05', '校外兼职教师', '410802199001012345'] }]

async function passStaff(rows: readonly Row[] = people): Promise<void> {
  const submission = await sent(world, await world.signIn('jzu', 'liuyang'), rows, {}, ['src_staff', 'hr'])
  for (const who of ['zhoufang', 'zhoufang', 'wangjg']) await approved(world, await world.signIn('jzu', who), submission)
}

async function check(rows: readonly Row[], whole = false): Promise<CheckAnswer> {
  const answer = await world.ask('POST', `${pathOf('teachers', 'mech')}/checks`, filler, { sequence: 7, editionHash: world.deps.editions.newest.hash, rows, whole })
  return answer.body as CheckAnswer
}

describe('a sheet nobody has touched', () => {
  it('begins with the unit\'s rows of the source table, the same each time it is asked for', async () => {
    await passStaff()
    const first = await openedSheet(world, filler)
    expect(first.rows.map(row => row.cells)).toEqual([['T1', '赵晓冬', null, null, null], ['T2', '钱进', null, null, null], ['T4', '李四', null, null, '410802199001012345']])
    expect((await openedSheet(world, filler)).rows.map(row => row.id)).toEqual(first.rows.map(row => row.id))
    expect(first).toMatchObject({ revision: 0, state: { kind: 'none' }, readOnly: null, submission: null })
  })

  it('is empty while the source is', async () => {
    expect((await openedSheet(world, filler)).rows).toEqual([])
  })
})

describe('a draft', () => {
  it('tells the panes of its college, and them alone, which revision it made', async () => {
    const heard: unknown[] = []
    for (const college of ['jzu', 'xyac']) world.deps.bus.listen(college, event => heard.push([college, event.kind, event.table, event.unit, event.revision]))
    await draft(world, filler, [teacher('a', 'T1')])
    expect(heard).toEqual([['jzu', 'sheet', 'teachers', 'mech', 1]])
  })

  it('is kept as typed, right or wrong, in the order of the sheet', async () => {
    const answer = await draft(world, filler, [teacher('b', '？？', 'viele'), teacher('a', 'T1')])
    expect(answer.body).toMatchObject({ revision: 1, rows: 2 })
    expect((await openedSheet(world, filler)).rows.map(row => [row.id, row.cells[3], row.state.kind])).toEqual([['b', 'viele', 'draft'], ['a', 30, 'draft']])
  })

  it('takes only what changed: rows left out of the order go, rows only in the order stay', async () => {
    await draft(world, filler, [teacher('a', 'T1'), teacher('b', 'T2'), teacher('c', 'T3')])
    await draft(world, filler, [teacher('b', 'T2', 99)], { order: ['c', 'b'] })
    expect((await openedSheet(world, filler)).rows.map(row => [row.id, row.cells[3]])).toEqual([['c', 30], ['b', 99]])
  })

  it('is refused on an old revision with who was faster, for a row nobody knows, for a row twice, and is answered once', async () => {
    await draft(world, await world.signIn('jzu', 'zhengjie'), [teacher('a', 'T1')])
    expect((await draft(world, filler, [teacher('a', 'T2')], { baseRevision: 0 })).problem).toMatchObject({ code: 'sheet.stale', details: { who: '郑洁' } })
    expect((await draft(world, filler, [], { order: ['ghost'] })).problem.text).toContain('ghost')
    expect((await draft(world, filler, [], { order: ['a', 'a'] })).problem.code).toBe('request.invalid')
    const requestId = nextRequest()
    const [one, two] = [await draft(world, filler, [teacher('a', 'T3')], { requestId }), await draft(world, filler, [teacher('a', 'T4')], { requestId })]
    expect(two.body).toEqual(one.body)
  })

  it('of two at once on the same revision lets one through', async () => {
    const body = { baseRevision: 0 }
    const both = await Promise.all([draft(world, filler, [teacher('a', 'T1')], body), draft(world, await world.signIn('jzu', 'zhengjie'), [teacher('b', 'T2')], body)])
    expect(both.map(answer => answer.status).sort()).toEqual([200, 409])
    expect((await openedSheet(world, filler)).rows).toHaveLength(1)
  })

  it('shows persons to the filler and the reviewers, and masks them for others of the unit', async () => {
    await draft(world, filler, [teacher('a', 'T1')])
    await world.deps.db.insertInto('persons').values({ collegeId: 'jzu', id: 'other', staffNo: 'other', name: '同事', passwordHash: await world.deps.passwords.hash('x'), mustChangePassword: 0, active: 1, createdAt: '' }).execute()
    await world.deps.db.insertInto('roles').values({ collegeId: 'jzu', personId: 'other', role: 'filler', unitId: 'mech' }).execute()
    const seen = async (who: string, password?: string) => (await openedSheet(world, await world.signIn('jzu', who, password))).rows[0]?.cells[4]
    expect(await seen('zhangqiang')).toBe('410802199001012345')
    expect(await seen('other', 'x')).toBe('4108************45')
  })
})

describe('a live check', () => {
  it('finds keys that are not in the source data, names the likely one, and nothing the pane finds itself', async () => {
    await passStaff()
    const answer = await check([teacher('r1', 'T9', 'viele')])
    expect(answer.sequence).toBe(7)
    expect(answer.findings.map(finding => [finding.level, finding.cells[0]?.field])).toEqual([['cross-table', 'staff_no']])
  })

  it('holds nothing against a source nobody has filled yet', async () => {
    expect((await check([teacher('r1', 'T9')], true)).findings).toEqual([])
  })

  it('knows a source row as soon as it is in a draft', async () => {
    await passStaff([staff('T1', '赵晓冬')])
    expect((await check([teacher('r1', 'T2')])).findings.map(finding => finding.cells[0]?.field)).toContain('staff_no')
    const db = world.deps.db
    await db.updateTable('sheets').set({ state: 'returned', submissionId: null }).where('collegeId', '=', 'jzu').where('tableId', '=', 'src_staff').execute()
    await draft(world, await world.signIn('jzu', 'liuyang'), [staff('T1', '赵晓冬'), staff('T2', '钱进')], {}, ['src_staff', 'hr'])
    expect((await check([{ id: 'r1', cells: ['T2', '钱进', '硕士', 1, null] }])).findings).toEqual([])
  })

  it('is refused for another edition and for too many rows', async () => {
    const path = `${pathOf('teachers', 'mech')}/checks`
    expect((await world.ask('POST', path, filler, { sequence: 1, editionHash: 'x', rows: [], whole: true })).problem.code).toBe('edition.stale')
    const rows = Array.from({ length: 51 }, (_, i) => teacher(`r${i}`, 'T1'))
    expect((await world.ask('POST', path, filler, { sequence: 1, editionHash: world.deps.editions.newest.hash, rows, whole: true })).problem.code).toBe('sheet.too-many-rows')
  })
})

describe('references and tasks', () => {
  it('list the keys with their names, without the persons behind them', async () => {
    await passStaff()
    const { lists } = (await world.ask('GET', `${pathOf('teachers', 'mech')}/references`, filler)).body as References
    expect(lists).toEqual([{ table: 'src_staff', field: 'staff_no', fields: ['staff_no', 'name', 'org_code'], rows: [['T1', '赵晓冬', 'D05'], ['T2', '钱进', 'D05'], ['T3', '孙丽', 'D06'], ['T4', '李四', 'D05']] }])
  })

  it('say what is wrong with a draft, what was returned, and what a table waits for', async () => {
    const tasks = async (): Promise<readonly Task[]> => ((await world.ask('GET', '/api/tasks', filler)).body as { tasks: Task[] }).tasks
    expect(await tasks()).toMatchObject([{ number: '6.1.1', state: { kind: 'none' }, ready: false, waitsFor: ['S5'], readOnly: null, due: '2026-09-24T10:00:00.000Z' }])
    await passStaff()
    await draft(world, filler, [{ id: 'r1', cells: ['T1', '赵晓冬', null, 'viel', null] }, { id: 'r2', cells: ['T2', '钱进', '硕士', 300, null] }])
    expect(await tasks()).toMatchObject([{ state: { kind: 'filling' }, rows: 2, errors: 1, unexplained: 1, incomplete: 1, ready: false }])
    const submission = await sent(world, filler, [{ id: 'r1', cells: ['T1', '赵晓冬', '硕士', 4, null] }])
    await decide(world, await world.signIn('jzu', 'zhangqiang'), submission, returning(['r1']))
    expect(await tasks()).toMatchObject([{ state: { kind: 'returned' }, returnedRows: 1 }])
    const reviewers = ((await world.ask('GET', '/api/tasks', await world.signIn('jzu', 'zhangqiang'))).body as { tasks: Task[] }).tasks
    expect(reviewers).toMatchObject([{ number: '6.1.1', readOnly: '由李敏、郑洁填报' }])
  })
})
