/** Somebody at the grid, with the real keyboard, mouse and clipboard, in a real browser. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectedPane, hook, openWorkbench, painted, type Opened } from './open-page.ts'

let opened: Opened
beforeAll(async () => {
  opened = await openWorkbench()
  await connectedPane(opened.page)
})
afterAll(() => opened.close())

beforeEach(async () => {
  await opened.page.keyboard.press('Escape')
  await hook(opened.page, 'select', 'A1:Z200')
  await opened.page.evaluate(() => {
    const { workbench } = window
    if (!workbench) return
    const { model } = workbench
    for (const sheet of model.sheets.slice(1)) model.user.deleteSheet(sheet.id)
    const [sheet] = model.sheets
    if (!sheet) return
    model.run(() => sheet.patch({ validations: [], tables: [], protection: null, filteredRows: new Set(), conditionalFormats: [], rows: new Map(), columns: new Map() }))
    model.user.clear(sheet.id, { row: 0, column: 0, rows: 300, columns: 40 })
    model.user.format(sheet.id, { row: 0, column: 0, rows: 300, columns: 40 }, { numberFormat: 'General', locked: true, fill: null })
    model.clearUndo()
  })
  await hook(opened.page, 'select', 'A1')
  await painted(opened.page)
  // Two presses at one place within half a second are a double click, for the grid also across tests.
  await opened.page.waitForTimeout(600)
})

/** Presses at the middle of a cell; columns are 64 and rows 20 pixels unless a test changed that. */
async function click(column: number, row: number, button: 'left' | 'right' = 'left'): Promise<void> {
  const box = await opened.page.locator('.grid').boundingBox()
  if (!box) throw new Error('no grid')
  await opened.page.mouse.click(box.x + 46 + column * 64 + 20, box.y + 20 + row * 20 + 10, { button })
  const address = `!${String.fromCharCode(65 + column)}${row + 1}`
  await opened.page.waitForFunction((end) => window.workbench?.selection().endsWith(end), address)
}

const read = async (address: string): Promise<unknown> => hook(opened.page, 'read', address)
const key = (name: string): Promise<void> => opened.page.keyboard.press(name)
const typed = (text: string): Promise<void> => opened.page.keyboard.type(text)

describe('typing', () => {
  it('goes into the cell that was clicked, and Enter and Tab move on', async () => {
    await click(2, 2)
    expect(await hook(opened.page, 'selection')).toBe('Sheet1!C3')
    await typed('李敏')
    await key('Tab')
    await typed('12.5')
    await key('Enter')
    expect(await read('C3:D3')).toEqual([['李敏', 12.5]])
    expect(await hook(opened.page, 'selection')).toBe('Sheet1!C4')
  })
  it('keeps leading zeros in a text cell', async () => {
    await opened.page.evaluate(() => window.workbench?.model.user.format(window.workbench.model.activeSheet.id, { row: 4, column: 1, rows: 1, columns: 1 }, { numberFormat: '@' }))
    await click(1, 4)
    await typed('00412')
    await key('Enter')
    expect(await read('B5')).toEqual([['00412']])
  })
  it('F2 opens what stands there, a formula as a formula; Esc takes typing back', async () => {
    await hook(opened.page, 'typeCell', 'B2', '=1+2')
    await painted(opened.page)
    await click(1, 1)
    await key('F2')
    await typed('+5')
    await key('Enter')
    expect(await read('B2')).toEqual([[8]])
    await click(1, 1)
    await typed('99')
    await key('Escape')
    expect(await read('B2')).toEqual([[8]])
  })
  it('Delete empties, Ctrl+Z brings back, Ctrl+Y empties again', async () => {
    await hook(opened.page, 'typeCell', 'B2', '7')
    await click(1, 1)
    await key('Delete')
    expect(await read('B2')).toEqual([['']])
    await key('Control+z')
    expect(await read('B2')).toEqual([[7]])
    await key('Control+y')
    expect(await read('B2')).toEqual([['']])
  })
  it('tells the add-in', async () => {
    const pane = await connectedPane(opened.page)
    await click(4, 6)
    await typed('5')
    await key('Enter')
    await pane.waitForFunction(() => (window as unknown as { heard: string[] }).heard.includes('changed E7'))
  })
})

