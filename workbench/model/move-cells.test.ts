import { describe, expect, it } from 'vitest'
import { parseAddress } from './a1.ts'
import { insertCells } from './move-cells.ts'
import { rect, type Rect } from './rect.ts'
import { addConditionalFormat, setValidation } from './rule-edits.ts'
import { addTable } from './table-edits.ts'
import { bodyRect } from './table.ts'
import { WorkbookModel } from './workbook-model.ts'

const at = (a1: string): Rect => parseAddress(a1)?.rect ?? rect(0, 0)

function open(): { book: WorkbookModel; id: string } {
  const book = new WorkbookModel()
  book.activeSheet.writeValues(at('A1:C4'), [
    ['姓名', '学时', '倍'],
    ['甲', 32, '=B2*2'],
    ['乙', 16, '=B3*2'],
    ['丙', 48, '=SUM(B2:B4)'],
  ])
  return { book, id: book.activeSheet.id }
}

describe('inserting and deleting', () => {
  it('rows moves values, formulas, names, tables, marks and validations, and undo brings all back', () => {
    const { book, id } = open()
    const sheet = book.activeSheet
    book.names = [{ name: '学时', scopeId: null, formula: '=Sheet1!$B$2:$B$4', comment: '', visible: true }]
    addTable(sheet, at('A1:C4'), true)
    addConditionalFormat(sheet, { type: 'Custom', ranges: [at('A2:C4')], formula: '=$B2<20', style: { fill: '#FFC7CE' }, stopIfTrue: false, other: {} })
    setValidation(sheet, at('A2:A4'), { rule: { kind: 'list', source: '甲,乙,丙', inCellDropDown: true } })
    book.user.insertRows(id, 2, 1)
    expect(sheet.formula(3, 2)).toBe('=B4*2')
    expect(sheet.formula(4, 2)).toBe('=SUM(B2:B5)')
    expect(book.names[0]?.formula).toBe('=Sheet1!$B$2:$B$5')
    expect(sheet.state.tables[0]?.range).toEqual(at('A1:C5'))
    expect(sheet.state.conditionalFormats[0]).toMatchObject({ ranges: [at('A2:C5')], formula: '=$B2<20' })
    expect(sheet.styleAt(3, 0).fill).toBe('#FFC7CE')
    expect(sheet.styleAt(1, 0).fill).toBeNull()
    book.user.undo()
    expect(sheet.formula(3, 2)).toBe('=SUM(B2:B4)')
    expect(sheet.state.tables[0]?.range).toEqual(at('A1:C4'))
    expect(book.names[0]?.formula).toBe('=Sheet1!$B$2:$B$4')
  })

  it('rows above moves a rule with its formula, deleting its first row does not lose it', () => {
    const { book, id } = open()
    const sheet = book.activeSheet
    addConditionalFormat(sheet, { type: 'Custom', ranges: [at('A2:C4')], formula: '=$B2<20', style: { bold: true }, stopIfTrue: false, other: {} })
    book.user.insertRows(id, 0, 2)
    expect(sheet.state.conditionalFormats[0]).toMatchObject({ ranges: [at('A4:C6')], formula: '=$B4<20' })
    book.user.deleteRows(id, 3, 1)
    expect(sheet.state.conditionalFormats[0]).toMatchObject({ ranges: [at('A4:C5')], formula: '=$B4<20' })
    book.user.deleteRows(id, 0, 1)
    expect(sheet.state.conditionalFormats[0]).toMatchObject({ ranges: [at('A3:C4')], formula: '=$B3<20' })
    expect(sheet.styleAt(2, 0).bold).toBe(true)
  })

  it('a row that a formula reads leaves #REF! and shorter ranges', () => {
    const { book, id } = open()
    book.activeSheet.writeValues(at('E1'), [['=B2+1']])
    book.user.deleteRows(id, 1, 1)
    expect(book.activeSheet.formula(0, 4)).toBe('=#REF!+1')
    expect(book.activeSheet.formula(2, 2)).toBe('=SUM(B2:B3)')
    expect(book.activeSheet.value(2, 2)).toBe(64)
  })

  it('columns moves what lies to the right', () => {
    const { book, id } = open()
    book.user.insertColumns(id, 1, 1)
    expect(book.activeSheet.formula(1, 3)).toBe('=C2*2')
    book.user.deleteColumns(id, 1, 1)
    expect(book.activeSheet.formula(1, 2)).toBe('=B2*2')
  })

  it('refuses to move a part of a table, and anything on a protected sheet', () => {
    const { book, id } = open()
    const table = addTable(book.activeSheet, at('A1:C4'), true)
    expect(() => {
      book.user.insertCells(id, at('B2'), 'Down')
    }).toThrow('表格')
    book.user.insertTableRows(id, table.id, 2)
    expect(bodyRect(book.activeSheet.tableById(table.id)).rows).toBe(5)
    book.user.protect(id)
    expect(() => {
      book.user.insertRows(id, 0, 1)
    }).toThrow('受保护')
  })

  it('leaves an empty row in a table that loses all its rows', () => {
    const { book, id } = open()
    const table = addTable(book.activeSheet, at('A1:C4'), true)
    book.user.deleteTableRows(id, table.id, 0, 3)
    expect(book.activeSheet.tableById(table.id).range).toEqual(at('A1:C2'))
  })
})

