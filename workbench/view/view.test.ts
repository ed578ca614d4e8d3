import { describe, expect, it } from 'vitest'
import { rect } from '../model/rect.ts'
import { WorkbookModel } from '../model/workbook-model.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { parseTsv, toHtml, toTsv } from './clipboard.ts'
import { editText } from './edit-text.ts'
import { fillTarget } from './fill.ts'
import { cellBox, hit } from './geometry.ts'
import { jump } from './jump.ts'
import { keyTarget } from './key-target.ts'
import { sheetSize } from './layout.ts'
import { filterValues, regionAround, sortByActiveColumn } from './sort-filter.ts'
import { filterButtonAt } from './filter-buttons.ts'
import { addTable } from '../model/table-edits.ts'

function sheetWith(rows: readonly (readonly unknown[])[], row = 0, column = 0): SheetModel {
  const sheet = new WorkbookModel({ today: () => new Date(2026, 8, 1) }).activeSheet
  sheet.writeValues(rect(row, column, rows.length, rows[0]?.length ?? 1), rows)
  return sheet
}
const values = (sheet: SheetModel, area = sheet.usedRect() ?? rect(0, 0)): unknown[][] =>
  Array.from({ length: area.rows }, (_, r) => Array.from({ length: area.columns }, (_c, c) => sheet.value(area.row + r, area.column + c)))

describe('clipboard text', () => {
  it('splits lines and tabs and forgets the line break at the end', () => {
    expect(parseTsv('a\tb\r\nc\t\r\n')).toEqual([['a', 'b'], ['c', '']])
    expect(parseTsv('a\n\nb')).toEqual([['a'], [''], ['b']])
  })
  it('takes a quoted cell as one, with tabs, line breaks and doubled quotes', () => {
    expect(parseTsv('"x\r\ny"\t"a ""b"""\n1')).toEqual([['x\ny', 'a "b"'], ['1', '']])
  })
  it('leaves quotes alone that do not close a cell', () => {
    expect(parseTsv('"5" 寸\t"开')).toEqual([['"5" 寸', '"开']])
  })
  it('writes what is shown, quoted where a cell holds a line break, without rows a filter hides', () => {
    const sheet = sheetWith([['a', 0.5], ['x\ny', 1], ['z', 2]])
    sheet.book.run(() => sheet.patch({ filteredRows: new Set([2]) }))
    expect(toTsv(sheet, rect(0, 0, 3, 2))).toBe('a\t0.5\r\n"x\ny"\t1')
    expect(toHtml(sheetWith([['<b>', '&']]), rect(0, 0, 1, 2))).toBe('<table><tr><td>&lt;b&gt;</td><td>&amp;</td></tr></table>')
  })
})

describe('the text a cell is edited with', () => {
  it('is what somebody would type', () => {
    const sheet = sheetWith([['=1+1', '2025-09-01', '12.5%', "'0012", '2025/9/1', 'TRUE', '文本']])
    expect([0, 1, 2, 3, 4, 5, 6].map((c) => editText(sheet, 0, c))).toEqual(['=1+1', '2025/9/1', '12.5%', "'0012", '2025/9/1', 'TRUE', '文本'])
  })
  it('needs no apostrophe in a text cell', () => {
    const sheet = sheetWith([['']])
    sheet.format(rect(0, 0), { numberFormat: '@' })
    sheet.writeValues(rect(0, 0), [['0012']])
    expect(editText(sheet, 0, 0)).toBe('0012')
  })
})

describe('the fill handle', () => {
  it('goes on by the step of two numbers, counts text up, repeats the rest and moves formulas', () => {
    const sheet = sheetWith([[1, '班1', '男', '=A1*2'], [3, '班2', '女', '=A2*2']])
    sheet.book.run(() => fillTarget(sheet, { source: rect(0, 0, 2, 4), whole: rect(0, 0, 5, 4) }))
    expect(values(sheet, rect(2, 0, 3, 4))).toEqual([[5, '班3', '男', 10], [7, '班4', '女', 14], [9, '班5', '男', 18]])
  })
  it('copies a single number and fills upwards as well', () => {
    const sheet = sheetWith([[7]], 4, 0)
    sheet.book.run(() => fillTarget(sheet, { source: rect(4, 0), whole: rect(2, 0, 3, 1) }))
    expect(values(sheet, rect(2, 0, 3, 1))).toEqual([[7], [7], [7]])
  })
})

describe('where things stand on the screen', () => {
  it('finds the cell under a point again, scrolled and beside hidden columns', () => {
    const sheet = sheetWith([['a']])
    sheet.book.run(() => sheet.patch({ columns: new Map([[1, { hidden: true }]]), frozen: { rows: 1, columns: 1 } }))
    const scroll = { x: 128, y: 400 }
    const box = cellBox(sheet, 40, 6, scroll)
    expect(hit(sheet, box.x + 5, box.y + 5, scroll)).toEqual({ part: 'cell', row: 40, column: 6 })
    expect(cellBox(sheet, 0, 0, scroll)).toEqual({ x: 46, y: 20, width: 64, height: 20 })
    expect(hit(sheet, 10, 5, scroll).part).toBe('corner')
  })
})

describe('moving by keys', () => {
  it('Ctrl with an arrow goes to the end of the filled cells, then over the gap', () => {
    const sheet = sheetWith([[1], [2], [''], [4]])
    expect(jump(sheet, rect(0, 0), 2, false)).toEqual(rect(1, 0))
    expect(jump(sheet, rect(1, 0), 2, false)).toEqual(rect(3, 0))
    expect(jump(sheet, rect(0, 0), 2, true)).toEqual(rect(0, 0, 2, 1))
    expect(jump(sheet, rect(3, 0), 2, false).row).toBe(sheetSize(sheet, null).rows - 1)
  })
  it('Home and Ctrl+Home stop behind what is frozen or hidden, Ctrl+End goes to the last used cell', () => {
    const sheet = sheetWith([['a', 'b', 'c'], [1, 2, 3]])
    sheet.book.run(() => sheet.patch({ frozen: { rows: 1, columns: 1 }, columns: new Map([[1, { hidden: true }]]) }))
    const press = (key: string, ctrlKey: boolean): unknown => keyTarget({ key, ctrlKey, metaKey: false, shiftKey: false, altKey: false }, { sheet, range: rect(5, 2) }, 20)
    expect([press('Home', true), press('Home', false), press('End', true), press('PageDown', false)]).toEqual([rect(1, 2), rect(5, 2), rect(1, 2), rect(25, 2)])
  })
})

describe('sorting and filter menus', () => {
  it('finds the filled block around a cell and leaves a head of texts on top', () => {
    const sheet = sheetWith([['姓名', '天数'], ['乙', 2], ['甲', 1]], 3, 2)
    expect(regionAround(sheet, 4, 2)).toEqual(rect(3, 2, 3, 2))
    sheet.book.run(() => sortByActiveColumn(sheet, rect(4, 3), true))
    expect(values(sheet)).toEqual([['姓名', '天数'], ['甲', 1], ['乙', 2]])
  })
  it('offers the distinct texts of a column, blanks last', () => {
    const sheet = sheetWith([['民族'], ['汉族'], [''], ['回族'], ['汉族']])
    addTable(sheet, rect(0, 0, 5, 1), true, '表1')
    const button = filterButtonAt(sheet, 0, 0)
    expect(button && filterValues(sheet, button)).toEqual([{ text: '汉族', kept: true }, { text: '回族', kept: true }, { text: '', kept: true }])
  })
})
