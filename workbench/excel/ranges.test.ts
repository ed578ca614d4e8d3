import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNodeDoor, type NodeDoor } from '../testing/node-door.ts'

let door: NodeDoor

beforeEach(() => {
  door = openNodeDoor()
})
afterEach(() => {
  door.close()
})

const addressOf = (find: (sheet: Excel.Worksheet) => Excel.Range): Promise<string> =>
  door.run(async (context) => {
    const range = find(context.workbook.worksheets.getActiveWorksheet()).load('address')
    await context.sync()
    return range.isNullObject ? 'none' : range.address.replace('Sheet1!', '')
  })

describe('Range', () => {
  it.each<[string, (sheet: Excel.Worksheet) => Excel.Range]>([
    ['B2:C3', (s) => s.getRange('B2:C3')],
    ['B:C', (s) => s.getRange('B:C')],
    ['3:4', (s) => s.getRange('3:4')],
    ['C3', (s) => s.getCell(2, 2)],
    ['B2:D4', (s) => s.getRangeByIndexes(1, 1, 3, 3)],
    ['B3:D3', (s) => s.getRange('B2:D4').getRow(1)],
    ['D2:D4', (s) => s.getRange('B2:D4').getLastColumn()],
    ['C4:E6', (s) => s.getRange('B2:D4').getOffsetRange(2, 1)],
    ['B2:D3', (s) => s.getRange('B2:D4').getResizedRange(-1, 0)],
    ['A1:D4', (s) => s.getRange('B2:D4').getBoundingRect('A1')],
    ['C3:D4', (s) => s.getRange('B2:D4').getIntersection('C3:F9')],
    ['none', (s) => s.getRange('B2:D4').getIntersectionOrNullObject('F9')],
    ['2:4', (s) => s.getRange('B2:D4').getEntireRow()],
    ['B:D', (s) => s.getRange('B2:D4').getEntireColumn()],
    ['B5:D5', (s) => s.getRange('B2:D4').getRowsBelow(1)],
    ['none', (s) => s.getUsedRangeOrNullObject(true)],
  ])('leads to %s', async (address, find) => {
    expect(await addressOf(find)).toBe(address)
  })

  it('reads entire columns as null, used parts as what they hold', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('B2:B3').values = [['a'], [1]]
      const column = sheet.getRange('B:B').load('values')
      const used = sheet.getRange('B:B').getUsedRange(true).load('values,address')
      await context.sync()
      return { column: column.values, used: used.values, address: used.address }
    })
    expect(seen).toEqual({ column: null, used: [['a'], [1]], address: 'Sheet1!B2:B3' })
  })

  it('reads input as typing does, keeps null cells, and shows text', async () => {
    const seen = await door.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:E1')
      range.numberFormat = [['@', 'General', 'General', 'yyyy-mm', '0.00']]
      range.values = [['0012', '2025-09', "'7", '2025-09', 3]]
      range.values = [[null, null, null, null, 4]]
      range.load('values,text,numberFormat,valueTypes')
      await context.sync()
      return [range.values[0], range.text[0], range.numberFormat[0], range.valueTypes[0]]
    })
    expect(seen).toEqual([
      ['0012', 45901, '7', 45901, 4],
      ['0012', 'Sep-25', '7', '2025-09', '4.00'],
      ['@', 'mmm-yy', 'General', 'yyyy-mm', '0.00'],
      ['String', 'Double', 'String', 'Double', 'Double'],
    ])
  })

  it('writes one value into all cells, and writes 2,000 rows of 40 in blocks of its own', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const all = sheet.getRange('A1:B2')
      all.values = 'x' as unknown as string[][]
      const big = sheet.getRangeByIndexes(10, 0, 2000, 40)
      big.values = Array.from({ length: 2000 }, (_, r) => Array.from({ length: 40 }, (_c, c) => r * 40 + c))
      all.load('values')
      const last = big.getLastCell().load('values')
      await context.sync()
      return [all.values, last.values]
    })
    expect(seen).toEqual([[['x', 'x'], ['x', 'x']], [[79_999]]])
  })

  it('formats cells, entire columns too, and says null when they differ', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const { format } = sheet.getRange('A1:B1')
      format.fill.color = 'yellow'
      format.font.bold = true
      format.wrapText = true
      format.protection.locked = false
      format.borders.getItem('EdgeBottom').style = 'Continuous'
      format.borders.getItem('EdgeBottom').color = '#ff0000'
      sheet.getRange('C:C').format.columnWidth = 100
      sheet.getRange('1:1').format.rowHeight = 30
      const mixed = sheet.getRange('A1:C1').load('format/font/bold,format/wrapText,format/columnWidth')
      const one = sheet.getRange('B1').load('format/fill/color,format/protection/locked,format/rowHeight')
      const border = sheet.getRange('A1').format.borders.getItem('EdgeBottom').load('style,color')
      await context.sync()
      return {
        mixed: [mixed.format.font.bold, mixed.format.wrapText, mixed.format.columnWidth],
        one: [one.format.fill.color, one.format.protection.locked, one.format.rowHeight],
        border: [border.style, border.color],
      }
    })
    expect(seen).toEqual({ mixed: [null, null, null], one: ['#FFFF00', false, 30], border: ['Continuous', '#FF0000'] })
  })

  it('inserts, deletes, copies, clears, merges and sorts', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A1:B3').values = [['b', 2], ['a', 1], ['c', '=B1+B2']]
      sheet.getRange('A1:B1').insert('Down')
      sheet.getRange('D1').copyFrom('A2:B4', 'Values')
      sheet.getRange('A2:B3').sort.apply([{ key: 0, ascending: true }])
      sheet.getRange('G1:H2').merge()
      sheet.getRange('D3').clear('Contents')
      const all = sheet.getRange('A1:E4').load('formulas')
      const merged = sheet.getRange('A1:Z9').getMergedAreasOrNullObject().load('address')
      await context.sync()
      return { all: all.formulas, merged: merged.address }
    })
    expect(seen).toEqual({
      all: [['', '', 'b', 2], ['a', 1, 'a', 1], ['b', 2, '', 3], ['c', '=B2+B3', '', '']].map(([a, b, d, e]) => [a, b, '', d, e]),
      merged: 'Sheet1!G1:H2',
    })
  })

  it('hides rows and shows only what is visible in its view', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const range = sheet.getRange('A1:B3')
      range.values = [[1, 2], [3, 4], [5, 6]]
      sheet.getRange('2:2').rowHidden = true
      sheet.getRange('B:B').columnHidden = true
      range.load('rowHidden,columnHidden')
      const view = range.getVisibleView().load('values,rowCount')
      const row = sheet.getRange('A2').load('rowHidden')
      await context.sync()
      return [range.rowHidden, range.columnHidden, view.values, view.rowCount, row.rowHidden]
    })
    expect(seen).toEqual([null, null, [[1], [5]], 2, true])
  })

  it('that is kept follows its cells when rows are inserted above', async () => {
    await door.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A5').load('address')
      await context.sync()
      door.book.user.insertRows(door.book.activeSheet.id, 0, 2)
      range.load('address')
      await context.sync()
      expect(range.address).toBe('Sheet1!A7')
    })
  })

  it('finds blank, constant and formula cells', async () => {
    const seen = await door.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B3')
      range.values = [[1, ''], ['x', ''], ['=A1', 2]]
      const blanks = range.getSpecialCells('Blanks').load('address')
      const numbers = range.getSpecialCells('Constants', 'Numbers').load('address')
      const formulas = range.getSpecialCells('Formulas').load('address')
      const none = range.getSpecialCellsOrNullObject('DataValidations')
      await context.sync()
      return [blanks.address, numbers.address, formulas.address, none.isNullObject]
    })
    expect(seen).toEqual(['Sheet1!B1:B2', 'Sheet1!A1,Sheet1!B3', 'Sheet1!A3', true])
  })
})
