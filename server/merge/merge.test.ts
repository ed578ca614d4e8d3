import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Merged, MergePlan, Progress } from '../../rules/wire.ts'
import { foundColleges } from '../testing/colleges.ts'
import { approved, draft, sent, staff, teacher } from '../testing/steps.ts'
import { openWorld, type World } from '../testing/world.ts'

let world: World
let quality: string
beforeEach(async () => {
  world = openWorld()
  await foundColleges(world.deps)
  quality = await world.signIn('jzu', 'wangjg')
  const submission = await sent(world, await world.signIn('jzu', 'liuyang'), [staff('T1', '赵晓冬')].map(row => ({ ...row, cells: [...row.cells.slice(0, 4), '410802199001012345'] })), {}, ['src_staff', 'hr'])
  for (const who of ['zhoufang', 'zhoufang']) await approved(world, await world.signIn('jzu', who), submission)
  await approved(world, quality, submission)
  await draft(world, await world.signIn('jzu', 'limin'), [teacher('r1', 'T1')])
})
afterEach(() => world.close())

const rows = async (query: string): Promise<Merged> => (await world.ask('GET', `/api/merge/rows?${query}`, quality)).body as Merged

describe('merging', () => {
  it('is refused without a purpose, for an unknown table, and to those who only fill', async () => {
    expect((await world.ask('GET', '/api/merge/rows', quality)).problem.code).toBe('request.invalid')
    expect((await world.ask('GET', '/api/merge/rows?purpose=汇总上报&tables=src_staff,nothing', quality)).problem.code).toBe('table.unknown')
    expect((await world.ask('GET', '/api/merge/workbook?purpose=汇总上报', await world.signIn('jzu', 'limin'))).problem.code).toBe('access.role')
  })

  it('takes what has passed, each row with unit, filler, submission and approvals, persons masked', async () => {
    const merged = await rows('purpose=汇总上报')
    expect(merged.tables.map(each => [each.table, each.rows.length])).toEqual([['src_org', 0], ['src_staff', 1], ['teachers', 0]])
    expect(merged.tables[1]?.rows[0]).toEqual({
      cells: ['T1', '赵晓冬', 'D05', '校内专任教师', '4108************45'],
      origin: {
        unit: '人事处', filler: '刘洋', submission: '2026-S5-0001', rowId: 'sT1', state: '学校通过',
        approvals: '部门审核 周芳 2026-09-22；归口审查 周芳 2026-09-22；学校复审 王建国 2026-09-22',
      },
    })
  })

  it('takes drafts too when asked, marked, and unmasked when asked; the same choice has the same fingerprint', async () => {
    const merged = await rows('purpose=核对&drafts=yes&mask=no&tables=teachers')
    expect(merged.tables[0]?.rows[0]).toMatchObject({ cells: ['T1', null, '硕士', 30, '410802199001012345'], origin: { state: '草稿', submission: '', filler: '李敏、郑洁' } })
    expect((await rows('purpose=别的用途&drafts=yes&mask=no&tables=teachers')).hash).toBe(merged.hash)
    expect((await rows('purpose=核对&drafts=yes&tables=teachers')).hash).not.toBe(merged.hash)
  })

  it('puts every export on record with its purpose', async () => {
    await rows('purpose=汇总上报')
    const download = await world.ask('GET', '/api/merge/workbook?purpose=上报教育厅&mask=no', quality)
    expect(download.headers.get('x-content-hash')).toMatch(/^[0-9a-f]{64}$/)
    expect(download.headers.get('content-disposition')).toContain(encodeURIComponent('焦作大学-2025-2026-状态数据.xlsx'))
    const events = await world.deps.db.selectFrom('audit_events').select(['action', 'details', 'personId']).where('action', 'like', 'merge.%').execute()
    expect(events.map(event => [event.action, event.personId, (JSON.parse(event.details) as { purpose: string }).purpose])).toEqual([['merge.read', 'wangjg', '汇总上报'], ['merge.downloaded', 'wangjg', '上报教育厅']])
  })

  it('plans: what there is, what is still typed, who is missing', async () => {
    const plan = (await world.ask('GET', '/api/merge/plan', quality)).body as MergePlan
    expect(plan.tables.find(each => each.id === 'teachers')).toEqual({ id: 'teachers', number: '6.1.1', name: '校内专任教师', rows: 0, draftRows: 1, missing: ['机电工程学院', '经济贸易学院'] })
    expect(plan.cells).toBe(5)
  })
})

describe('progress', () => {
  it('shows the college to the quality office, the own unit to the rest, with whose turn it is', async () => {
    const all = (await world.ask('GET', '/api/progress', quality)).body as Progress
    expect(all.totals).toEqual({ assigned: 3, passed: 1, onTime: 1, firstPass: 1, late: 0 })
    expect(all.cells.find(cell => cell.unit === 'mech')).toMatchObject({ state: { kind: 'filling' }, rows: 1, late: false, filler: '李敏、郑洁', waitsOn: '李敏、郑洁' })
    const own = (await world.ask('GET', '/api/progress', await world.signIn('jzu', 'limin'))).body as Progress
    expect(own.units.map(unit => unit.id)).toEqual(['mech'])
    world.wait(60 * 24 * 5)
    expect(((await world.ask('GET', '/api/progress', await world.signIn('jzu', 'wangjg'))).body as Progress).totals.late).toBe(2)
  })
})
