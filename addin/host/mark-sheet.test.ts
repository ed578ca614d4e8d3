import { afterEach, describe, expect, it } from 'vitest'
import { markColours } from '../../rules/layout/marks.ts'
import { sampleTable } from '../../rules/layout/sample-table.ts'
import type { SheetModel } from '../../workbench/model/sheet-model.ts'
import { columnOf, firstRow, headerRow, listObject, openExcel, sampleOrder, sampleRow, sampleSheet, type OpenExcel } from '../../tests/host/open-excel.ts'
import type { RowMarks } from './host.ts'

let excel: OpenExcel
let sheet: SheetModel
afterEach(() => { excel.close() })

async function laidOut(count = 3): Promise<void> {
  excel = openExcel()
  await excel.host.layOut(sampleOrder(Array.from({ length: count }, (_, nth) => sampleRow(`r${nth + 1}`, { days: count - nth }))))
  sheet = sampleSheet(excel.book)
}
const mark = (...marks: readonly RowMarks[]) => excel.host.mark(listObject, sampleTable, marks)
const look = (row: number, field: string) => sheet.styleAt(firstRow + row, columnOf(field))
const twoErrors: RowMarks = { rowId: 'r1', cells: [{ field: 'ethnicity', mark: 'error' }, { field: 'title_month', mark: 'warning' }], glyph: '✕ 1' }

