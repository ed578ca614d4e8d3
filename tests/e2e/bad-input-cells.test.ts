/** What gets typed and pasted into cells: formulas, numbers as text, full-width digits, dates as people write them, Excel's errors. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from 'playwright-core'
import { partText, readDirectory } from '../../server/workbooks/unzip.ts'
import { allSent, arrive, cellOf, heldBy, openTeachers, pasteAt, tokenAt, typeAt, until, valueAt } from './at-desk.ts'
import { openStage, type Desk, type Stage } from './stage.ts'
import { firstPasteColumn, sheetColumn, teacherTsv } from './teacher-rows.ts'

let stage: Stage
let desk: Desk
let pane: Frame
let token: string
beforeAll(async () => {
  stage = await openStage()
  desk = await stage.desk()
  pane = await openTeachers(desk, 'jzu', '11401')
  token = await tokenAt(stage, 'jzu', '11401')
  await pasteAt(desk, `${firstPasteColumn}5`, teacherTsv('jzu', 'ysx').tsv)
  await errors(0)
})
afterAll(async () => { await stage?.close() })

const errors = (n: number): Promise<void> => pane.getByText(`${n} 处错误`, { exact: false }).first().waitFor()
const at = (field: string, row: number): string => `${sheetColumn(field)}${row}`
const formulaAt = (address: string): Promise<unknown> => desk.page.evaluate((where) => {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(where) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return window.workbench?.model.activeSheet.cell(Number(row) - 1, column).formula
}, address)
/** What the server holds of the row in this line of the sheet. */
async function held(field: string, row: number): Promise<unknown> {
  const staffNo = await valueAt(desk, `D${row}`)
  const index = sheetColumn(field).length === 1 ? sheetColumn(field).charCodeAt(0) - 67 : sheetColumn(field).charCodeAt(1) - 65 + 24
  return cellOf(await heldBy(stage, token, 'ysx'), staffNo, index)
}
const dangerous = "=cmd|'/c calc'!A1"

describe('a formula', () => {
  it('in a number column: its result is taken, the formula stays in the sheet, and both are said', async () => {
    await typeAt(desk, at('industry_days', 5), '=1+1')
    await pane.getByText('已取公式的结果提交，公式留在你的表里。').waitFor()
    await until(() => held('industry_days', 5), (value) => value === 2)
    expect(await formulaAt(at('industry_days', 5))).toBe('=1+1')
    await errors(0)
  })

  it('as text is flagged as looking like one and stays text in the sheet and on the server', async () => {
    await typeAt(desk, at('specialty', 6), dangerous)
    await pasteAt(desk, at('specialty', 7), "@SUM(1+9)*cmd|'/c calc'!A0")
    await pane.getByRole('button', { name: '不填公式样的文字' }).click()
    await pane.getByText('像是公式，会按文字提交。核对是不是要填的内容。').first().waitFor()
    expect([await valueAt(desk, at('specialty', 6)), await formulaAt(at('specialty', 6))]).toEqual([dangerous, null])
    await until(() => held('specialty', 6), (value) => value === dangerous)
    await desk.panePicture('bad-input-formula')
  })

  it('is text in the workbook somebody saves', async () => {
    const bytes = Buffer.from(await desk.page.evaluate(async () => [...(await window.workbench?.saveBytes() ?? [])]))
    const xml = partsOf(bytes)
    expect(xml).toContain('cmd|')
    expect([...xml.matchAll(/<f[^>]*>([^<]*)<\/f>/g)].map((match) => match[1]).filter((formula) => formula?.includes('cmd'))).toEqual([])
  })

  it('is text in the merged workbook and in the sheets laid out from it', async () => {
    const quality = await tokenAt(stage, 'jzu', '10201')
    const answer = await desk.context.request.get(`${stage.url}/api/merge/workbook?drafts=yes&mask=no&purpose=${encodeURIComponent('核对草稿')}`, { headers: { authorization: `Bearer ${quality}` } })
    expect(answer.status()).toBe(200)
    const xml = partsOf(await answer.body())
    expect(xml).toContain('cmd|')
    expect([...xml.matchAll(/<f[^>]*>[^<]*<\/f>/g)]).toEqual([])
    const other = await stage.desk()
    await openTeachers(other, 'jzu', '11401')
    const cell = await other.page.evaluate((where) => window.workbench?.model.activeSheet.cell(5, where), sheetColumn('specialty').charCodeAt(0) - 65)
    expect(cell).toMatchObject({ value: dangerous, formula: null })
    await other.close()
    await typeAt(desk, at('specialty', 6), '课程教学与研究')
    await typeAt(desk, at('specialty', 7), '课程教学与研究')
  })
})

