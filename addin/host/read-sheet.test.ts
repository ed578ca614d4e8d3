import { afterEach, describe, expect, it } from 'vitest'
import { sampleTable } from '../../rules/layout/sample-table.ts'
import type { SheetModel } from '../../workbench/model/sheet-model.ts'
import { columnOf, firstRow, headerRow, listObject, openExcel, sampleOrder, sampleRow, sampleSheet, type OpenExcel } from '../../tests/host/open-excel.ts'

let excel: OpenExcel
let sheet: SheetModel
afterEach(() => { excel.close() })

async function laidOut(rows = [sampleRow('r1'), sampleRow('r2'), sampleRow('r3')]): Promise<void> {
  excel = openExcel()
  await excel.host.layOut(sampleOrder(rows))
  sheet = sampleSheet(excel.book)
}
const read = () => excel.host.read(listObject, sampleTable)
const type = (row: number, field: string, text: string): void => { excel.book.user.typeCell(sheet.id, firstRow + row, columnOf(field), text) }
const cellOf = (rows: Awaited<ReturnType<typeof read>>['rows'], row: number, field: string) => rows[row]?.cells[columnOf(field) - 2]

describe('reading a table back', () => {
  it('gives the rows as they stand, dates as serials, blanks as null, spare rows left out', async () => {
    await laidOut()
    const { rows, trouble, firstRow: first } = await read()
    expect(rows.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3'])
    expect(rows[0]?.cells).toEqual(['机电工程学院', '20160001', '钱进', '汉族', '副高级', 44166, null, 43647, '是', 45, 1.25, 4])
    expect([trouble, first]).toEqual([[], firstRow + 1])
  })

  it('takes few requests, however many rows', async () => {
    await laidOut(Array.from({ length: 3000 }, (_, nth) => sampleRow(`r${nth}`)))
    const before = excel.door.requests()
    expect((await read()).rows).toHaveLength(3000)
    expect(excel.door.requests() - before).toBeLessThanOrEqual(3)
  })

  it('stays under what Excel on the web answers at once', async () => {
    await laidOut(Array.from({ length: 15_000 }, (_, nth) => sampleRow(`r${nth}`)))
    excel.door.host.faults.maxResponseBytes = 5_000_000
    expect((await read()).rows).toHaveLength(15_000)
  })

  it('gives new rows an id and keeps it', async () => {
    await laidOut()
    type(3, 'name', '新来的')
    expect((await read()).rows.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3', 'n1'])
    expect(sheet.value(firstRow + 3, 0)).toBe('n1')
    expect((await read()).rows.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3', 'n1'])
  })

  it('gives a copied row its own id', async () => {
    await laidOut()
    excel.book.user.copyCells(sheet.id, { row: firstRow, column: 0, rows: 1, columns: 14 }, firstRow + 3, 0)
    const { rows } = await read()
    expect(rows.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3', 'n1'])
    expect(rows[3]?.cells).toEqual(rows[0]?.cells)
  })

  it('keeps blank rows between, and ids with their rows when they are sorted', async () => {
    await laidOut([sampleRow('r1', { days: 3 }), sampleRow('r2', { days: 1 })])
    type(4, 'name', '隔两行')
    const table = sheet.state.tables[0]
    expect((await read()).rows.map(({ id }) => id)).toEqual(['r1', 'r2', 'n1', 'n2', 'n3'])
    if (table === undefined) throw new Error('no table')
    excel.book.user.sortTable(sheet.id, table.id, [{ column: columnOf('days'), ascending: true }])
    expect((await read()).rows.map(({ id }) => id).slice(0, 2)).toEqual(['r2', 'r1'])
  })

  it('takes the value of a formula and says where it stands', async () => {
    await laidOut()
    type(1, 'days', '=40+2')
    const { rows, trouble } = await read()
    expect(cellOf(rows, 1, 'days')).toBe(42)
    expect(trouble).toEqual([{ kind: 'formula', rowId: 'r2', field: 'days' }])
    expect(await excel.host.repair(listObject, sampleTable, { kind: 'formula', rowId: 'r2', field: 'days' })).toBe(true)
    expect((await read()).trouble).toEqual([])
    expect(sheet.cell(firstRow + 1, columnOf('days'))).toMatchObject({ value: 42, formula: null })
  })

  it('leaves a text that begins with = a text, and an error its name', async () => {
    await laidOut([sampleRow('r1', { name: '=1+1' })])
    type(0, 'days', '#N/A')
    const { rows, trouble } = await read()
    expect([cellOf(rows, 0, 'name'), cellOf(rows, 0, 'days'), trouble]).toEqual(['=1+1', '#N/A', []])
  })

  it('finds columns by their header, tells which are gone, renamed or moved, and mends them', async () => {
    await laidOut()
    excel.book.user.typeCell(sheet.id, headerRow, columnOf('name'), '教师姓名')
    expect((await read()).trouble).toEqual([{ kind: 'column-renamed', field: 'name' }])
    expect(cellOf((await read()).rows, 0, 'name')).toBeNull()
    expect(await excel.host.repair(listObject, sampleTable, { kind: 'column-renamed', field: 'name' })).toBe(true)
    expect(cellOf((await read()).rows, 0, 'name')).toBe('钱进')

    excel.book.user.deleteColumns(sheet.id, columnOf('ethnicity'), 1)
    expect((await read()).trouble).toEqual([{ kind: 'column-missing', field: 'ethnicity' }])
    expect(await excel.host.repair(listObject, sampleTable, { kind: 'column-missing', field: 'ethnicity' })).toBe(true)
    const { rows, trouble } = await read()
    expect([trouble, cellOf(rows, 0, 'ethnicity'), cellOf(rows, 0, 'title_level')]).toEqual([[], null, '副高级'])
    expect(sheet.text(headerRow, columnOf('ethnicity'))).toBe('民族')
  })

  it('puts a moved column back with what is in it', async () => {
    await laidOut()
    const [from, to] = [columnOf('staff_no'), columnOf('title_level')]
    const values = Array.from({ length: 4 }, (_, row) => [from, to].map((column) => sheet.text(headerRow + row, column)))
    for (const [row, [a = '', b = '']] of values.entries()) {
      excel.book.user.typeCell(sheet.id, headerRow + row, from, '中间')
      excel.book.user.typeCell(sheet.id, headerRow + row, to, a)
      excel.book.user.typeCell(sheet.id, headerRow + row, from, b)
    }
    const before = await read()
    expect(before.trouble.map(({ kind }) => kind)).toEqual(['column-moved', 'column-moved'])
    expect(cellOf(before.rows, 0, 'staff_no')).toBe('20160001')
    for (const trouble of before.trouble) expect(await excel.host.repair(listObject, sampleTable, trouble)).toBe(true)
    const after = await read()
    expect(after.trouble).toEqual([])
    expect(after.rows.map(({ cells }) => cells)).toEqual(before.rows.map(({ cells }) => cells))
  })

  it('counts hidden rows, except those the pane has filtered itself', async () => {
    await laidOut()
    excel.book.user.setRowsHidden(sheet.id, firstRow + 1, 2, true)
    expect((await read()).trouble).toEqual([{ kind: 'hidden-rows', count: 2 }])
    expect((await read()).rows).toHaveLength(3)
    expect(await excel.host.repair(listObject, sampleTable, { kind: 'hidden-rows', count: 2 })).toBe(true)
    expect((await read()).trouble).toEqual([])
    await excel.host.showOnly(listObject, ['r2'])
    expect([0, 1, 2].map((row) => sheet.isRowHidden(firstRow + row))).toEqual([true, false, true])
    expect((await read()).trouble).toEqual([])
    await excel.host.showOnly(listObject, null)
    expect(sheet.isRowHidden(firstRow)).toBe(false)
  })

  it('tells of content outside the table and takes rows below it in', async () => {
    await laidOut()
    excel.book.user.typeCell(sheet.id, firstRow + 15, columnOf('name'), '隔了几行')
    expect((await read()).trouble).toEqual([{ kind: 'outside', address: 'A19:N21', rows: 3 }])
    expect(await excel.host.repair(listObject, sampleTable, { kind: 'outside', address: 'A19:N21', rows: 3 })).toBe(true)
    const { rows, trouble } = await read()
    expect([rows.length, trouble]).toEqual([16, []])
    excel.book.user.typeCell(sheet.id, firstRow, 20, '我的备注')
    expect((await read()).trouble).toMatchObject([{ kind: 'outside', rows: 0 }])
  })

  it('reads the first rows only when there are more than the table may have', async () => {
    excel = openExcel()
    const small = { ...sampleTable, maxRows: 2 }
    await excel.host.layOut(sampleOrder([sampleRow('r1'), sampleRow('r2'), sampleRow('r3')], { table: small }))
    const { rows, trouble } = await excel.host.read(listObject, small)
    expect([rows.length, trouble]).toEqual([2, [{ kind: 'too-many-rows', rows: 3, max: 2 }]])
    excel.book.user.clear(sampleSheet(excel.book).id, { row: firstRow + 2, column: 0, rows: 1, columns: 14 })
    expect((await excel.host.read(listObject, small)).trouble).toEqual([])
  })

  it('finds its table on a renamed sheet, says so, and can name it back', async () => {
    await laidOut()
    await read()
    excel.book.user.renameSheet(sheet.id, '我的表')
    for (let nth = 0; nth < 2; nth += 1) expect((await read()).trouble).toEqual([{ kind: 'renamed', to: '我的表' }])
    expect(await excel.host.repair(listObject, sampleTable, { kind: 'renamed', to: '我的表' })).toBe(true)
    expect(sheet.name).toBe('6.1.1 校内专任教师')
    expect((await read()).trouble).toEqual([])
  })

  it('says that the sheet is gone when it was deleted, and forgets it', async () => {
    await laidOut()
    await excel.host.writeIdentity({ college: 'jz', cycle: '2025-2026', editionHash: 'ab' })
    excel.book.user.deleteSheet(sheet.id)
    await expect(read()).rejects.toMatchObject({ code: 'excel.sheet-gone' })
    expect((await excel.host.identity())?.sheets).toEqual([])
    expect(await excel.host.activate(listObject)).toBe(false)
  })

  it('reads a sheet protected by somebody, and says that ids could not be written', async () => {
    await laidOut()
    type(3, 'name', '新来的')
    excel.book.user.protect(sheet.id, 'secret')
    const { rows, trouble } = await read()
    expect([rows.length, trouble]).toEqual([4, [{ kind: 'protected' }]])
    expect(await excel.host.repair(listObject, sampleTable, { kind: 'protected' })).toBe(false)
  })
})

describe('reading single rows', () => {
  it('gives just these, as the whole reading would', async () => {
    await laidOut()
    const { rows } = await read()
    expect(await excel.host.readRows(listObject, sampleTable, [2, 0, 2])).toEqual([rows[0], rows[2]])
    const before = excel.door.requests()
    expect(await excel.host.readRows(listObject, sampleTable, [1])).toEqual([rows[1]])
    expect(excel.door.requests() - before).toBe(2) // the second lets go of the ranges
  })

  it('asks for the whole when a row holds a formula, so that it is told', async () => {
    await laidOut()
    type(1, 'days', '=1+1')
    expect(await excel.host.readRows(listObject, sampleTable, [1])).toBeNull()
    expect(await excel.host.readRows(listObject, sampleTable, [0])).toHaveLength(1)
    type(1, 'name', "'=1+1")
    type(1, 'days', '2')
    expect((await excel.host.readRows(listObject, sampleTable, [1]))?.[0]?.cells).toContain('=1+1')
  })

  it('asks for the whole when a row is new, a header is changed or the sheet is gone', async () => {
    await laidOut()
    expect(await excel.host.readRows(listObject, sampleTable, [3])).toBeNull()
    expect(await excel.host.readRows(listObject, sampleTable, [99])).toBeNull()
    excel.book.user.typeCell(sheet.id, headerRow, columnOf('name'), '教师姓名')
    expect(await excel.host.readRows(listObject, sampleTable, [0])).toBeNull()
    excel.book.user.deleteSheet(sheet.id)
    expect(await excel.host.readRows(listObject, sampleTable, [0])).toBeNull()
  })
})
