import { describe, expect, it } from 'vitest'
import { cellError } from '../model/cell.ts'
import { DEFAULT_STYLE, styleWith } from '../model/cell-style.ts'
import { addConditionalFormat, setValidation } from '../model/rule-edits.ts'
import { addTable } from '../model/table-edits.ts'
import { rect } from '../model/rect.ts'
import { WorkbookModel } from '../model/workbook-model.ts'
import { buildModel } from './build-model.ts'
import { parseXlsx } from './parse.ts'
import { writeWorkbook } from './write-workbook.ts'

const IDENTITY = '<?xml version="1.0" encoding="UTF-8"?><book xmlns="urn:example:book" college="1"><table code="6.1.1"/></book>'

function sample(): WorkbookModel {
  const book = new WorkbookModel({ sheets: ['6.1.1', '代码'] })
  const [sheet, codes] = book.sheets
  if (!sheet || !codes) throw new Error('no sheets')
  book.run(() => {
    sheet.writeValues(rect(0, 0, 3, 4), [['教工号', '姓名', '日期', '天数'], ["'0012", '李敏', '2025-09-01', 3.5], ["'0013", '王 & <五>', '', true]])
    sheet.writeValues(rect(4, 0, 1, 2), [['=SUM(D2:D3)', '#N/A']])
    codes.writeValues(rect(0, 0, 2, 1), [['男'], ['女']])
    addTable(sheet, rect(0, 0, 3, 4), true, '教师')
    sheet.format(rect(1, 1, 2, 1), { fill: '#FDE7E9', bold: true, locked: false, borders: { top: { style: 'Dash', weight: 'Thin', color: '#C50F1F' } } })
    sheet.setColumnProps(0, 1, () => ({ size: 90, hidden: true, style: styleWith(DEFAULT_STYLE, { numberFormat: '@', locked: false }) }))
    sheet.setRowProps(0, 1, () => ({ size: 30 }))
    setValidation(sheet, rect(1, 1, 2, 1), { rule: { kind: 'list', source: "=代码!$A$1:$A$2", inCellDropDown: true }, prompt: { show: true, title: '性别', message: '请选择' } })
    setValidation(sheet, rect(1, 3, 2, 1), { rule: { kind: 'wholeNumber', operator: 'Between', formula1: 0, formula2: 366 } })
    addConditionalFormat(sheet, { type: 'Custom', ranges: [rect(1, 0, 2, 4)], formula: '=LEN($A2)=0', style: { fill: '#FFF1D6', fontColor: '#6F4400' }, stopIfTrue: true, other: {} })
    sheet.patch({ frozen: { rows: 1, columns: 2 }, merges: [rect(6, 0, 2, 3)], tabColor: '#107C41' })
    book.names = [{ name: '码_性别', scopeId: null, formula: '=代码!$A$1:$A$2', comment: '', visible: true }]
    book.xmlParts.set('{11111111-2222-3333-4444-555555555555}', IDENTITY)
    book.documentSettings.set('cycle', '"2025-2026"')
    codes.visibility = 'VeryHidden'
  })
  return book
}

async function reopened(book: WorkbookModel): Promise<WorkbookModel> {
  return buildModel(await parseXlsx(await writeWorkbook(book)), 'a.xlsx')
}

