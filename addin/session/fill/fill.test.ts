import { describe, expect, it } from 'vitest'
import { teacher } from '../../testing/sample-edition.ts'
import { listObject, state, world } from '../../testing/sample-world.ts'
import { countsOf } from './filling.ts'
import { returnedRows } from './act.ts'

const remote = (rowId: string) => ({ key: `X009:${rowId}:staff_no`, rule: 'X009', code: 'check.X009', severity: 'error' as const, level: 'cross-table' as const, dimension: '真实性' as const, rowId, cells: [{ rowId, field: 'staff_no' }], params: {} })

async function opened(change: Parameters<typeof world>[0] = {}) {
  const it = world(change)
  await it.signIn()
  await it.open()
  return it
}

describe('opening a table', () => {
  it('lays it out from the draft of the server, binds the workbook and asks for a whole check', async () => {
    const { host, server, sheet } = await opened()
    expect(host.book).toMatchObject({ college: 'jz', cycle: '2025-2026', sheets: [{ listObject, table: 'teacher', unit: 'hr', purpose: 'fill' }] })
    expect(host.sheets.get(listObject)?.rows.map((row) => row.id)).toEqual(['a', 'b'])
    expect(server.checks).toEqual([2])
    expect(countsOf(sheet())).toMatchObject({ rows: 2, clean: 2, error: 0 })
  })
  it('refuses a workbook of another college and sends nothing', async () => {
    const it = world()
    it.host.book = { college: 'xy', cycle: '2025-2026', editionHash: 'x', sheets: [] }
    await it.signIn()
    await it.open()
    expect(it.state().wrongBook).toEqual({ kind: 'other-college' })
    expect(it.host.sheets.size).toBe(0)
  })
  it('says which year a workbook of last year belongs to', async () => {
    const it = world()
    it.host.book = { college: 'jz', cycle: '2024-2025', editionHash: 'x', sheets: [{ listObject: 'T', table: 'teacher', unit: 'hr', purpose: 'fill' }] }
    await it.signIn()
    await it.open()
    expect(it.state().wrongBook).toEqual({ kind: 'other-year', cycle: '2024-2025', table: 'teacher' })
  })
  it('does not take a workbook of another unit', async () => {
    const it = world()
    it.host.book = { college: 'jz', cycle: '2025-2026', editionHash: 'x', sheets: [{ listObject: 'T', table: 'teacher', unit: 'jw', purpose: 'fill' }] }
    await it.signIn()
    await it.open()
    expect(it.state().wrongBook).toMatchObject({ kind: 'other-unit', unit: 'jw' })
  })
  it('fills columns from the source lists', async () => {
    const it = world()
    it.server.references = { asOf: '', lists: [{ table: 'staff', field: 'staff_no', fields: ['staff_no', 'name'], rows: [['20150233', '孙丽']] }] }
    await it.signIn()
    await it.open()
    it.host.type(listObject, teacher, 2, 'staff_no', '20150233')
    await it.clock.advance(300)
    expect(it.host.sheets.get(listObject)?.rows[2]?.cells[1]).toBe('孙丽')
  })
  it('takes last year over into an empty table and asks to confirm each row', async () => {
    const it = await opened({ rows: [] })
    it.session.carryOver()
    await it.clock.advance(500)
    expect(it.sheet().rows).toHaveLength(1)
    expect(it.sheet().unconfirmed.size).toBe(1)
    it.session.confirmRows(it.sheet().rows.map((row) => row.id))
    await it.clock.advance(100)
    expect(it.sheet().unconfirmed.size).toBe(0)
  })
})

