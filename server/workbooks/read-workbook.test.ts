import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readInWorker } from './read-in-worker.ts'
import { readWorkbook, type SheetRow } from './read-workbook.ts'
import { workbookAround, zipOf } from './testing/zip-of.ts'

async function rowsOf(zip: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  await readWorkbook(zip, (row) => rows.push(row))
  return rows
}
const sheet = (body: string): string => `<worksheet><sheetData>${body}</sheetData></worksheet>`

describe('reading a workbook', () => {
  it('reads what another writer wrote: text, numbers, truth, blanks, dates as serial numbers', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '6.1.1', rows: [['教工号', '天数'], ['00123', 45], [' 有空格 ', null], ['行\n二', true], [null, new Date(Date.UTC(2025, 8, 1))]] }] })
    const rows = await rowsOf(Buffer.from(bytes))
    expect(rows.map((row) => row.cells)).toEqual([['教工号', '天数'], ['00123', 45], [' 有空格 '], ['行\n二', true], [null, 45901]])
  })
  it('takes inline text, escapes and cached results, and says where a formula stood', async () => {
    const rows = await rowsOf(await workbookAround(sheet('<row r="3"><c r="B3" t="inlineStr"><is><t>a&amp;b_x000D_</t><rPh><t>音</t></rPh></is></c><c r="D3"><f>1+1</f><v>2</v></c><c r="E3" t="e"><v>#N/A</v></c></row>')))
    expect(rows).toEqual([{ sheet: '表', row: 3, cells: [null, 'a&b\r', null, 2, '#N/A'], formulas: [3] }])
  })
  it('keeps 1904 dates right', async () => {
    const zip = await workbookAround(sheet('<row r="1"><c r="A1" s="1"><v>44439</v></c></row>'), {
      'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/styles.xml': '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    })
    expect((await rowsOf(zip))[0]?.cells).toEqual([45901])
  })
  it('finds the identity part', async () => {
    const zip = await workbookAround(sheet(''), { 'customXml/item1.xml': '<statbook xmlns="urn:statbook:workbook:1" college="jzu"/>' })
    expect((await readWorkbook(zip, () => undefined)).identity).toContain('college="jzu"')
  })
})

function* repeat(text: string, times: number): Generator<string> { for (let i = 0; i < times; i += 1) yield text }

describe('hostile and damaged workbooks get one clear line', () => {
  const cases: [string, () => Promise<Buffer> | Buffer, RegExp][] = [
    ['empty file', () => Buffer.alloc(0), /空的/],
    ['text saved as .xlsx', () => Buffer.from('教工号,姓名\n1,2\n'.repeat(20)), /不是 \.xlsx/],
    ['.xls renamed, or encrypted', () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(200, '0'), 'hex'), /\.xls/],
    ['truncated', async () => (await workbookAround(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))).subarray(0, 500), /不完整|损坏/],
    ['no workbook part', () => zipOf({ 'a.txt': 'x'.repeat(50) }), /缺少内容/],
    ['entity bomb', () => workbookAround('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>'), /不是表格/],
    ['unknown entity', () => workbookAround(sheet('<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>')), /不是表格/],
    ['rows out of order', () => workbookAround(sheet('<row r="2"/><row r="1"/>')), /标号不对/],
    ['a cell that says it is elsewhere', () => workbookAround(sheet('<row r="1"><c r="B7"><v>1</v></c></row>')), /标号不对/],
    ['a far cell', () => workbookAround(sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')), /太大/],
    ['a million empty rows', () => workbookAround(repeat('<row/>'.repeat(1000), 1000)), /太大|标号/],
    ['a bomb of white space', () => workbookAround(repeat(' '.repeat(2 ** 20), 120)), /太大/],
    ['half a tag', () => workbookAround('<worksheet><sheetData><row r="1"><c r="A1"'), /断了|不完整/],
  ]
  for (const [name, make, text] of cases) {
    it(name, async () => { await expect(readWorkbook(await make(), () => undefined)).rejects.toThrow(text) })
  }
  it('ends a reading that takes too long and keeps the process', async () => {
    const zip = await workbookAround(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    await expect(readInWorker(zip, { deadlineMs: 0 })).rejects.toThrow(/太久/)
  })
  it('reads in a worker as in the process', async () => {
    const zip = await workbookAround(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    expect((await readInWorker(zip)).rows).toEqual([{ sheet: '表', row: 1, cells: [1], formulas: [] }])
    await expect(readInWorker(Buffer.from('x'.repeat(100)))).rejects.toThrow(/不是 \.xlsx/)
  })
})
