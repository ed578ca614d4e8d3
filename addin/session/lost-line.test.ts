import { describe, expect, it } from 'vitest'
import { teacher } from '../testing/sample-edition.ts'
import { listObject, world } from '../testing/sample-world.ts'

async function opened() {
  const it = world()
  await it.signIn()
  await it.open()
  return it
}

describe('without network', () => {
  it('judges on, keeps the rows here and sends them when the server is back', async () => {
    const it = await opened()
    it.server.offline = true
    it.host.type(listObject, teacher, 0, 'nation', '汉')
    await it.clock.advance(2500)
    expect(it.sheet().findings).toHaveLength(1)
    expect(it.state().connection).toBe('offline')
    expect((await it.keeping.all())[0]).toMatchObject({ unsentRows: 1 })
    expect(it.state().unsent).toBe(1)
    it.server.offline = false
    await it.clock.advance(40_000)
    expect(it.server.drafts).toHaveLength(1)
    expect(it.sheet().ladder).toMatchObject({ kept: 'done', sent: 'done' })
    expect(it.state().unsent).toBe(0)
    expect(it.state().connection).not.toBe('offline')
  })
  it('opens a table from what was kept here', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 0, 'days', 77)
    await it.clock.advance(2500)
    it.server.offline = true
    it.session.reopen()
    await it.clock.advance(300)
    expect(it.sheet().rows[0]?.cells[5]).toBe(77)
    expect(it.state().connection).toBe('offline')
  })
  it('shows the tasks read last', async () => {
    const it = await opened()
    it.server.offline = true
    it.session.tab('tasks')
    await it.clock.advance(10)
    expect(it.state().tasks.value).toHaveLength(1)
    expect(it.state().notices.map((notice) => notice.id)).toContain('request')
  })
})

describe('an expired session', () => {
  it('keeps the screen and the rows, and goes on after signing in', async () => {
    const it = await opened()
    it.server.expired = true
    it.host.type(listObject, teacher, 0, 'days', 78)
    await it.clock.advance(2500)
    expect(it.state()).toMatchObject({ phase: 'signed-in', expired: true })
    expect(it.state().notices.map((notice) => notice.id)).toEqual(['expired'])
    expect((await it.keeping.all())[0]).toMatchObject({ unsentRows: 1 })
    await it.session.signIn({ college: 'jz', staffNo: '20180237', password: 'right-password', remember: false })
    await it.clock.advance(100)
    expect(it.state()).toMatchObject({ expired: false, routes: [{ at: 'fill' }] })
    expect(it.server.drafts).toHaveLength(1)
  })
  it('sends rows of a table that is not open after sign-in', async () => {
    const it = world()
    await it.keeping.write({ place: { college: 'jz', cycle: '2025-2026', table: 'teacher', unit: 'hr' }, editionHash: 'a'.repeat(64), baseRevision: 1, rows: [{ id: 'a', cells: ['1'] }], base: [], explanations: [], unconfirmed: [], unsentRows: 1, at: 0 })
    await it.signIn()
    expect(it.server.drafts).toMatchObject([{ rows: [{ id: 'a', cells: ['1'] }], order: ['a'] }])
    expect(it.state().unsent).toBe(0)
  })
  it('does not send rows of another college or year', async () => {
    const it = world()
    await it.keeping.write({ place: { college: 'xy', cycle: '2025-2026', table: 'teacher', unit: 'hr' }, editionHash: 'x', baseRevision: 1, rows: [{ id: 'a', cells: ['1'] }], base: [], explanations: [], unconfirmed: [], unsentRows: 1, at: 0 })
    await it.signIn()
    expect(it.server.drafts).toEqual([])
  })
})

describe('somebody else in the same table', () => {
  it('takes what only they changed and keeps what was typed here', async () => {
    const it = await opened()
    const theirs = it.server.sheet.rows.map((row) => (row.id === 'b' ? { ...row, cells: row.cells.map((cell, i) => (i === 5 ? 90 : cell)) } : row))
    it.server.sheet = { ...it.server.sheet, revision: 5, rows: theirs }
    it.host.type(listObject, teacher, 0, 'days', 41)
    await it.clock.advance(3000)
    expect(it.host.sheets.get(listObject)?.rows.map((row) => row.cells[5])).toEqual([41, 90])
    expect(it.server.drafts).toMatchObject([{ baseRevision: 5, rows: [{ id: 'a' }] }])
  })
  it('hears of their draft and takes it over before sending anything of its own, once', async () => {
    const it = await opened()
    const news = { kind: 'sheet' as const, table: 'teacher', unit: 'hr', at: '' }
    it.server.sheet = { ...it.server.sheet, revision: 5, rows: it.server.sheet.rows.map((row) => (row.id === 'b' ? { ...row, cells: row.cells.map((cell, i) => (i === 5 ? 90 : cell)) } : row)), explanations: [{ rule: 'R1', rowId: 'b', text: '校党委会议纪要〔2019〕7号' }] }
    it.server.tell({ ...news, revision: 5 })
    await it.clock.advance(3000)
    expect(it.host.sheets.get(listObject)?.rows.map((row) => row.cells[5])).toEqual([40, 90])
    expect(it.state().notices.map((notice) => notice.says)).toEqual([{ key: 'fill.others', params: { n: 1 } }])
    expect([...it.sheet().explanations.values()]).toEqual(['校党委会议纪要〔2019〕7号'])
    expect(it.server.drafts).toEqual([])
    it.host.type(listObject, teacher, 0, 'days', 41)
    await it.clock.advance(3000)
    expect(it.server.sheet.rows.map((row) => row.cells[5])).toEqual([41, 90])
    expect(it.server.drafts).toMatchObject([{ baseRevision: 5, rows: [{ id: 'a' }], explanations: [{ rowId: 'b' }] }])
    it.server.tell({ ...news, revision: 6 })
    await it.clock.advance(3000)
    expect(it.server.drafts).toHaveLength(1)
  })
  it('a decision changes no cell here', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 0, 'days', 41)
    it.server.tell({ kind: 'sheet', table: 'teacher', unit: 'hr', at: '' })
    await it.clock.advance(3000)
    expect(it.host.sheets.get(listObject)?.rows[0]?.cells[5]).toBe(41)
    expect(it.server.sheet.rows[0]?.cells[5]).toBe(41)
  })
  it('asks whose value counts where both changed the same cell, and sends nothing before', async () => {
    const it = await opened()
    it.server.offline = true
    it.session.tab('tasks')
    await it.clock.advance(10)
    it.session.tab('fill')
    it.server.offline = false
    it.server.sheet = { ...it.server.sheet, revision: 5, rows: it.server.sheet.rows.map((row) => (row.id === 'a' ? { ...row, cells: row.cells.map((cell, i) => (i === 5 ? 99 : cell)) } : row)) }
    it.host.type(listObject, teacher, 0, 'days', 41)
    await it.clock.advance(9000)
    expect(it.sheet().clashes).toBe(1)
    expect(it.server.drafts).toEqual([])
    expect(it.state().connection).toBe('connected')
    expect(it.host.sheets.get(listObject)?.rows[0]?.cells[5]).toBe(41)
    it.session.decideClash('theirs')
    await it.clock.advance(3000)
    expect(it.host.sheets.get(listObject)?.rows[0]?.cells[5]).toBe(99)
    expect(it.sheet().clashes).toBe(0)
  })
})