describe('marks in the sheet', () => {
  it('paint the cells they name and nothing else', async () => {
    await laidOut()
    expect(await mark(twoErrors)).toBe('written')
    expect(look(0, 'ethnicity')).toMatchObject({ fill: markColours.light.error.fill, fontColor: markColours.light.error.ink, bold: true })
    expect(look(0, 'ethnicity').borders.top).toMatchObject({ style: 'Continuous', color: markColours.light.error.edge })
    expect(look(0, 'title_month')).toMatchObject({ fill: markColours.light.warning.fill, bold: false })
    expect(look(0, 'name').fill).toBeNull()
    expect(look(1, 'ethnicity').fill).toBeNull()
    expect(sheet.text(firstRow, 1)).toBe('✕ 1')
    expect(sheet.value(firstRow, 0)).toBe('r1|E:民族|W:获取日期|')
  })

  it('look as the mark says for each of the six', async () => {
    await laidOut()
    await mark({ rowId: 'r2', glyph: '↩ 1', cells: (['returned', 'error', 'warning', 'hint', 'unconfirmed', 'changed'] as const).map((each, nth) => ({ field: sampleTable.fields[nth + 1]?.id ?? '', mark: each })) })
    const looks = sampleTable.fields.slice(1, 7).map(({ id }) => look(1, id))
    expect(looks.map(({ fill }) => fill)).toEqual(['#F4E9FB', '#FDE7E9', '#FFF1D6', null, null, '#E3F5F5'])
    expect(looks.map(({ underline, bold, italic }) => [underline, bold, italic])).toEqual([['Double', false, false], ['None', true, false], ['None', false, false], ['None', false, false], ['None', false, true], ['None', true, false]])
    expect(looks[3]?.borders).toMatchObject({ bottom: { style: 'Dot' } })
    expect(looks[3]?.borders.top).toBeUndefined()
    expect(looks[5]?.borders.left).toMatchObject({ style: 'Continuous' })
  })

  it('show a returned cell with an error as returned', async () => {
    await laidOut()
    await mark({ rowId: 'r1', glyph: '↩ 1', cells: [{ field: 'name', mark: 'error' }, { field: 'name', mark: 'returned' }] })
    expect(look(0, 'name')).toMatchObject({ fill: markColours.light.returned.fill, bold: false, underline: 'Double' })
  })

  it('follow their rows when the table is sorted, and find the rows that were sorted before they came', async () => {
    await laidOut()
    await mark(twoErrors)
    const [table] = sheet.state.tables
    excel.book.user.sortTable(sheet.id, table?.id ?? '', [{ column: columnOf('days'), ascending: true }])
    expect(sheet.value(firstRow + 2, columnOf('staff_no'))).toBe('20160001')
    expect(look(2, 'ethnicity').bold).toBe(true)
    expect(look(0, 'ethnicity').bold).toBe(false)
    await mark({ ...twoErrors, cells: [{ field: 'name', mark: 'error' }] })
    expect([look(2, 'name').bold, look(2, 'ethnicity').bold]).toEqual([true, false])
  })

  it('vanish when they are no longer named', async () => {
    await laidOut()
    await mark(twoErrors)
    await mark()
    expect(look(0, 'ethnicity').fill).toBeNull()
    expect([sheet.value(firstRow, 0), sheet.text(firstRow, 1)]).toEqual(['r1', ''])
  })

  it('reach 2,000 cells in few requests, and none at all when nothing has changed', async () => {
    await laidOut(1000)
    const marks = Array.from({ length: 1000 }, (_, nth): RowMarks => ({ ...twoErrors, rowId: `r${nth + 1}` }))
    const before = excel.door.requests()
    await mark(...marks)
    expect(excel.door.requests() - before).toBeLessThanOrEqual(5)
    expect(look(999, 'title_month').fill).toBe(markColours.light.warning.fill)
    const between = excel.door.requests()
    await mark(...marks)
    expect(excel.door.requests() - between).toBeLessThanOrEqual(3)
  })

  it('are read and written in one request each while the table stays where it is, and find it when it has moved', async () => {
    await laidOut()
    await mark(twoErrors)
    const before = excel.door.requests()
    await mark({ ...twoErrors, rowId: 'r2' })
    expect(excel.door.requests() - before).toBe(3) // the third lets go of the ranges
    excel.book.user.insertRows(sheet.id, 0, 2)
    excel.book.user.insertRows(sheet.id, firstRow + 3, 1)
    expect(await mark({ ...twoErrors, rowId: 'r3' })).toBe('written')
    expect([0, 1, 2, 3].map((row) => look(row + 2, 'ethnicity').bold)).toEqual([false, false, false, true])
  })

  it('stand on a renamed column under its new name', async () => {
    await laidOut()
    excel.book.user.typeCell(sheet.id, headerRow, columnOf('ethnicity'), '民族（全称）')
    await excel.host.repair(listObject, sampleTable, { kind: 'column-renamed', field: 'ethnicity' })
    await mark(twoErrors)
    expect(look(0, 'ethnicity').bold).toBe(true)
  })

  it('do without the 检查 column when the clerk has deleted it', async () => {
    await laidOut()
    excel.book.user.deleteColumns(sheet.id, 1, 1)
    expect(await mark(twoErrors)).toBe('written')
    expect(sheet.styleAt(firstRow, columnOf('ethnicity') - 1).bold).toBe(true)
  })

  it('get through our own protection and leave it closed', async () => {
    await laidOut()
    expect(await excel.host.setReadOnly(listObject, true)).toBe('done')
    expect(await mark(twoErrors)).toBe('written')
    expect(look(0, 'ethnicity').bold).toBe(true)
    expect(sheet.state.protection).not.toBeNull()
    expect(await excel.host.setReadOnly(listObject, false)).toBe('done')
    expect(sheet.state.protection).toBeNull()
  })

  it('say so when somebody else’s password keeps them out', async () => {
    await laidOut()
    excel.book.user.protect(sheet.id, 'secret')
    expect(await mark(twoErrors)).toBe('protected')
    expect(await excel.host.setReadOnly(listObject, false)).toBe('protected')
    expect(look(0, 'ethnicity').bold).toBe(false)
  })

  it('do not need Excel to protect when it will not', async () => {
    await laidOut()
    excel.door.host.faults.protectionThrows = true
    expect(await excel.host.setReadOnly(listObject, true)).toBe('protected')
    expect(await mark(twoErrors)).toBe('written')
    await excel.host.layOut(sampleOrder([sampleRow('r1')], { readOnly: true, identity: { listObject: 'R_6_1_1_s1', table: sampleTable.id, unit: 'hr', purpose: 'review', submission: 's1' } }))
    expect(await excel.host.activate('R_6_1_1_s1')).toBe(true)
  })

  it('can lose the 检查 column from sight and get it back', async () => {
    await laidOut()
    await excel.host.showCheckColumn(listObject, false)
    expect(sheet.isColumnHidden(1)).toBe(true)
    await excel.host.showCheckColumn(listObject, true)
    expect(sheet.isColumnHidden(1)).toBe(false)
  })
})
