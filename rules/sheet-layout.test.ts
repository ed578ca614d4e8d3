import { describe, expect, it } from 'vitest'
import { sampleChoices, sampleTable } from './layout/sample-table.ts'
import { sheetLayout, sheetSubtitle, sheetTitle } from './sheet-layout.ts'

const layout = sheetLayout({ table: sampleTable, title: sheetTitle(sampleTable), subtitle: sheetSubtitle({ period: '2025年9月1日至2026年8月31日', unit: '人事处', college: '焦作大学' }), readOnly: false, choices: sampleChoices })

describe('the layout of an official table', () => {
  it('hides the row id first, shows 检查 second, then every field in official order', () => {
    expect(layout.columns.map(({ header }) => header)).toEqual(['行标识', '检查', ...sampleTable.fields.map(({ header }) => header)])
    expect(layout.columns.map(({ hidden }) => hidden).indexOf(true)).toBe(0)
    expect(layout.columns.filter(({ hidden }) => hidden)).toHaveLength(1)
  })

  it('puts two group rows between subtitle and header and merges them above their fields', () => {
    expect([layout.headerRow, layout.firstRow]).toEqual([4, 5])
    expect(layout.head.filter(({ role }) => role === 'group')).toEqual([
      { row: 2, rows: 2, column: 6, columns: 2, text: '专业技术职务', role: 'group' },
      { row: 2, rows: 1, column: 8, columns: 2, text: '职业资格证书', role: 'group' },
      { row: 3, rows: 1, column: 8, columns: 2, text: '证书', role: 'group' },
    ])
    expect(layout.head[0]).toMatchObject({ row: 0, column: 2, columns: 12, text: '6.1.1 校内专任教师基本情况' })
  })

  it('freezes the head and the columns up to the key', () => {
    expect(layout.frozen).toEqual({ rows: 5, columns: 4 })
  })

  it('freezes fewer columns when the key lies too far right', () => {
    const far = sheetLayout({ table: { ...sampleTable, uniqueKey: ['years'] }, title: '', subtitle: '', readOnly: false, choices: {} })
    expect(far.frozen.columns).toBeGreaterThan(2)
    expect(far.frozen.columns).toBeLessThan(7)
  })

  it('prints the head on each page and leaves the first two columns out', () => {
    expect(layout.printTitles).toEqual([0, 4])
    expect(layout.printColumns).toBe('C:N')
  })

  it('gives each type its number format', () => {
    const formats = Object.fromEntries(layout.columns.map(({ header, numberFormat }) => [header, numberFormat]))
    expect(formats).toMatchObject({ 教工号: '@', 民族: '@', 获取日期: 'yyyy-mm', 发证日期: 'yyyy-mm-dd', 双师: '@', 企业天数: '0', 收入: '0.00' })
  })

  it('shades prefilled and computed columns, and everything when read-only', () => {
    expect(layout.columns.filter(({ shade }) => shade !== 'none').map(({ header, shade }) => [header, shade])).toEqual([['所属系部', 'readonly'], ['教龄', 'computed']])
    const review = sheetLayout({ table: sampleTable, title: '', subtitle: '', readOnly: true, choices: sampleChoices })
    expect(review.columns.filter(({ kind }) => kind === 'field').every(({ shade }) => shade !== 'none')).toBe(true)
    expect(review.columns.some(({ validation }) => validation !== null)).toBe(false)
    expect(review.spareRows).toBe(0)
  })

  it('offers short lists inline and long ones through a name on the hidden sheet', () => {
    const rules = Object.fromEntries(layout.columns.map(({ header, validation }) => [header, validation?.rule]))
    expect(rules['等级']).toEqual({ kind: 'list', items: ['正高级', '副高级', '中级', '初级'] })
    expect(rules['民族']).toMatchObject({ kind: 'named-list', name: '码_ethnicity' })
    expect(layout.lists).toEqual([{ name: '码_ethnicity', items: sampleChoices['ethnicity'] }])
  })

  it('bounds numbers, dates and text, and leaves computed columns free', () => {
    const rules = Object.fromEntries(layout.columns.map(({ header, validation }) => [header, validation?.rule ?? null]))
    expect(rules['企业天数']).toEqual({ kind: 'whole', min: 0, max: 366 })
    expect(rules['获取日期']).toMatchObject({ kind: 'date' })
    expect(rules['姓名']).toEqual({ kind: 'length', min: 0, max: 20 })
    expect(rules['双师']).toEqual({ kind: 'list', items: ['是', '否'] })
    expect(rules['教龄']).toBeNull()
  })

  it('tells the meaning and an example when a cell is selected', () => {
    expect(layout.columns[3]?.validation?.prompt).toEqual({ title: '教工号', text: '学校人事系统里的编号。\n例：20160095' })
  })

  it('keeps the headers unique when extra columns or fields share a word', () => {
    const clash = { ...sampleTable, fields: sampleTable.fields.map((field, index) => index === 0 ? { ...field, header: '检查' } : field) }
    const headers = sheetLayout({ table: clash, title: '', subtitle: '', readOnly: true, choices: {}, extraHeaders: ['姓名', '来源部门'] }).columns.map(({ header }) => header)
    expect(new Set(headers).size).toBe(headers.length)
    expect(headers.slice(0, 3)).toEqual(['行标识', '检查2', '检查'])
    expect(headers.slice(-2)).toEqual(['姓名2', '来源部门'])
  })

  it('writes one condition a mark for the first data cell, returned before error before warning', () => {
    expect(layout.conditions.map(({ mark, priority }) => [priority, mark])).toEqual([[1, 'returned'], [2, 'error'], [3, 'warning'], [4, 'hint'], [5, 'unconfirmed'], [6, 'changed']])
    expect(layout.conditions[1]?.formula).toBe('=ISNUMBER(FIND("|E:"&C$5&"|",$A6))')
  })
})
