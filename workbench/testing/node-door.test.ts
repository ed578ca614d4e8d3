import { afterEach, describe, expect, it } from 'vitest'
import { openNodeDoor, type NodeDoor } from './node-door.ts'

let door: NodeDoor | null = null

function open(): NodeDoor {
  door = openNodeDoor()
  return door
}

afterEach(() => {
  door?.close()
})

describe('the genuine office.js in Node', () => {
  it('writes, calculates and reads through Excel.run, and keeps nothing afterwards', async () => {
    const { run, host } = open()
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.add('X')
      const range = sheet.getRange('A1:B2')
      range.values = [[1, 2], ['=A1+B1', 'x']]
      range.load('values,formulas,address,valueTypes,text')
      const none = context.workbook.worksheets.getItemOrNullObject('q')
      await context.sync()
      return { values: range.values, formulas: range.formulas, address: range.address, types: range.valueTypes, none: none.isNullObject }
    })
    expect(seen).toEqual({
      values: [[1, 2], [3, 'x']],
      formulas: [[1, 2], ['=A1+B1', 'x']],
      address: 'X!A1:B2',
      types: [['Double', 'Double'], ['Double', 'String']],
      none: true,
    })
    expect(host.keptObjects).toBe(0)
  })

  it('fails as Excel does: the code, the place, and what was done before stays', async () => {
    const { run, OfficeExtension } = open()
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('E1').values = [['kept']]
      sheet.getRange('E2:E3').values = [[1, 2]]
      const error = await context.sync().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(OfficeExtension.Error)
      expect(error).toMatchObject({ code: 'InvalidArgument', debugInfo: { errorLocation: 'Range.values' } })
      const kept = sheet.getRange('E1').load('values')
      await context.sync()
      expect(kept.values).toEqual([['kept']])
    })
    await expect(run(async (context) => {
      context.workbook.worksheets.getItem('nope').load('name')
      await context.sync()
    })).rejects.toMatchObject({ code: 'ItemNotFound', debugInfo: { errorLocation: 'WorksheetCollection.getItem' } })
  })

  it('tells onChanged of a typed cell with details, of a paste without, and of nothing after removal', async () => {
    const { run, book, settle } = open()
    const seen: unknown[] = []
    const handler = await run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      const added = sheet.onChanged.add(async (event) => {
        seen.push([event.address, event.changeType, event.details?.valueBefore, event.details?.valueAfter, event.triggerSource])
        await Promise.resolve()
      })
      await context.sync()
      return added
    })
    const { id } = book.activeSheet
    book.user.typeCell(id, 0, 0, '5')
    book.user.pasteBlock(id, 1, 0, [['a'], ['b']])
    await settle()
    expect(seen).toEqual([['A1', 'RangeEdited', '', 5, 'Unknown'], ['A2:A3', 'RangeEdited', undefined, undefined, 'Unknown']])
    handler.remove()
    await handler.context.sync()
    book.user.typeCell(id, 0, 0, '6')
    await settle()
    expect(seen).toHaveLength(2)
  })
})