describe('saving and opening again', () => {
  it('keeps values and their types', async () => {
    const sheet = (await reopened(sample())).sheets[0]
    expect(sheet?.value(1, 0)).toBe('0012')
    expect(sheet?.value(1, 2)).toBe(45901)
    expect(sheet?.text(1, 2)).toBe(sample().sheets[0]?.text(1, 2))
    expect([sheet?.value(1, 3), sheet?.value(2, 3), sheet?.value(2, 1)]).toEqual([3.5, true, '王 & <五>'])
    expect([sheet?.formula(4, 0), sheet?.value(4, 0), sheet?.value(4, 1)]).toEqual(['=SUM(D2:D3)', 3.5, cellError('#N/A')])
  })
  it('keeps looks, sizes, hidden columns, frozen panes and merges', async () => {
    const [before, after] = [sample().sheets[0], (await reopened(sample())).sheets[0]]
    expect(after?.style(1, 1)).toMatchObject({ fill: '#FDE7E9', bold: true, locked: false, borders: before?.style(1, 1).borders })
    expect([after?.columnWidth(0), after?.isColumnHidden(0), after?.rowHeight(0)]).toEqual([90, true, 30])
    expect(after?.style(500, 0)).toMatchObject({ numberFormat: '@', locked: false })
    expect([after?.state.frozen, after?.state.merges, after?.state.tabColor]).toEqual([{ rows: 1, columns: 2 }, [rect(6, 0, 2, 3)], '#107C41'])
  })
  it('grows nothing by saving again and again', async () => {
    const once = await reopened(sample())
    expect((await reopened(once)).sheets.map((s) => s.usedRect())).toEqual(once.sheets.map((s) => s.usedRect()))
  })
  it('keeps tables, names, validations, marks and hidden sheets', async () => {
    const book = await reopened(sample())
    const state = book.sheets[0]?.state
    expect(state?.tables.map((t) => [t.name, t.range])).toEqual([['教师', rect(0, 0, 3, 4)]])
    expect(book.names).toMatchObject([{ name: '码_性别', formula: '=代码!$A$1:$A$2' }])
    expect(state?.validations).toMatchObject([
      { rule: { kind: 'list', source: '=代码!$A$1:$A$2' }, prompt: { title: '性别', message: '请选择' } },
      { rule: { kind: 'wholeNumber', operator: 'Between', formula1: 0, formula2: 366 } },
    ])
    expect(state?.conditionalFormats).toMatchObject([{ type: 'Custom', formula: '=LEN($A2)=0', stopIfTrue: true, style: { fill: '#FFF1D6', fontColor: '#6F4400' } }])
    expect(book.sheets.map((s) => s.visibility)).toEqual(['Visible', 'VeryHidden'])
  })
  it('keeps the custom XML part with its namespace, and document settings', async () => {
    const book = await reopened(sample())
    expect([...book.xmlParts]).toEqual([['{11111111-2222-3333-4444-555555555555}', IDENTITY]])
    expect([...book.documentSettings]).toEqual([['cycle', '"2025-2026"']])
  })
  it('keeps protection and what it allows', async () => {
    const book = sample()
    book.sheets[0]?.patch({ protection: { password: null, options: { ...PROTECTED } } })
    const protection = (await reopened(book)).sheets[0]?.state.protection
    expect(protection?.options).toMatchObject({ allowSort: true, allowAutoFilter: true, allowDeleteRows: false, allowEditObjects: false, selectionMode: 'Normal' })
  })
})

const PROTECTED = {
  allowAutoFilter: true, allowDeleteColumns: false, allowDeleteRows: false, allowEditObjects: false, allowEditScenarios: false, allowFormatCells: false,
  allowFormatColumns: false, allowFormatRows: false, allowInsertColumns: false, allowInsertHyperlinks: false, allowInsertRows: false, allowPivotTables: false,
  allowSort: true, selectionMode: 'Normal',
} as const

describe('files that are no workbooks', () => {
  const text = (words: string): Uint8Array => new TextEncoder().encode(words)
  it('says so of anything that is not a zip', async () => {
    await expect(parseXlsx(text('<html>not a workbook at all, only a page</html>'))).rejects.toThrow('不是 .xlsx 工作簿')
  })
  it('tells of the old format', async () => {
    await expect(parseXlsx(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]))).rejects.toThrow('旧格式')
  })
  it('refuses one cut off in the middle', async () => {
    const whole = await writeWorkbook(sample())
    await expect(parseXlsx(whole.slice(0, whole.length / 2))).rejects.toThrow('文件已损坏')
  })
  it('refuses what would unpack to far more than it is', async () => {
    const bytes = (await writeWorkbook(sample())).slice()
    const view = new DataView(bytes.buffer)
    const directory = view.getUint32(bytes.length - 6, true)
    view.setUint32(directory + 24, 0x30000000, true)
    await expect(parseXlsx(bytes)).rejects.toThrow('展开后大得不正常')
  })
  it('refuses more than 60 MB without looking into it', async () => {
    await expect(parseXlsx(new Uint8Array(60 * 1024 * 1024 + 1))).rejects.toThrow('超过 60 MB')
  })
})