describe('typing', () => {
  it('finds a wrong value after gathering, marks the cell and lists it with its fix', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 0, 'nation', '汉')
    await it.clock.advance(15)
    expect(it.sheet().findings).toEqual([])
    await it.clock.advance(20)
    expect(it.sheet().findings).toMatchObject([{ rule: 'F002', rowId: 'a', fix: { sure: true } }])
    expect(it.host.sheets.get(listObject)?.marks).toMatchObject([{ rowId: 'a', cells: [{ field: 'nation', mark: 'error' }], glyph: '✕ 1' }])
  })
  it('keeps the rows here, sends them, and tells both', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 0, 'days', 50)
    await it.clock.advance(150)
    expect(it.sheet().ladder).toMatchObject({ kept: 'busy', sent: 'busy' })
    await it.clock.advance(2500)
    expect(it.server.drafts).toHaveLength(1)
    expect(it.server.drafts[0]).toMatchObject({ rows: [{ id: 'a' }], order: ['a', 'b'], baseRevision: 1 })
    expect(it.sheet().ladder).toMatchObject({ kept: 'done', sent: 'done' })
    expect((await it.keeping.all())[0]).toMatchObject({ unsentRows: 0, baseRevision: 2 })
  })
  it('asks the server only about the rows that were typed', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 1, 'days', 50)
    await it.clock.advance(300)
    expect(it.server.checks).toEqual([2, 1])
  })
  it('asks about the whole table once typing rests', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 1, 'days', 50)
    await it.clock.advance(1000)
    it.host.type(listObject, teacher, 1, 'days', 51)
    await it.clock.advance(4000)
    expect(it.server.checks).toEqual([2, 1, 1, 2])
  })
  it('adds what only the server knows, and drops it as soon as the row is typed again', async () => {
    const it = world()
    it.server.findings = (ids) => (ids.includes('a') ? [remote('a')] : [])
    await it.signIn()
    await it.open()
    expect(it.sheet().findings.map((finding) => finding.rule)).toEqual(['X009'])
    it.server.findings = () => []
    it.host.type(listObject, teacher, 0, 'staff_no', '20190421')
    await it.clock.advance(110)
    expect(it.sheet().findings).toEqual([])
  })
  it('counts a row with a blank required cell as incomplete, not as wrong', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 2, 'staff_no', '20200001')
    await it.clock.advance(200)
    expect(countsOf(it.sheet())).toMatchObject({ rows: 3, error: 0, incomplete: 1, clean: 2 })
    expect(it.host.sheets.get(listObject)?.marks.at(-1)).toMatchObject({ cells: [], glyph: '… 1' })
  })
  it('takes the day number Excel answers for a date as that date, and still finds a date typed in another form', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 0, 'got', 44166)
    await it.clock.advance(200)
    expect(it.sheet().rows[0]?.cells[4]).toBe('2020-12')
    it.host.type(listObject, teacher, 0, 'got', '2019.6')
    await it.clock.advance(200)
    expect(it.sheet().findings).toMatchObject([{ rule: 'F006' }])
  })
  it('reads the table once a minute, because hints get lost', async () => {
    const it = await opened()
    const sheet = it.host.sheets.get(listObject)
    if (sheet?.rows[0] !== undefined) sheet.rows[0] = { id: 'a', cells: sheet.rows[0].cells.map((cell, i) => (i === 2 ? '汉' : cell)) }
    await it.clock.advance(61_000)
    expect(it.sheet().findings).toMatchObject([{ rule: 'F002', rowId: 'a' }])
  })
  it('reads single rows where the hint names them', async () => {
    const it = await opened()
    const before = it.host.reads
    it.host.type(listObject, teacher, 0, 'days', 51)
    await it.clock.advance(200)
    expect(it.host.reads).toBe(before)
    it.host.paste(listObject, [['1', null, '汉族', null, null, null, null]])
    await it.clock.advance(200)
    expect(it.host.reads).toBe(before + 1)
    expect(it.sheet().rows).toHaveLength(3)
  })
})

describe('pasting', () => {
  it('takes rows that follow the last one without a gap into the table, and leaves a note further down alone', async () => {
    const it = await opened()
    const read = it.host.read.bind(it.host)
    const repaired: string[] = []
    it.host.repair = async (_listObject, _table, trouble) => { repaired.push(trouble.kind === 'outside' ? trouble.address : ''); return true }
    const spill = (address: string) => async (...where: Parameters<typeof read>) => ({ ...await read(...where), trouble: repaired.length === 0 ? [{ kind: 'outside' as const, address, rows: 3 }] : [] })
    it.host.read = spill('C9:I11')
    it.host.paste(listObject, [['1', null, '汉族', null, null, null, null]])
    await it.clock.advance(200)
    expect(repaired).toEqual([])
    it.host.read = spill('C8:I10')
    it.host.paste(listObject, [['2', null, '汉族', null, null, null, null]])
    await it.clock.advance(200)
    expect(repaired).toEqual(['C8:I10'])
  })
})

