import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleTable } from '../../rules/layout/sample-table.ts'
import type { SheetModel } from '../../workbench/model/sheet-model.ts'
import { columnOf, firstRow, headerRow, listObject, openExcel, sampleOrder, sampleRow, sampleSheet, type OpenExcel } from '../../tests/host/open-excel.ts'
import type { EditHint, Selection } from './host.ts'

let excel: OpenExcel
let sheet: SheetModel
beforeEach(async () => {
  excel = openExcel()
  await excel.host.layOut(sampleOrder([sampleRow('r1'), sampleRow('r2'), sampleRow('r3')]))
  sheet = sampleSheet(excel.book)
})
// office.js is one for all tests: whoever listens must stop, or hears the next test's workbook.
const stops: (() => void)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) stop()
  await excel.door.settle()
  excel.close()
})

const rest = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms) })
/** Long enough for events, gathering and reading. */
async function quiet(): Promise<void> {
  await excel.door.settle()
  await rest(180)
  await excel.door.settle()
}

describe('hints of edits', () => {
  let hints: EditHint[]
  let stop: () => void
  beforeEach(async () => {
    hints = []
    stop = excel.host.onEdit((hint) => { hints.push(hint) })
    stops.push(stop)
    await quiet()
  })
  const type = (row: number, field: string, text: string): void => { excel.book.user.typeCell(sheet.id, firstRow + row, columnOf(field), text) }

  it('name the rows, gathered into one', async () => {
    type(0, 'name', '甲')
    type(2, 'name', '乙')
    type(2, 'days', '3')
    await quiet()
    expect(hints).toEqual([{ listObject, whole: false, rows: [0, 2] }])
  })

  it('ask for the whole when rows come, go or are sorted, and when a header is typed over', async () => {
    excel.book.user.insertRows(sheet.id, firstRow + 1, 1)
    await quiet()
    type(0, 'name', '甲')
    excel.book.user.typeCell(sheet.id, headerRow, columnOf('name'), '教师姓名')
    await quiet()
    excel.book.user.sortTable(sheet.id, sheet.state.tables[0]?.id ?? '', [{ column: columnOf('days'), ascending: true }])
    await quiet()
    expect(hints.map(({ whole }) => whole)).toEqual([true, true, true])
  })

  it('ask for the whole when the sheet is deleted, so that its loss is found at once', async () => {
    excel.book.user.addSheet()
    excel.book.user.deleteSheet(sheet.id)
    await quiet()
    expect(hints).toEqual([{ listObject, whole: true, rows: [] }])
  })

  it('ask for the whole after a paste of many rows', async () => {
    excel.book.user.pasteBlock(sheet.id, firstRow, columnOf('name'), Array.from({ length: 600 }, () => ['甲']))
    await quiet()
    expect(hints).toEqual([{ listObject, whole: true, rows: [] }])
  })

  it('come for rows typed below the table too', async () => {
    excel.book.user.typeCell(sheet.id, firstRow + 30, columnOf('name'), '下面')
    await quiet()
    expect(hints).toEqual([{ listObject, whole: true, rows: [] }])
  })

  it('do not come from the pane’s own writes', async () => {
    await excel.host.mark(listObject, sampleTable, [{ rowId: 'r1', cells: [{ field: 'name', mark: 'error' }], glyph: '✕ 1' }])
    await excel.host.write(listObject, sampleTable, [{ rowId: 'r1', field: 'name', to: '孙丽' }])
    await excel.host.showOnly(listObject, ['r1'])
    await excel.host.showOnly(listObject, null)
    await excel.host.read(listObject, sampleTable)
    await quiet()
    expect(hints).toEqual([])
  })

  it('do not come from writes so large that office.js cuts them up', async () => {
    const many = Array.from({ length: 6000 }, (_, nth) => sampleRow(`r${nth}`))
    await excel.host.layOut(sampleOrder(many))
    await quiet()
    hints = []
    await excel.host.mark(listObject, sampleTable, many.map(({ id }) => ({ rowId: id, cells: [{ field: 'name', mark: 'error' as const }], glyph: '✕ 1' })))
    await quiet()
    expect(hints).toEqual([])
  })

  it('still come when the same cell is typed right after the pane wrote it', async () => {
    await excel.host.write(listObject, sampleTable, [{ rowId: 'r1', field: 'name', to: '孙丽' }])
    await quiet()
    type(0, 'name', '孙莉')
    await quiet()
    expect(hints).toEqual([{ listObject, whole: false, rows: [0] }])
  })

  it('end when nobody listens any more', async () => {
    stop()
    type(0, 'name', '甲')
    await quiet()
    expect(hints).toEqual([])
  })
})

