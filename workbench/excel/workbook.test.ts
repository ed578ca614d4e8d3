import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNodeDoor, type NodeDoor } from '../testing/node-door.ts'

let door: NodeDoor

beforeEach(() => {
  door = openNodeDoor()
})
afterEach(() => {
  door.close()
})

describe('Workbook', () => {
  it('adds, moves, copies, hides and deletes sheets', async () => {
    const seen = await door.run(async (context) => {
      const { worksheets } = context.workbook
      const sheet = worksheets.add('教师')
      sheet.getRange('A1').values = [['x']]
      sheet.tabColor = '#107c41'
      sheet.position = 0
      sheet.copy('End').name = '副本'
      worksheets.getItem('Sheet1').visibility = 'VeryHidden'
      worksheets.load('items/name,items/visibility,items/tabColor')
      const active = worksheets.getActiveWorksheet().load('name')
      const copied = worksheets.getItem('副本').getRange('A1').load('values')
      await context.sync()
      const before = worksheets.items.map((s) => `${s.name} ${s.visibility} ${s.tabColor}`)
      worksheets.getItem('副本').delete()
      const count = worksheets.getCount()
      await context.sync()
      return { before, active: active.name, copied: copied.values, count: count.value }
    })
    expect(seen).toEqual({
      before: ['教师 Visible #107C41', 'Sheet1 VeryHidden ', '副本 Visible #107C41'],
      active: '副本',
      copied: [['x']],
      count: 2,
    })
  })

  it('keeps names, custom XML parts, settings and properties of sheets', async () => {
    const seen = await door.run(async (context) => {
      const { workbook } = context
      const sheet = workbook.worksheets.getActiveWorksheet()
      sheet.getRange('A1:A2').values = [[3], [4]]
      workbook.names.add('列表', sheet.getRange('A1:A2'))
      const named = workbook.names.getItem('列表').load('value,formula,type,visible')
      const cells = workbook.names.getItem('列表').getRange().load('values')
      workbook.customXmlParts.add('<s:book xmlns:s="urn:statbook"><s:unit id="1"/></s:book>')
      const part = workbook.customXmlParts.getByNamespace('urn:statbook').getOnlyItemOrNullObject()
      const xml = part.getXml()
      const none = workbook.customXmlParts.getByNamespace('urn:none').getOnlyItemOrNullObject()
      workbook.settings.add('k', { a: [1] })
      const setting = workbook.settings.getItem('k').load('value')
      sheet.customProperties.add('table', '6.1.1')
      const property = sheet.customProperties.getItem('table').load('value')
      await context.sync()
      return [named.value, named.formula, named.type, cells.values, xml.value, none.isNullObject, setting.value, property.value]
    })
    expect(seen).toEqual([
      'Sheet1!A1:A2', '=Sheet1!$A$1:$A$2', 'Range', [[3], [4]], '<s:book xmlns:s="urn:statbook"><s:unit id="1"/></s:book>', true, { a: [1] }, '6.1.1',
    ])
  })

  it('freezes panes, selects, and calculates when told in manual mode', async () => {
    const seen = await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.freezePanes.freezeAt(sheet.getRange('A1:B4'))
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address')
      sheet.getRange('B2:C3').select()
      const selected = context.workbook.getSelectedRange().load('address')
      context.application.calculationMode = 'Manual'
      sheet.getRange('A1:B1').values = [[1, '=A1+1']]
      sheet.getRange('A1').values = [[5]]
      const before = sheet.getRange('B1').load('values')
      context.application.calculate('Recalculate')
      const after = sheet.getRange('B1').load('values')
      await context.sync()
      return [frozen.address, selected.address, before.values, after.values]
    })
    expect(seen).toEqual(['Sheet1!A1:B4', 'Sheet1!B2:C3', [[2]], [[6]]])
  })

  it('protects a sheet with options and password, refuses writes where cells are locked', async () => {
    await door.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet()
      sheet.getRange('B:B').format.protection.locked = false
      sheet.protection.protect({ allowSort: true, allowAutoFilter: true }, 'p')
      sheet.protection.load('protected,options')
      sheet.getRange('B5').values = [['open']]
      await context.sync()
      expect([sheet.protection.protected, sheet.protection.options.allowSort, sheet.protection.options.allowInsertRows]).toEqual([true, true, false])
    })
    const refused = async (change: (sheet: Excel.Worksheet) => void): Promise<unknown> =>
      door.run(async (context) => {
        change(context.workbook.worksheets.getActiveWorksheet())
        await context.sync()
      }).then(() => 'done', (error: { code: string }) => error.code)
    expect(await refused((s) => { s.getRange('A5').values = [['x']] })).toBe('AccessDenied')
    expect(await refused((s) => { s.getRange('1:1').insert('Down') })).toBe('AccessDenied')
    expect(await refused((s) => { s.getRange('B5').format.fill.color = 'red' })).toBe('AccessDenied')
    expect(await refused((s) => { s.protection.unprotect('wrong') })).toBe('BadPassword')
    expect(await refused((s) => { s.protection.unprotect('p') })).toBe('done')
    door.host.faults.protectionThrows = true
    expect(await refused((s) => { s.protection.protect() })).toBe('AccessDenied')
  })

  it('tells of sheets, selection, sorting, hiding, protection and undo', async () => {
    const seen: string[] = []
    await door.run(async (context) => {
      const { worksheets } = context.workbook
      const sheet = worksheets.getActiveWorksheet()
      const note = (text: string): Promise<void> => {
        seen.push(text)
        return Promise.resolve()
      }
      worksheets.onAdded.add((e) => note(`added ${e.type}`))
      worksheets.onDeleted.add((e) => note(`deleted ${e.type}`))
      worksheets.onActivated.add((e) => note(`activated ${e.type}`))
      worksheets.onDeactivated.add((e) => note(`deactivated ${e.type}`))
      sheet.onSelectionChanged.add((e) => note(`selected ${e.address}`))
      sheet.onRowSorted.add((e) => note(`sorted ${e.address}`))
      sheet.onRowHiddenChanged.add((e) => note(`${e.changeType} ${e.address}`))
      sheet.onProtectionChanged.add((e) => note(`protected ${String(e.isProtected)}`))
      sheet.onChanged.add((e) => note(`${e.changeType} ${e.address}`))
      await context.sync()
    })
    const { user, activeSheet } = door.book
    user.pasteBlock(activeSheet.id, 0, 0, [['2'], ['1']])
    user.sortRange(activeSheet.id, { row: 0, column: 0, rows: 2, columns: 1 }, [{ column: 0, ascending: true }])
    user.undo()
    user.insertRows(activeSheet.id, 1, 2)
    user.setRowsHidden(activeSheet.id, 4, 1, true)
    user.select(activeSheet.id, { row: 2, column: 1, rows: 1, columns: 2 })
    user.protect(activeSheet.id)
    const added = user.addSheet('新')
    user.activate(added.id)
    user.deleteSheet(added.id)
    await door.settle()
    expect(seen).toEqual([
      'RangeEdited A1:A2',
      'RangeEdited A1:A2', 'sorted A1:A2',
      'RangeEdited A1:A2', 'sorted A1:A2',
      'RowInserted 2:3',
      'Hidden 5:5',
      'selected B3:C3',
      'protected true',
      'added WorksheetAdded',
      'deactivated WorksheetDeactivated', 'activated WorksheetActivated',
      'deactivated WorksheetDeactivated', 'activated WorksheetActivated', 'deleted WorksheetDeleted',
    ])
  })

  it('loses events, refuses big requests and requests while a cell is edited, when told to', async () => {
    const { faults } = door.host
    let heard = 0
    await door.run(async (context) => {
      context.workbook.worksheets.onChanged.add(() => {
        heard += 1
        return Promise.resolve()
      })
      await context.sync()
    })
    await door.run(async (context) => {
      context.runtime.enableEvents = false
      await context.sync()
    })
    door.book.user.typeCell(door.book.activeSheet.id, 5, 5, '1')
    await door.settle()
    expect(heard).toBe(0)
    await door.run(async (context) => {
      context.runtime.enableEvents = true
      await context.sync()
    })
    faults.losesEvent = (type) => type === 10
    door.book.user.typeCell(door.book.activeSheet.id, 0, 0, '1')
    await door.settle()
    expect(heard).toBe(0)
    const write = (): Promise<unknown> =>
      door.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [['x'.repeat(2000)]]
        await context.sync()
      })
    faults.maxRequestBytes = 1000
    await expect(write()).rejects.toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' })
    faults.cellEditMode = true
    await expect(write()).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' })
    expect(door.book.activeSheet.value(0, 0)).toBe(1)
  })

  it('refuses members above the declared sets and members it does not have', async () => {
    const code = (use: (workbook: Excel.Workbook) => void): Promise<unknown> =>
      door.run(async (context) => {
        use(context.workbook)
        await context.sync()
      }).then(() => 'done', (error: { code: string }) => error.code)
    expect(await code((w) => { w.worksheets.getActiveWorksheet().getRange('A1').load('valuesAsJson') })).toBe('ApiNotFound')
    expect(await code((w) => { w.pivotTables.load('items/name') })).toBe('ApiNotFound')
  })
})