describe('values in the wrong form', () => {
  it('numbers as text and full-width digits are named and put right by one click', async () => {
    await typeAt(desk, at('industry_days', 8), "'45")
    await typeAt(desk, at('industry_days', 9), '４６')
    await typeAt(desk, at('specialty', 9), '机械制造２０２５')
    await errors(2)
    await pane.getByText('1 处警告').waitFor()
    await pane.getByRole('button', { name: '数字格填数字' }).waitFor()
    await pane.getByText('“45” → 45').waitFor()
    await pane.getByRole('button', { name: '没有多余空格' }).click()
    await pane.getByText('“机械制造２０２５”有全角字符，应为“机械制造2025”。').waitFor()
    expect(await valueAt(desk, at('industry_days', 9))).toBe('４６')
    for (const n of [2, 1]) {
      await pane.getByRole('button', { name: `修正 ${n}`, exact: true }).first().click()
      await pane.getByRole('button', { name: `修正 ${n} 格` }).click()
    }
    await errors(0)
    await pane.getByText('0 处警告').waitFor()
    expect([await valueAt(desk, at('industry_days', 8)), await valueAt(desk, at('industry_days', 9)), await valueAt(desk, at('specialty', 9))]).toEqual([45, 46, '机械制造2025'])
  })

  it('year-months in every form clerks type are understood or named', async () => {
    const forms = ['2025.9.1', '2025年9月', '45901', '2025.9', '20250901', '２０２５．９', '2025/9', '2025-09-01']
    await pasteAt(desk, at('title_ym', 5), forms.join('\n'))
    await pane.getByRole('button', { name: '年月写成 2021-09' }).waitFor()
    await desk.panePicture('bad-input-dates')
    const fix = pane.getByRole('button', { name: /^修正 \d$/ }).first()
    const n = /\d/.exec(await fix.innerText())?.[0] ?? ''
    await fix.click()
    await pane.getByRole('button', { name: `修正 ${n} 格` }).click()
    await errors(0)
    const kept = await until(() => Promise.all(forms.map((_, i) => held('title_ym', 5 + i))), (values) => values.every((value) => value === '2025-09'))
    expect(kept).toHaveLength(forms.length)
  })

  it('Excel\'s error values are to be replaced', async () => {
    await typeAt(desk, at('industry_days', 10), '#N/A')
    await typeAt(desk, at('industry_years', 10), '=1/0')
    await errors(2)
    await pane.getByRole('button', { name: '没有公式错误' }).waitFor()
    await pane.getByText('这一格是 #N/A，改成实际的值或清空。').first().waitFor()
    await pane.getByText('这一格是 #DIV/0!，改成实际的值或清空。').first().waitFor()
    expect(await pane.getByRole('button', { name: /^提交 30 行/ }).getAttribute('aria-disabled')).toBe('true')
    await typeAt(desk, at('industry_days', 10), '30')
    await typeAt(desk, at('industry_years', 10), '3')
    await errors(0)
  })

  it('leaves nothing behind: everything typed is on the server, nobody complained', async () => {
    await allSent(pane)
    expect(desk.complaints).toEqual([])
  })
})

/** All parts of a workbook as one text. */
function partsOf(bytes: Buffer): string {
  return [...readDirectory(bytes)].filter(([name]) => /sheet\d*\.xml$|sharedStrings\.xml$/.test(name)).map(([, entry]) => partText(entry)).join('\n')
}