describe('fixing and explaining', () => {
  it('fixes a group in one step and takes it back in one step', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 0, 'nation', '汉')
    it.host.type(listObject, teacher, 1, 'nation', '回')
    await it.clock.advance(200)
    it.session.applyFixes(it.sheet().findings.flatMap((finding) => finding.fix ?? []), '民族不在代码表里')
    await it.clock.advance(200)
    expect(it.sheet().findings).toEqual([])
    expect(it.sheet().undo).toMatchObject({ what: '民族不在代码表里', changes: [{ to: '汉' }, { to: '回' }] })
    it.session.undo()
    await it.clock.advance(200)
    expect(it.host.sheets.get(listObject)?.rows.map((row) => row.cells[2])).toEqual(['汉', '回'])
    expect(it.sheet().undo).toBeNull()
  })
  it('lets a warning pass once a ground of enough characters is written', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 0, 'days', 3)
    await it.clock.advance(200)
    expect(countsOf(it.sheet())).toMatchObject({ warning: 1, unexplained: 1 })
    it.session.explain(it.sheet().findings, '属实')
    expect(countsOf(it.sheet()).unexplained).toBe(1)
    it.session.explain(it.sheet().findings, '借调到企业，合同另附')
    expect(countsOf(it.sheet()).unexplained).toBe(0)
    await it.clock.advance(2500)
    expect(it.server.drafts.at(-1)?.explanations).toEqual([{ rule: 'R055', rowId: 'a', text: '借调到企业，合同另附' }])
  })
  it('goes from one finding to the next and round again', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 0, 'nation', '汉')
    it.host.type(listObject, teacher, 1, 'level', '讲师')
    await it.clock.advance(200)
    for (let i = 0; i < 3; i += 1) { it.session.stepFinding(1); await it.clock.advance(1) }
    expect(it.host.visited).toEqual(['a:nation', 'b:level', 'a:nation'])
  })
  it('lets the chips drive the filter of the sheet', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 1, 'nation', '汉')
    await it.clock.advance(200)
    it.session.filter('error')
    await it.clock.advance(1)
    expect(it.host.sheets.get(listObject)?.shown).toEqual(['b'])
    it.session.filter('all')
    await it.clock.advance(1)
    expect(it.host.sheets.get(listObject)?.shown).toBeNull()
  })
})

describe('a returned table', () => {
  const returned = { id: 'a', cells: ['20190412', '赵晓东', '汉族', '中级', '2026-09', 40, '是'], state: { kind: 'returned' as const, level: 1 }, version: 'v1', decisions: [{ level: 'owner', levelName: '归口审查', verdict: 'returned' as const, person: '王建国', at: '2026-09-22T01:15:00Z', reason: '超出统计时段', text: '9月取得的不计入本学年。', fields: ['got'] }] }
  it('opens on the returned rows and marks the cell the reviewer named', async () => {
    const it = await opened({ state: state('returned'), rows: [returned, { id: 'b', cells: ['20210087', '周凯', '回族', '初级', '2021-06', 60, '否'], state: { kind: 'passed', level: 3 }, version: 'v2', decisions: [] }] })
    expect(it.state().routes.at(-1)).toEqual({ at: 'returned' })
    expect(it.host.sheets.get(listObject)?.marks[0]).toMatchObject({ rowId: 'a', cells: [{ field: 'got', mark: 'returned' }], glyph: '↩ 1' })
    expect(returnedRows(it.sheet())).toMatchObject([{ id: 'a', done: false, person: '王建国' }])
    it.host.type(listObject, teacher, 0, 'got', '2020-12')
    await it.clock.advance(200)
    expect(returnedRows(it.sheet())).toMatchObject([{ done: true, before: [{ field: 'got', was: '2026-09', is: '2020-12' }] }])
  })
})
