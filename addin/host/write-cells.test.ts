import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleTable } from '../../rules/layout/sample-table.ts'
import type { SheetModel } from '../../workbench/model/sheet-model.ts'
import { columnOf, firstRow, listObject, openExcel, sampleOrder, sampleRow, sampleSheet, type OpenExcel } from '../../tests/host/open-excel.ts'

let excel: OpenExcel
let sheet: SheetModel
beforeEach(async () => {
  excel = openExcel()
  await excel.host.layOut(sampleOrder(Array.from({ length: 1200 }, (_, nth) => sampleRow(`r${nth + 1}`, { ethnicity: '汉' }))))
  sheet = sampleSheet(excel.book)
})
afterEach(() => { excel.close() })
const write = (changes: Parameters<typeof excel.host.write>[2]) => excel.host.write(listObject, sampleTable, changes)

describe('writing corrections', () => {
  it('writes each to its row and answers what stood there, so that it can be taken back', async () => {
    const before = await write([{ rowId: 'r2', field: 'ethnicity', to: '汉族' }, { rowId: 'r1', field: 'title_month', to: '2019-06' }])
    expect(sheet.value(firstRow + 1, columnOf('ethnicity'))).toBe('汉族')
    expect(sheet.text(firstRow, columnOf('title_month'))).toBe('2019-06')
    expect(before).toEqual(expect.arrayContaining([{ rowId: 'r2', field: 'ethnicity', to: '汉' }, { rowId: 'r1', field: 'title_month', to: 44166 }]))
    await write(before)
    expect([sheet.value(firstRow + 1, columnOf('ethnicity')), sheet.text(firstRow, columnOf('title_month'))]).toEqual(['汉', '2020-12'])
  })

  it('writes neighbours as one block: a thousand cells, a handful of requests', async () => {
    const requests = excel.door.requests()
    const before = await write(Array.from({ length: 1200 }, (_, nth) => ({ rowId: `r${nth + 1}`, field: 'ethnicity', to: '汉族' })))
    expect(before).toHaveLength(1200)
    expect(excel.door.requests() - requests).toBeLessThanOrEqual(6)
    expect(sheet.value(firstRow + 1199, columnOf('ethnicity'))).toBe('汉族')
  })

  it('finds the row after it was sorted, and leaves out rows and fields that are gone', async () => {
    const [table] = sheet.state.tables
    excel.book.user.sortTable(sheet.id, table?.id ?? '', [{ column: columnOf('staff_no'), ascending: false }])
    const before = await write([{ rowId: 'r1', field: 'name', to: '孙丽' }, { rowId: 'gone', field: 'name', to: 'x' }, { rowId: 'r1', field: 'nothing', to: 'x' }])
    expect(before).toEqual([{ rowId: 'r1', field: 'name', to: '钱进' }])
    expect(sheet.value(firstRow + 1199, columnOf('name'))).toBe('孙丽')
  })

  it('empties a cell, and never lets a text become a formula', async () => {
    await write([{ rowId: 'r1', field: 'days', to: null }, { rowId: 'r2', field: 'days', to: '=1+1' }])
    expect(sheet.value(firstRow, columnOf('days'))).toBe('')
    expect(sheet.cell(firstRow + 1, columnOf('days'))).toMatchObject({ value: '=1+1', formula: null })
  })

  it('is refused in words when the sheet is protected by somebody', async () => {
    excel.book.user.protect(sheet.id, 'secret')
    await expect(write([{ rowId: 'r1', field: 'name', to: '孙丽' }])).rejects.toMatchObject({ code: 'excel.protected' })
  })
})

describe('notes at cells', () => {
  it('are told when the cell is selected, also on a protected sheet', async () => {
    await excel.host.setReadOnly(listObject, true)
    expect(await excel.host.note(listObject, sampleTable, [{ rowId: 'r2', field: 'title_level', title: '上年', text: '中级' }, { rowId: 'gone', field: 'name', title: '上年', text: '' }])).toBe('written')
    const notes = sheet.state.validations.filter(({ prompt }) => prompt.title === '上年')
    expect(notes.map(({ ranges, prompt }) => [ranges[0]?.row, ranges[0]?.column, prompt.message])).toEqual([[firstRow + 1, columnOf('title_level'), '中级']])
    expect(sheet.state.protection).not.toBeNull()
  })
})

describe('moving about', () => {
  it('goes to a cell of a row wherever the row stands', async () => {
    excel.book.activate(excel.book.sheets[0] ?? sheet)
    expect(await excel.host.goTo(listObject, sampleTable, 'r7', 'days')).toBe(true)
    expect(excel.book.selection).toMatchObject({ sheet, range: { row: firstRow + 6, column: columnOf('days'), rows: 1, columns: 1 } })
    expect(await excel.host.goTo(listObject, sampleTable, 'gone', 'days')).toBe(false)
    expect(await excel.host.goTo('T_nothing', sampleTable, 'r7', 'days')).toBe(false)
  })

  it('shows some rows only, none when none is wanted, then all', async () => {
    const visible = () => Array.from({ length: 1200 }, (_, row) => row).filter((row) => !sheet.isRowHidden(firstRow + row)).length
    await excel.host.showOnly(listObject, ['r3', 'r900'])
    expect(visible()).toBe(2)
    await excel.host.showOnly(listObject, [])
    expect(visible()).toBe(0)
    await excel.host.showOnly(listObject, null)
    expect(visible()).toBe(1200)
  })

  it('brings a sheet to the front', async () => {
    excel.book.activate(excel.book.sheets[0] ?? sheet)
    expect(await excel.host.activate(listObject)).toBe(true)
    expect(excel.book.activeSheet).toBe(sheet)
  })
})

describe('while somebody types in a cell', () => {
  it('waits, says that it waits, and goes on by itself', async () => {
    const told: boolean[] = []
    excel.host.onWait((waiting) => { told.push(waiting); if (waiting) setTimeout(() => { excel.door.host.faults.cellEditMode = false }, 10) })
    excel.door.host.faults.cellEditMode = true
    expect(await excel.host.activate(listObject)).toBe(true)
    expect(told).toEqual([true, false])
  })
})