describe('the clipboard', () => {
  it('pastes lines and tabs, with quoted line breaks', async () => {
    await opened.page.evaluate(() => navigator.clipboard.writeText('教工号\t天数\r\n20160095\t45\r\n"两\n行"\t1.5\r\n'))
    await click(1, 1)
    await key('Control+v')
    await opened.page.waitForFunction(() => window.workbench?.read('C4')[0]?.[0] === 1.5)
    expect(await read('B2:C4')).toEqual([['教工号', '天数'], [20160095, 45], ['两\n行', 1.5]])
    expect(await hook(opened.page, 'selection')).toBe('Sheet1!B2:C4')
  })
  it('copies what is shown as text for other programs', async () => {
    await hook(opened.page, 'paste', 'B2', 'a\t1\nb\t50%')
    await hook(opened.page, 'select', 'B2:C3')
    await key('Control+c')
    await opened.page.waitForFunction(async () => (await navigator.clipboard.readText()).replaceAll('\r\n', '\n') === 'a\t1\nb\t50%')
  })
  it('cuts: the cells move, and can be brought back', async () => {
    await hook(opened.page, 'paste', 'B2', 'a\t1')
    await hook(opened.page, 'select', 'B2:C2')
    await key('Control+x')
    await opened.page.waitForFunction(async () => (await navigator.clipboard.readText()) === 'a\t1')
    await hook(opened.page, 'select', 'B6')
    await key('Control+v')
    await opened.page.waitForFunction(() => window.workbench?.read('C6')[0]?.[0] === 1)
    expect([await read('B2:C2'), await read('B6:C6')]).toEqual([[['', '']], [['a', 1]]])
    await key('Control+z')
    expect([await read('B2:C2'), await read('B6:C6')]).toEqual([[['a', 1]], [['', '']]])
  })
})

/** A list of 是 and 否 in B2:B20, refusing all else. */
async function validate(): Promise<void> {
  await opened.page.evaluate(() => {
    const { workbench } = window
    if (!workbench) return
    const { model } = workbench
    const show = { show: true, title: '双师', message: '填是或否。' }
    model.run(() => model.activeSheet.patch({
      validations: [{ id: 'v', ranges: [{ row: 1, column: 1, rows: 19, columns: 1 }], ignoreBlanks: true, rule: { kind: 'list', source: '是,否', inCellDropDown: true }, prompt: show, alert: { ...show, style: 'Stop' } }],
    }))
  })
}

describe('validation', () => {
  it('refuses what is not allowed with its message and keeps the old value', async () => {
    await validate()
    await hook(opened.page, 'typeCell', 'B2', '是')
    await click(1, 1)
    await typed('也许')
    await key('Enter')
    expect(await opened.page.locator('dialog.message p').innerText()).toBe('填是或否。')
    await opened.page.getByRole('button', { name: '取消' }).click()
    expect(await read('B2')).toEqual([['是']])
  })
  it('shows its input message at the cell', async () => {
    await validate()
    await click(1, 2)
    await opened.page.waitForSelector('.balloon')
    expect(await opened.page.locator('.balloon').innerText()).toContain('填是或否。')
  })
  it('offers its list by Alt+Down and by the arrow', async () => {
    await validate()
    await click(1, 3)
    await opened.page.waitForSelector('.drop-arrow')
    await key('Alt+ArrowDown')
    await key('ArrowDown')
    await key('Enter')
    expect(await read('B4')).toEqual([['否']])
    await opened.page.waitForSelector('.drop-arrow')
    const arrow = await opened.page.locator('.drop-arrow').boundingBox()
    await opened.page.mouse.click((arrow?.x ?? 0) + 8, (arrow?.y ?? 0) + 8)
    await opened.page.locator('.drop-list li', { hasText: '是' }).click()
    expect(await read('B4')).toEqual([['是']])
  })
})

describe('a protected sheet', () => {
  it('refuses typing, pasting and deleting with Excel’s sentence', async () => {
    await hook(opened.page, 'typeCell', 'B2', '7')
    await opened.page.evaluate(() => window.workbench?.model.user.protect(window.workbench.model.activeSheet.id))
    for (const act of [() => typed('8'), () => key('Delete')]) {
      await click(1, 1)
      await act()
      await opened.page.waitForSelector('dialog.message')
      expect(await opened.page.locator('dialog.message p').innerText()).toContain('受保护的工作表')
      await opened.page.getByRole('button', { name: '知道了' }).click()
    }
    expect(await read('B2')).toEqual([[7]])
  })
})