describe('what is selected', () => {
  let seen: Selection[]
  beforeEach(async () => {
    seen = []
    stops.push(excel.host.onSelect((selection) => { seen.push(selection) }))
    await quiet()
  })
  const select = (row: number, column: number, rows = 1, columns = 1): void => { excel.book.user.select(sheet.id, { row, column, rows, columns }) }

  it('is told as row and field', async () => {
    select(firstRow + 1, columnOf('days'))
    await quiet()
    expect(seen).toEqual([{ listObject, address: 'L7', rowId: 'r2', field: 'days', cells: 1, rows: 1, columns: 1 }])
  })

  it('is the newest only, and counts its cells', async () => {
    select(firstRow, columnOf('name'))
    select(firstRow, columnOf('name'), 3, 2)
    await quiet()
    expect(seen).toMatchObject([{ rowId: 'r1', field: 'name', cells: 6, rows: 3, columns: 2 }])
  })

  it('has a field but no row on a header, no row yet on a blank one, and is nothing beside the table', async () => {
    select(headerRow, columnOf('name'))
    await quiet()
    select(firstRow + 5, columnOf('name'))
    await quiet()
    select(0, columnOf('name'))
    await quiet()
    expect(seen.map((selection) => selection && [selection.rowId, selection.field])).toEqual([[null, 'name'], [null, 'name'], null])
  })
})

describe('the rest of the world', () => {
  it('tells which table came to the front', async () => {
    const seen: (string | null)[] = []
    excel.book.activate(sheet)
    stops.push(excel.host.onActivate((name) => { seen.push(name) }))
    await quiet()
    excel.book.user.activate(excel.book.sheets[0]?.id ?? '')
    await quiet()
    excel.book.user.activate(sheet.id)
    await quiet()
    expect(seen).toEqual([null, listObject])
  })

  it('answers ribbon buttons and tells Excel that it has', async () => {
    const seen: string[] = []
    excel.host.onCommand((command) => { seen.push(command) })
    expect(await excel.press('nextFinding')).toBe(1)
    expect(await excel.press('showPane')).toBe(1)
    expect(seen).toEqual(['nextFinding', 'showPane'])
  })

  it('knows what this Excel is', async () => {
    expect(await excel.host.facts()).toMatchObject({ supported: true, platform: 'OfficeOnline', locale: 'zh-CN', theme: 'light' })
    excel.close()
    excel = openExcel({ requirements: { ExcelApi: '1.13' } })
    expect(await excel.host.facts()).toMatchObject({ supported: false, missing: expect.arrayContaining(['ExcelApi 1.14', 'SharedRuntime 1.1']) as string[] })
  })

  it('reads the identity from the settings when another program has dropped the custom XML', async () => {
    await excel.host.writeIdentity({ college: 'jz', cycle: '2025-2026', editionHash: 'ab' })
    excel.book.xmlParts.clear()
    expect(await excel.host.identity()).toMatchObject({ college: 'jz', sheets: [{ listObject }] })
  })

  it('says whose a workbook of another college is, and starts afresh when it is bound to a new cycle', async () => {
    await excel.host.writeIdentity({ college: 'xy', cycle: '2024-2025', editionHash: 'ab' })
    expect(await excel.host.identity()).toMatchObject({ college: 'xy', cycle: '2024-2025', sheets: [{ listObject }] })
    await excel.host.writeIdentity({ college: 'jz', cycle: '2025-2026', editionHash: 'cd' })
    expect(await excel.host.identity()).toEqual({ college: 'jz', cycle: '2025-2026', editionHash: 'cd', sheets: [] })
  })

  it('is null for a workbook that is not ours', async () => {
    excel.close()
    excel = openExcel()
    expect(await excel.host.identity()).toBeNull()
  })
})
