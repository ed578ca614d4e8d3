import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNodeDoor, type NodeDoor } from '../testing/node-door.ts'

let door: NodeDoor

beforeEach(() => {
  door = openNodeDoor()
})
afterEach(() => {
  door.close()
})

describe('ConditionalFormat', () => {
  it('of a formula paints the sheet, in the order of priority', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A1:B2').values = [[1, 'x'], [2, 'y']]
      const range = sheet.getRange('B1:B2')
      const first = range.conditionalFormats.add('Custom')
      first.custom.rule.formula = '=$A1=2'
      first.custom.format.fill.color = '#FFC7CE'
      first.custom.format.font.color = '#9C0006'
      const second = range.conditionalFormats.add('Custom')
      second.custom.rule.formula = '=$A1>0'
      second.custom.format.fill.color = '#FFEB9C'
      second.custom.format.borders.bottom.style = 'Continuous'
      first.priority = 0
      first.stopIfTrue = true
      const all = range.conditionalFormats.load('items/type,items/priority,items/stopIfTrue')
      const on = first.getRange().load('address')
      await context.sync()
      return [all.items.map((f) => [f.type, f.priority, f.stopIfTrue]), on.address]
    })
    expect(seen).toEqual([[['Custom', 0, true], ['Custom', 1, false]], 'Sheet1!B1:B2'])
    const sheet = door.book.activeSheet
    expect([sheet.styleAt(0, 1).fill, sheet.styleAt(1, 1).fill, sheet.styleAt(1, 1).fontColor]).toEqual(['#FFEB9C', '#FFC7CE', '#9C0006'])
    expect(sheet.styleAt(0, 1).borders.bottom?.style).toBe('Continuous')
  })

  it('is deleted, alone or with all of a range', async () => {
    await door.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2')
      range.conditionalFormats.add('Custom').custom.rule.formula = '=TRUE'
      const second = range.conditionalFormats.add('Custom')
      second.custom.rule.formula = '=FALSE'
      await context.sync()
      second.delete()
      const left = range.conditionalFormats.getCount()
      await context.sync()
      expect(left.value).toBe(1)
      range.conditionalFormats.clearAll()
      await context.sync()
      expect(door.book.activeSheet.state.conditionalFormats).toEqual([])
    })
  })
})

describe('DataValidation', () => {
  it('keeps rule, prompt and alert, and the model refuses what it forbids', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const { dataValidation } = sheet.getRange('A2:A9')
      dataValidation.rule = { list: { inCellDropDown: true, source: '男,女' } }
      dataValidation.prompt = { showPrompt: true, title: '性别', message: '请选择' }
      dataValidation.errorAlert = { showAlert: true, style: 'Stop', title: '性别', message: '只能选男或女' }
      const part = sheet.getRange('A3').dataValidation.load()
      const none = sheet.getRange('C1').dataValidation.load('type,rule')
      await context.sync()
      return { part: part.toJSON(), none: [none.type, none.rule] }
    })
    expect(seen.part).toMatchObject({
      type: 'List', ignoreBlanks: true, valid: true,
      rule: { list: { inCellDropDown: true, source: '男,女' } },
      prompt: { title: '性别', message: '请选择' },
      errorAlert: { style: 'Stop', message: '只能选男或女' },
    })
    expect(seen.none).toEqual(['None', {}])
    expect(door.book.user.tryType(door.book.activeSheet.id, 4, 0, '不明').outcome).toBe('refused')
  })

  it('takes a range as source, finds invalid cells, and clears a part', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('F1:F2').values = [['a'], ['b']]
      sheet.getRange('A1:A3').values = [['a'], ['z'], ['b']]
      sheet.getRange('A1:A3').dataValidation.rule = { list: { inCellDropDown: true, source: sheet.getRange('F1:F2') } }
      const { dataValidation } = sheet.getRange('A1:A3')
      dataValidation.load('valid,rule')
      const bad = dataValidation.getInvalidCellsOrNullObject().load('address')
      sheet.getRange('A2').dataValidation.clear()
      const after = sheet.getRange('A2').dataValidation.load('type')
      await context.sync()
      return [dataValidation.valid, dataValidation.rule.list?.source, bad.address, after.type]
    })
    expect(seen).toEqual([null, '=Sheet1!$F$1:$F$2', 'Sheet1!A2', 'None'])
  })
})
