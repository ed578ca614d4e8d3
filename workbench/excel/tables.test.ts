import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNodeDoor, type NodeDoor } from '../testing/node-door.ts'

let door: NodeDoor

beforeEach(async () => {
  door = openNodeDoor()
  await door.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet()
    sheet.getRange('A1:C3').values = [['姓名', '学时', '倍'], ['乙', 16, '=B2*2'], ['甲', 32, '=B3*2']]
    sheet.tables.add('A1:C3', true).name = 'T_6_1'
    await context.sync()
  })
})
afterEach(() => {
  door.close()
})

describe('Table', () => {
  it('is found by name in any case, has ranges, and refuses names of cells', async () => {
    const seen = await door.run(async (context) => {
      const table = context.workbook.tables.getItem('t_6_1').load('name,id,style,showBandedRows')
      const header = table.getHeaderRowRange().load('values')
      const body = table.getDataBodyRange().load('address')
      const columns = table.columns.load('items/name')
      const none = context.workbook.tables.getItemOrNullObject('nope')
      await context.sync()
      return [table.name, table.style, header.values[0], body.address, columns.items.map((c) => c.name), none.isNullObject]
    })
    expect(seen).toEqual(['T_6_1', 'TableStyleMedium2', ['姓名', '学时', '倍'], 'Sheet1!A2:C3', ['姓名', '学时', '倍'], true])
    await expect(door.run(async (context) => {
      context.workbook.tables.getItem('T_6_1').name = 'A1'
      await context.sync()
    })).rejects.toMatchObject({ code: 'InvalidArgument', debugInfo: { errorLocation: 'Table.name' } })
  })

  it('takes rows at its end and in its middle, resizes, and moves cells below', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A4').values = [['below']]
      const table = sheet.tables.getItem('T_6_1')
      table.rows.add(undefined, [['丙', 48, '=B4*2']])
      table.rows.add(0, [['丁', 8, '']])
      table.rows.getItemAt(1).delete()
      const body = table.getDataBodyRange().load('values,address')
      const below = sheet.getRange('A5').load('values')
      table.resize('A1:C9')
      const resized = table.getRange().load('address')
      await context.sync()
      return [body.values, body.address, below.values, resized.address]
    })
    expect(seen).toEqual([[['丁', 8, ''], ['甲', 32, 64], ['丙', 48, 96]], 'Sheet1!A2:C4', [['below']], 'Sheet1!A1:C9'])
  })

  it('sorts and filters, and clears its filters', async () => {
    const seen = await door.run(async (context) => {
      const table = context.workbook.tables.getItem('T_6_1')
      table.sort.apply([{ key: 0, ascending: true }])
      table.columns.getItem('学时').filter.applyValuesFilter(['16'])
      const visible = table.getDataBodyRange().getVisibleView().load('values')
      await context.sync()
      const shown = visible.values
      table.clearFilters()
      const all = table.getDataBodyRange().load('values,rowHidden')
      await context.sync()
      return [shown, all.values.map((line) => line[0]), all.rowHidden]
    })
    expect(seen).toEqual([[['乙', 16, 32]], ['甲', '乙'], false])
  })

  it('becomes a range again, and cannot lie over another table', async () => {
    await expect(door.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().tables.add('B2:D9', true)
      await context.sync()
    })).rejects.toMatchObject({ code: 'MergedRangeConflict' })
    await door.run(async (context) => {
      context.workbook.tables.getItem('T_6_1').convertToRange()
      const count = context.workbook.tables.getCount()
      await context.sync()
      expect(count.value).toBe(0)
    })
    expect(door.book.activeSheet.value(1, 0)).toBe('乙')
  })

  it('tells of its changes and of nothing outside', async () => {
    const seen: string[] = []
    await door.run(async (context) => {
      context.workbook.tables.getItem('T_6_1').onChanged.add(async (event) => {
        seen.push(`${event.changeType} ${event.address}`)
        await Promise.resolve()
      })
      await context.sync()
    })
    const { id } = door.book.activeSheet
    door.book.user.typeCell(id, 1, 1, '20')
    door.book.user.typeCell(id, 9, 9, 'x')
    await door.settle()
    expect(seen).toEqual(['RangeEdited B2'])
  })
})
