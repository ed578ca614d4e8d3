import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { sheetLayout } from '../../rules/sheet-layout.ts'
import type { Field, Table } from '../../rules/table.ts'
import type { Cell } from '../../rules/value.ts'
import type { Book, TableSheet } from '../../server/workbooks/book.ts'
import { readWorkbook, type SheetRow } from '../../server/workbooks/read-workbook.ts'
import { workbookBytes } from '../../server/workbooks/write-workbook.ts'
import { faultsOf } from './validate.ts'

const field = (id: string, header: string, more: Partial<Field>): Field => ({ id, name: header, header, groups: [], type: 'text', required: true, source: [], ...more })
const table: Table = {
  id: 'demo', number: '6.1.1', name: '示例<表>', chapter: '6', kind: 'list', isSource: false, statTime: 'academic_year', filledBy: 'x', owner: '人事处',
  uniqueKey: ['no'], maxRows: 20000, orderConfidence: 'guess', source: [],
  fields: [
    field('no', '教工号', { maxLength: 30, prefill: { table: 'a', key: 'no', field: 'no' } }), field('people', '民族', { type: 'code', codelist: 'ethnicity', groups: ['基本情况'] }),
    field('born', '出生日期', { type: 'date', groups: ['基本情况'] }), field('got', '获取日期', { type: 'yearmonth', groups: ['证书'] }),
    field('days', '天数', { type: 'number', integer: true, range: [0, 366], unit: '天', meaning: '本学年在企业的天数', example: '45' }), field('money', '金额', { type: 'number', decimals: 2 }),
    field('dual', '是否双师', { type: 'bool' }), field('sum', '合计', { type: 'number', computed: '=[天数]' }),
  ],
}
const peoples = Array.from({ length: 56 }, (_, i) => `民族名称${i}`)

function tableSheet(rows: readonly (readonly Cell[])[], more: Partial<TableSheet> = {}): TableSheet {
  const layout = sheetLayout({ table, title: '6.1.1 示例', subtitle: '统计时段：…', readOnly: false, choices: { people: peoples }, extraHeaders: ['来源部门'] })
  return { kind: 'table', name: "6.1.1 示例'表", listObject: 'T_6_1_1_rsc', layout, rows, spareRows: 0, capacity: 200, marks: true, ...more }
}
const odd: readonly Cell[] = ['r1', '✕ 1', '=cmd|\'/c calc\'!A1', ' 前后空格 ', 33000, 45000, 12, 3.25, '是', 7, 'a\nb\t\u0007_x000D_<&>\ud83d\ude00']
const book = (sheets: Book['sheets']): Book => ({
  title: '状态数据', creator: '质量发展处', at: '2026-09-22T06:40:00.000Z', sheets,
  identity: { college: 'jzu', cycle: '2025-2026', editionHash: 'a'.repeat(64), sheets: [{ listObject: 'T_6_1_1_rsc', table: 'demo', unit: 'rsc', purpose: 'fill' }] },
  pane: { addin: '11111111-2222-4333-8444-555555555555', version: '1.0.0.0', store: 'EXCatalog', storeType: 'EXCatalog' },
})
async function cellsOf(bytes: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  await readWorkbook(bytes, (row) => rows.push(row))
  return rows
}

describe('a written workbook', () => {
  for (const [name, rows, spare] of [['one odd row', [odd], 0], ['no rows', [], 0], ['rows and room below', Array.from({ length: 1200 }, (_, i) => [`r${i}`, null, `教工${i}`, '汉族', 33000, 45000, i, 0.5]), 10]] as const) {
    it(`would be accepted by Excel: ${name}`, async () => {
      const bytes = await workbookBytes(book([tableSheet(rows, { spareRows: spare }), { kind: 'plain', name: '合并说明', title: '合并说明', columns: [{ header: '表', width: 20 }, { header: '行数', width: 8, numberFormat: '0' }], rows: [['6.1.1', 1]] }]))
      expect(await faultsOf(bytes)).toBe('')
    })
  }
  it('gives every cell back, a formula typed as text as text', async () => {
    const bytes = await workbookBytes(book([tableSheet([odd])]))
    const mine = (await cellsOf(bytes)).filter((row) => row.cells[0] === 'r1')
    expect(mine[0]?.cells).toEqual(odd)
    expect(mine[0]?.formulas).toEqual([])
    const other = await readXlsx(bytes)
    expect(other.sheets[0]?.rows.at(-1)?.[2]).toBe(odd[2])
  })
  it('has the same bytes for the same rows', async () => {
    const once = await workbookBytes(book([tableSheet([odd, odd])]))
    expect(once.equals(await workbookBytes(book([tableSheet([odd, odd])])))).toBe(true)
    expect(once.equals(await workbookBytes(book([tableSheet([odd])])))).toBe(false)
  })
  it('carries identity, drop-downs through the hidden list, marks, frozen head and the pane', async () => {
    const bytes = await workbookBytes(book([tableSheet([odd])]))
    const read = await readWorkbook(bytes, () => undefined)
    expect(read.identity).toContain('jzu')
    const parsed = await readXlsx(bytes)
    const sheet = parsed.sheets[0]
    expect(sheet?.tables?.[0]?.name).toBe('T_6_1_1_rsc')
    expect(sheet?.dataValidations?.some((rule) => rule.formula1 === '码_ethnicity')).toBe(true)
    expect(sheet?.conditionalRules?.length).toBe(6)
    expect(sheet?.freezePane).toMatchObject({ rows: 4 })
    expect(parsed.sheets.at(-1)?.name).toBe('代码')
  })
})