describe('sorting', () => {
  it('moves cells with formats and formulas, blanks last, texts in Chinese order', () => {
    const { book, id } = open()
    const sheet = book.activeSheet
    sheet.writeValues(at('A2:C5'), [['王', 2, '=B2*2'], ['', 9, ''], ['李', 1, '=B4*2'], ['陈', 3, '=B5*2']])
    sheet.format(at('A2'), { bold: true })
    book.user.sortRange(id, at('A1:C5'), [{ column: 0, ascending: true }], true)
    expect([1, 2, 3, 4].map((r) => sheet.value(r, 0))).toEqual(['陈', '李', '王', ''])
    expect(sheet.style(3, 0).bold).toBe(true)
    expect(sheet.formula(1, 2)).toBe('=B2*2')
    expect([1, 2, 3].map((r) => sheet.value(r, 2))).toEqual([6, 2, 4])
    book.user.undo()
    expect(sheet.value(1, 0)).toBe('王')
  })
})

describe('filtering', () => {
  it('hides rows of a table by text or by criterion and tells which rows', () => {
    const { book, id } = open()
    const table = addTable(book.activeSheet, at('A1:C4'), true)
    const hidden: unknown[] = []
    book.on((event) => event.type === 'rowsHidden' && hidden.push([event.range.row, event.range.rows, event.hidden]))
    book.user.filterTable(id, table.id, 0, { values: ['甲'] })
    expect(hidden).toEqual([[2, 2, true]])
    book.user.filterTable(id, table.id, 0, null)
    book.user.filterTable(id, table.id, 1, { criterion1: '>=32' })
    expect([1, 2, 3].map((r) => book.activeSheet.isRowHidden(r))).toEqual([false, true, false])
    book.user.clearTableFilters(id, table.id)
    expect(book.activeSheet.isRowHidden(2)).toBe(false)
  })
})

describe('typing', () => {
  it('into a cell with a list is refused, asked or written as its alert says', () => {
    const { book, id } = open()
    const sheet = book.activeSheet
    const rule = { kind: 'list', source: '男,女', inCellDropDown: true } as const
    setValidation(sheet, at('D2:D9'), { rule, alert: { show: true, style: 'Stop', title: '性别', message: '请选男或女' } })
    expect(book.user.tryType(id, 1, 3, '男')).toEqual({ outcome: 'written' })
    expect(book.user.tryType(id, 1, 3, '不明')).toMatchObject({ outcome: 'refused', alert: { title: '性别' } })
    expect(sheet.value(1, 3)).toBe('男')
    book.user.pasteBlock(id, 1, 3, [['不明']])
    expect(sheet.value(1, 3)).toBe('不明')
    setValidation(sheet, at('D3'), { rule, alert: { show: true, style: 'Warning', title: '', message: '' } })
    expect(book.user.tryType(id, 2, 3, '不明').outcome).toBe('ask')
    expect(book.user.tryType(id, 2, 3, '不明', true).outcome).toBe('written')
    expect(sheet.state.validations).toHaveLength(2)
  })

  it('knows whole numbers, dates, lists by name and formulas', () => {
    const { book, id } = open()
    const sheet = book.activeSheet
    book.names = [{ name: '名单', scopeId: null, formula: '=Sheet1!$A$2:$A$4', comment: '', visible: true }]
    setValidation(sheet, at('D1'), { rule: { kind: 'wholeNumber', operator: 'Between', formula1: 1, formula2: 10 } })
    setValidation(sheet, at('D2'), { rule: { kind: 'date', operator: 'GreaterThan', formula1: '2025-09-01' } })
    setValidation(sheet, at('D3'), { rule: { kind: 'list', source: '=名单', inCellDropDown: true } })
    setValidation(sheet, at('D4:D5'), { rule: { kind: 'custom', formula: '=LEN(D4)=2' } })
    const outcome = (row: number, text: string): string => book.user.tryType(id, row, 3, text).outcome
    expect([outcome(0, '11'), outcome(0, '1.5'), outcome(0, '7')]).toEqual(['refused', 'refused', 'written'])
    expect([outcome(1, '2025-9-1'), outcome(1, '2025-9-2')]).toEqual(['refused', 'written'])
    expect([outcome(2, '丁'), outcome(2, '丙')]).toEqual(['refused', 'written'])
    expect([outcome(4, 'abc'), outcome(4, 'ab')]).toEqual(['refused', 'written'])
  })

  it('directly under a table makes it grow, in one step of undo', () => {
    const { book, id } = open()
    const table = addTable(book.activeSheet, at('A1:C4'), true)
    book.user.typeCell(id, 4, 0, '丁')
    expect(book.activeSheet.tableById(table.id).range.rows).toBe(5)
    book.user.undo()
    expect(book.activeSheet.tableById(table.id).range.rows).toBe(4)
  })

  it('over the end of a table makes it grow by what lies beyond', () => {
    const { book, id } = open()
    const table = addTable(book.activeSheet, at('A1:C4'), true)
    book.user.pasteBlock(id, 2, 1, [['1'], ['2'], ['3'], ['4'], ['5']])
    expect(book.activeSheet.tableById(table.id).range.rows).toBe(7)
    book.user.pasteBlock(id, 2, 1, [['1'], ['2']])
    expect(book.activeSheet.tableById(table.id).range.rows).toBe(7)
    book.user.undo()
    book.user.undo()
    expect(book.activeSheet.tableById(table.id).range.rows).toBe(4)
  })

  it('directly under a table carries on formats, formulas, validations and marks', () => {
    const { book, id } = open()
    const sheet = book.activeSheet
    sheet.writeValues(at('C4'), [['=B4*2']])
    sheet.format(at('A2:A4'), { bold: true })
    setValidation(sheet, at('A2:A4'), { rule: { kind: 'list', source: '甲,乙,丙', inCellDropDown: true } })
    addConditionalFormat(sheet, { type: 'Custom', ranges: [at('A2:C4')], formula: '=$B2>50', style: { fill: '#FFC7CE' }, stopIfTrue: false, other: {} })
    addTable(sheet, at('A1:C4'), true)
    book.user.pasteBlock(id, 4, 1, [['60'], ['70']])
    expect([sheet.value(4, 2), sheet.formula(5, 2)]).toEqual([120, '=B6*2'])
    expect(sheet.style(5, 0).bold).toBe(true)
    expect(sheet.state.validations[0]?.ranges).toEqual([at('A2:A6')])
    expect(sheet.styleAt(5, 0).fill).toBe('#FFC7CE')
    book.user.undo()
    expect(sheet.state.validations[0]?.ranges).toEqual([at('A2:A4')])
    expect(sheet.formula(5, 2)).toBe('')
  })

  it('into a locked cell of a protected sheet is refused, into an unlocked one is not', () => {
    const { book, id } = open()
    book.activeSheet.format(at('B2'), { locked: false })
    book.user.protect(id, '1')
    book.user.typeCell(id, 1, 1, '5')
    expect(() => {
      book.user.typeCell(id, 1, 0, '5')
    }).toThrow('受保护')
    expect(() => {
      book.user.unprotect(id, '2')
    }).toThrow('密码')
  })
})

