import { describe, expect, it } from 'vitest'
import type { Cell } from '../../rules/value.ts'
import { openWorld } from '../testing/world.ts'
import type { SheetRow } from '../workbooks/read-workbook.ts'
import { openCycle, createCollege, resetPassword } from './commands.ts'
import { importPeople, ImportRefused } from './import-people.ts'
import { findCycle, personsOf, unitsOf } from './store.ts'

const college = { id: 'c1', name: '试验学院', regime: 'jiaozuo' }
const sheet = (name: string, lines: readonly (readonly Cell[])[]): SheetRow[] => lines.map((cells, index) => ({ sheet: name, row: index + 1, cells, formulas: [] }))
const units = sheet('部门', [['部门'], ['部门编号', '部门名称', '机构代码'], ['rsc', '人事处', 'D04'], ['jdx', '机电工程学院', 'D11']])
const people = sheet('人员', [['教工号', '姓名', '部门编号', '角色'], [10401, '李敏', 'rsc', '采集人'], ['10402', '陈芳', 'rsc', '部门审核人、业务归口部门审查人']])

async function opened() {
  const world = openWorld()
  await createCollege(world.deps, college)
  await openCycle(world.deps, { college, person: null }, { id: '2025-2026', state: 'collecting', isCurrent: true, lastCycle: null, opensAt: '2026-09-01T00:00:00.000Z' })
  const cycle = await findCycle(world.deps.db, college.id, '2025-2026')
  if (!cycle) throw new Error('no cycle')
  const number = [...world.deps.editions.newest.catalogue.byNumber.keys()][0] ?? ''
  return { world, cycle, number, author: { college, person: null } }
}

describe('importing units, people and the division of work', () => {
  it('adds all three, with a first password for each person', async () => {
    const { world, cycle, number, author } = await opened()
    const work = sheet('分工', [['表号', '部门编号', '归口部门编号', '填报人教工号'], [number, 'jdx', 'rsc', '10401']])
    const done = await importPeople(world.deps, author, cycle, [...units, ...people, ...work])
    expect(done).toMatchObject({ units: 2, assignments: 1, persons: [{ staffNo: '10401', name: '李敏' }, { staffNo: '10402' }] })
    expect((await unitsOf(world.deps.db, 'c1')).map((unit) => unit.name)).toEqual(['人事处', '机电工程学院'])
    const session = await world.ask('POST', '/api/session', null, { college: 'c1', staffNo: '10401', password: done.persons[0]?.password })
    expect(session.status).toBe(200)
    await world.close()
  })
  it('names every mistake with sheet and row, and writes nothing', async () => {
    const { world, cycle, author } = await opened()
    const bad = sheet('人员', [['教工号', '姓名', '部门编号', '角色'], ['1', '甲', 'nowhere', '采集人'], ['2', '乙', 'rsc', '国王']])
    const work = sheet('分工', [['表号', '部门编号', '归口部门编号', '填报人教工号'], ['99.9', 'rsc', '', '1']])
    const refused = await importPeople(world.deps, author, cycle, [...units, ...bad, ...work]).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ImportRefused)
    expect((refused as ImportRefused).faults).toEqual([expect.stringMatching(/“人员”第 2 行.*nowhere/), expect.stringMatching(/“人员”第 3 行.*国王.*采集人/), expect.stringMatching(/“分工”第 2 行.*99\.9/)])
    expect(await unitsOf(world.deps.db, 'c1')).toEqual([])
    expect(await personsOf(world.deps.db, 'c1')).toEqual([])
    await world.close()
  })
  it('leaves what is there already as it is', async () => {
    const { world, cycle, author } = await opened()
    await importPeople(world.deps, author, cycle, [...units, ...people])
    expect(await importPeople(world.deps, author, cycle, [...units, ...people])).toEqual({ units: 0, persons: [], assignments: 0 })
    await world.close()
  })
})

describe('a forgotten password', () => {
  it('is replaced, sessions end, and the new one must be changed', async () => {
    const { world, cycle, author } = await opened()
    const done = await importPeople(world.deps, author, cycle, [...units, ...people])
    const token = await world.signIn('c1', '10401', done.persons[0]?.password)
    expect(await resetPassword(world.deps, author, '10401', await world.deps.passwords.hash('another first one'))).toBe(true)
    world.wait(1)
    expect((await world.ask('GET', '/api/session', token)).status).toBe(401)
    const again = await world.ask('POST', '/api/session', null, { college: 'c1', staffNo: '10401', password: 'another first one' })
    expect(again.body).toMatchObject({ me: { person: { mustChangePassword: true } } })
    expect(await resetPassword(world.deps, author, 'nobody', 'x')).toBe(false)
    await world.close()
  })
})