describe('rows, sorting, filters, sheets', () => {
  it('inserts and deletes rows by the menu of the right mouse button', async () => {
    await hook(opened.page, 'paste', 'B2', 'a\nb\nc')
    await click(1, 2)
    await click(1, 2, 'right')
    await opened.page.getByRole('menuitem', { name: '在上方插入行' }).click()
    expect(await read('B2:B5')).toEqual([['a'], [''], ['b'], ['c']])
    await click(1, 2, 'right')
    await opened.page.getByRole('menuitem', { name: '删除行' }).click()
    expect(await read('B2:B4')).toEqual([['a'], ['b'], ['c']])
  })
  it('sorts by the active column from the ribbon', async () => {
    await hook(opened.page, 'paste', 'B2', '3\tx\n1\ty\n2\tz')
    await click(1, 1)
    await opened.page.locator('[data-command=sortDescending]').click()
    expect(await read('B2:C4')).toEqual([[3, 'x'], [2, 'z'], [1, 'y']])
  })
  it('filters a table by its arrow and shows everything again', async () => {
    await hook(opened.page, 'paste', 'B2', '民族\n汉族\n回族\n汉族')
    await opened.page.evaluate(() => {
      const { workbench } = window
      workbench?.model.run(() => workbench.model.activeSheet.patch({
        tables: [{ id: '{t}', name: '表1', range: { row: 1, column: 1, rows: 4, columns: 1 }, showHeaders: true, showTotals: false, style: '', bandedRows: true, bandedColumns: false, filterButton: true, highlightFirstColumn: false, highlightLastColumn: false, columnIds: [1], filters: {} }],
      }))
    })
    await click(1, 1)
    await key('Alt+ArrowDown')
    await opened.page.locator('.filter-menu label', { hasText: '汉族' }).click()
    await opened.page.locator('.filter-menu .primary').click()
    const hidden = (): Promise<boolean[]> => opened.page.evaluate(() => [2, 3, 4].map((row) => window.workbench?.model.activeSheet.isRowHidden(row) ?? false))
    expect(await hidden()).toEqual([true, false, true])
    await opened.page.locator('[data-command=clearFilter]').click()
    expect(await hidden()).toEqual([false, false, false])
  })
  it('adds, renames and switches sheets by their tabs', async () => {
    await opened.page.locator('.tabs .add').click()
    await opened.page.getByRole('tab', { name: 'Sheet2' }).dblclick()
    await opened.page.locator('.tabs input').fill('6.1.1')
    await key('Enter')
    expect(await hook(opened.page, 'selection')).toBe('6.1.1!A1')
    // The grid library needs a moment after a sheet was switched, shorter than a hand from the tabs to the keys.
    await opened.page.waitForFunction(() => document.activeElement?.id.startsWith('__editor_'))
    await opened.page.waitForTimeout(1000)
    await typed('甲')
    await key('Enter')
    expect(await read('A1')).toEqual([['甲']])
    await opened.page.getByRole('tab', { name: 'Sheet1' }).click()
    expect(await hook(opened.page, 'selection')).toMatch(/^Sheet1!/)
    expect(await read('A1')).toEqual([['']])
  })
  it('ends typing when a tab is pressed, in the sheet it was begun in', async () => {
    await opened.page.locator('.tabs .add').click()
    await opened.page.getByRole('tab', { name: 'Sheet1' }).click()
    await click(3, 3)
    await typed('33')
    await opened.page.getByRole('tab').nth(1).click()
    expect([await read('Sheet1!D4'), await read('D4')]).toEqual([[[33]], [['']]])
  })
  it('goes to an address typed into the name box', async () => {
    await opened.page.getByLabel('名称框').fill('D150')
    await key('Enter')
    expect(await hook(opened.page, 'selection')).toBe('Sheet1!D150')
  })
})

describe('the page', () => {
  it('fires the add-in’s ribbon commands', async () => {
    const pane = await connectedPane(opened.page)
    for (const name of ['checkTable', 'nextFinding', 'openSubmit']) await opened.page.locator(`[data-command=${name}]`).click()
    await pane.waitForFunction(() => ['checkTable', 'nextFinding', 'openSubmit'].every((name) => (window as unknown as { heard: string[] }).heard.includes(name)))
  })
  it('refuses the add-in while a cell is edited, as Excel does, and answers it afterwards', async () => {
    const pane = await connectedPane(opened.page)
    const ask = (): Promise<string> => pane.evaluate(() => Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('B2').load('values')
      await context.sync()
      return String(range.values[0]?.[0])
    }).catch((error: unknown) => (error instanceof OfficeExtension.Error ? error.code : String(error))))
    await click(1, 1)
    await typed('12')
    expect(await ask()).toBe('InvalidOperationInCellEditMode')
    await key('Enter')
    await expect.poll(ask).toBe('12')
  })
  it('follows the selection of the add-in', async () => {
    const pane = await connectedPane(opened.page)
    await pane.evaluate(() => Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('F9:G10').select()
      await context.sync()
    }))
    expect(await hook(opened.page, 'selection')).toBe('Sheet1!F9:G10')
  })
  it('saves and opens again', async () => {
    await hook(opened.page, 'paste', 'B2', '甲\t1')
    const size = await opened.page.evaluate(async () => {
      const bytes = await window.workbench?.saveBytes()
      if (bytes) await window.workbench?.openBytes(bytes, '再开.xlsx')
      return bytes?.length ?? 0
    })
    expect(size).toBeGreaterThan(2000)
    expect(await read('B2:C2')).toEqual([['甲', 1]])
    expect(await opened.page.title()).toBe('再开.xlsx')
  })
  it('asks nothing of the world outside and breaks no rule of its content security policy', () => {
    expect(opened.outside).toEqual([])
    expect(opened.faults).toEqual([])
    expect(opened.served.missing).toEqual([])
  })
})