describe('marks', () => {
  it('follow the hidden column they read, first rule wins, stop stops', () => {
    const { book } = open()
    const sheet = book.activeSheet
    const format = { type: 'Custom', ranges: [at('B2:C4')], stopIfTrue: false, other: {} }
    addConditionalFormat(sheet, { ...format, formula: '=ISNUMBER(SEARCH(";"&COLUMN()&";",$Z2))', style: { fill: '#FFC7CE', bold: true } })
    addConditionalFormat(sheet, { ...format, formula: '=$B2>40', style: { fill: '#FFEB9C', italic: true } })
    sheet.writeValues(at('Z2:Z4'), [[';3;'], [''], [';2;']])
    expect(sheet.styleAt(1, 2)).toMatchObject({ fill: '#FFC7CE', bold: true })
    expect(sheet.styleAt(1, 1).fill).toBeNull()
    expect(sheet.styleAt(3, 1)).toMatchObject({ fill: '#FFEB9C', bold: true, italic: true })
    sheet.writeValues(at('Z2'), [['']])
    expect(sheet.styleAt(1, 2).fill).toBe(null)
  })
})

describe('undo', () => {
  it('ends at protection, as in Excel', () => {
    const { book, id } = open()
    book.user.typeCell(id, 9, 9, '1')
    book.user.protect(id)
    expect(book.canUndo).toBe(false)
    expect(book.activeSheet.state.protection).not.toBeNull()
  })

  it('ends where an add-in moves cells, and not where it writes', () => {
    const { book, id } = open()
    book.user.typeCell(id, 9, 9, '1')
    book.activeSheet.writeValues(at('Z1'), [['x']])
    expect(book.canUndo).toBe(true)
    insertCells(book.activeSheet, at('1:1'), 'Down')
    expect(book.canUndo).toBe(false)
  })

  it('takes back what a refused operation began', () => {
    const { book, id } = open()
    book.activeSheet.format(at('A1:A9'), { locked: false })
    book.user.protect(id)
    expect(() => book.user.pasteBlock(id, 0, 0, [['new', 'new']])).toThrow('受保护')
    expect(book.activeSheet.value(0, 0)).toBe('姓名')
  })
})

describe('sorting under a filter', () => {
  it('moves visible rows only', () => {
    const { book, id } = open()
    const table = addTable(book.activeSheet, at('A1:C4'), true)
    book.user.filterTable(id, table.id, 0, { values: ['甲', '丙'] })
    book.user.sortTable(id, table.id, [{ column: 0, ascending: true }])
    expect([1, 2, 3].map((r) => book.activeSheet.value(r, 0))).toEqual(['丙', '乙', '甲'])
    expect(book.activeSheet.isRowHidden(2)).toBe(true)
  })
})
