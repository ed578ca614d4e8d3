import { afterEach, describe, expect, it } from 'vitest'
import { markColours } from '../../rules/layout/marks.ts'
import { sampleTable } from '../../rules/layout/sample-table.ts'
import { columnOf, firstRow, headerRow, listObject, openExcel, sampleOrder, sampleRow, sampleSheet, type OpenExcel } from '../../tests/host/open-excel.ts'

let excel: OpenExcel
afterEach(() => { excel.close() })

async function laidOut(rows = [sampleRow('r1'), sampleRow('r2')], change: Parameters<typeof sampleOrder>[1] = {}) {
  excel = openExcel()
  await excel.host.layOut(sampleOrder(rows, change))
  return sampleSheet(excel.book)
}

describe('laying an official table out', () => {
  it('asks nothing of Excel that ExcelApi 1.14 does not have', async () => {
    await laidOut()
    expect(excel.unknown).toEqual([])
  })

  it('shows title, subtitle and merged groups above the header', async () => {
    const sheet = await laidOut()
    expect(sheet.text(0, 2)).toBe('6.1.1 校内专任教师基本情况')
    expect(sheet.text(1, 2)).toContain('统计时段')
    expect(sheet.text(2, columnOf('title_level'))).toBe('专业技术职务')
    expect(sheet.state.merges).toContainEqual({ row: 2, column: columnOf('title_level'), rows: 2, columns: 2 })
    expect(Array.from({ length: 14 }, (_, column) => sheet.text(headerRow, column))).toEqual(['行标识', '检查', ...sampleTable.fields.map(({ header }) => header)])
  })

  it('is an Excel table with the rows and some blank ones to type into', async () => {
    const sheet = await laidOut()
    expect(sheet.state.tables[0]).toMatchObject({ name: listObject, range: { row: headerRow, column: 0, rows: 13, columns: 14 }, bandedRows: false })
    expect(sheet.value(firstRow, 0)).toBe('r1')
    expect(sheet.isColumnHidden(0)).toBe(true)
    expect(sheet.isColumnHidden(1)).toBe(false)
  })

  it('stores texts as texts, dates as dates and numbers as numbers', async () => {
    const sheet = await laidOut([sampleRow('r1', { staff_no: '00120', name: "=cmd|' /C calc'!A0", title_month: '2019.6', days: '45' })])
    expect(sheet.cell(firstRow, columnOf('staff_no')).value).toBe('00120')
    expect(sheet.cell(firstRow, columnOf('name'))).toMatchObject({ value: "=cmd|' /C calc'!A0", formula: null })
    expect(sheet.cell(firstRow, columnOf('title_month')).value).toBe('2019.6')
    expect(sheet.cell(firstRow, columnOf('days')).value).toBe('45')
    expect(sheet.cell(firstRow, columnOf('income')).value).toBe(1.25)
    expect(sheet.text(firstRow, columnOf('cert_date'))).toBe('2019-07-01')
  })

  it('freezes head and key, gives each column its format and width', async () => {
    const sheet = await laidOut()
    expect(sheet.state.frozen).toEqual({ rows: 5, columns: 4 })
    expect(sheet.style(9000, columnOf('title_month')).numberFormat).toBe('yyyy-mm')
    expect(sheet.style(9000, columnOf('staff_no')).numberFormat).toBe('@')
    expect(sheet.columnWidth(columnOf('unit'))).toBeGreaterThan(sheet.columnWidth(columnOf('dual')))
  })

  it('shades what is not typed, and patterns what is computed', async () => {
    const sheet = await laidOut()
    expect(sheet.style(firstRow, columnOf('unit')).fill).toBe(markColours.light.readonly.fill)
    expect(sheet.style(firstRow, columnOf('years'))).toMatchObject({ fillPattern: 'LightUp', italic: true })
    expect(sheet.style(firstRow, columnOf('name')).fill).toBeNull()
  })

  it('offers the code lists, long ones from a sheet nobody sees', async () => {
    const sheet = await laidOut()
    const rules = sheet.state.validations.map(({ ranges, rule, alert }) => ({ column: ranges[0]?.column, rows: ranges[0]?.rows, rule, alert: alert.show }))
    expect(rules.find(({ column }) => column === columnOf('title_level'))).toMatchObject({ rule: { kind: 'list', source: '正高级,副高级,中级,初级' }, rows: 20000, alert: false })
    expect(rules.find(({ column }) => column === columnOf('ethnicity'))?.rule).toMatchObject({ kind: 'list', source: '=码_ethnicity' })
    expect(rules.find(({ column }) => column === columnOf('days'))?.rule).toMatchObject({ kind: 'wholeNumber', formula1: 0, formula2: 366 })
    const codes = excel.book.sheetByName('代码')
    expect(codes?.visibility).toBe('VeryHidden')
    expect(codes?.value(0, 0)).toBe('码_ethnicity')
    expect(codes?.value(1, 0)).toBe('汉族')
    expect(excel.book.names.map(({ name }) => name)).toEqual(['码_ethnicity'])
  })

  it('has one condition a mark over all fields, the strongest first, each the last word', async () => {
    const sheet = await laidOut()
    expect(sheet.state.conditionalFormats.map(({ style }) => style.borders === undefined ? null : Object.values(style.borders)[0]?.style)).toEqual(['DashDotDot', 'Continuous', 'Dash', 'Dot', 'Dot', 'Continuous'])
    expect(sheet.state.conditionalFormats.every(({ stopIfTrue, ranges }) => stopIfTrue && ranges[0]?.column === 2 && ranges[0].columns === 12)).toBe(true)
  })

  it('binds the sheet to table, unit and purpose, and the workbook to college and cycle', async () => {
    await laidOut()
    await excel.host.writeIdentity({ college: 'jz', cycle: '2025-2026', editionHash: 'ab' })
    expect(await excel.host.identity()).toEqual({ college: 'jz', cycle: '2025-2026', editionHash: 'ab', sheets: [{ listObject, table: sampleTable.id, unit: 'hr', purpose: 'fill' }] })
  })

  it('takes another free name for the sheet when the name is taken', async () => {
    excel = openExcel()
    excel.book.addSheet('6.1.1 校内专任教师')
    await excel.host.layOut(sampleOrder([sampleRow('r1')]))
    expect(sampleSheet(excel.book).name).toBe('6.1.1 校内专任教师 (2)')
  })

  it('fills the same sheet again, with nothing of the old rows left', async () => {
    const before = await laidOut([sampleRow('r1'), sampleRow('r2'), sampleRow('r3')])
    await excel.host.layOut(sampleOrder([sampleRow('r9')]))
    const sheet = sampleSheet(excel.book)
    expect(sheet).toBe(before)
    expect([sheet.value(firstRow, 0), sheet.value(firstRow + 1, 0), sheet.value(firstRow + 1, columnOf('name'))]).toEqual(['r9', '', ''])
    expect(sheet.state.conditionalFormats).toHaveLength(6)
    expect(excel.book.sheets.map(({ name }) => name)).toEqual(['Sheet1', '6.1.1 校内专任教师', '代码'])
  })

  it('protects a review sheet and leaves nothing to pick in it', async () => {
    const sheet = await laidOut([sampleRow('r1')], { readOnly: true, identity: { listObject, table: sampleTable.id, unit: 'hr', purpose: 'review', submission: 's1' } })
    expect(sheet.state.protection).not.toBeNull()
    expect(sheet.state.validations).toEqual([])
    expect(sheet.state.tables[0]?.range.rows).toBe(2)
  })

  it('closes a submitted table without taking its drop-downs away: it may be returned', async () => {
    const sheet = await laidOut([sampleRow('r1')], { readOnly: true })
    expect(sheet.state.protection).not.toBeNull()
    expect(sheet.state.validations.length).toBeGreaterThan(3)
    expect(sheet.style(firstRow, columnOf('name')).fill).toBeNull()
    await excel.host.setReadOnly(listObject, false)
    expect(sheet.state.protection).toBeNull()
  })

  it('adds origin columns to a merged sheet and hides 检查 there', async () => {
    const extraColumns = [{ header: '来源部门', values: ['人事处', '教务处'] }, { header: '姓名', values: ['李敏', '=1+1'] }]
    const sheet = await laidOut(undefined, { readOnly: true, extraColumns, identity: { listObject, table: sampleTable.id, unit: '', purpose: 'merge' } })
    expect([sheet.text(headerRow, 14), sheet.text(headerRow, 15)]).toEqual(['来源部门', '姓名2'])
    expect(sheet.cell(firstRow + 1, 15)).toMatchObject({ value: '=1+1', formula: null })
    expect(sheet.isColumnHidden(1)).toBe(true)
  })

  it('writes large tables in blocks, tells how far it is, and puts calculation back', async () => {
    excel = openExcel()
    excel.book.calculationMode = 'AutomaticExceptTables'
    const told: number[] = []
    const long = '很长的专业领域名称'.repeat(10)
    await excel.host.layOut(sampleOrder(Array.from({ length: 8000 }, (_, nth) => sampleRow(`r${nth}`, { cert_name: long })), { onProgress: (done, total) => { told.push(done); expect(total).toBe(8000) } }))
    expect(told.length).toBeGreaterThan(1)
    expect(told.at(-1)).toBe(8000)
    expect(sampleSheet(excel.book).value(firstRow + 7999, 0)).toBe('r7999')
    expect(excel.book.calculationMode).toBe('AutomaticExceptTables')
  })

  it('halves its blocks when Excel finds a request too large', async () => {
    excel = openExcel()
    excel.door.host.faults.maxRequestBytes = 400_000
    await excel.host.layOut(sampleOrder(Array.from({ length: 6000 }, (_, nth) => sampleRow(`r${nth}`))))
    expect(sampleSheet(excel.book).value(firstRow + 5999, 0)).toBe('r5999')
  })

  it('leaves no half sheet behind when it is called off', async () => {
    excel = openExcel()
    const stop = new AbortController()
    const rows = Array.from({ length: 12_000 }, (_, nth) => sampleRow(`r${nth}`))
    await expect(excel.host.layOut(sampleOrder(rows, { signal: stop.signal, onProgress: () => stop.abort() }))).rejects.toMatchObject({ name: 'AbortError' })
    expect(excel.book.sheets.map(({ name }) => name)).toEqual(['Sheet1', '代码'])
    expect(excel.book.calculationMode).toBe('Automatic')
    expect(await excel.host.identity()).toBeNull()
  })
})
