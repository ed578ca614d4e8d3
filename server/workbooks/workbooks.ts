/** What the server asks of the workbook writer: the merged workbook and the empty templates, both in the official layout. */
import { sheetLayout, sheetSubtitle, sheetTitle } from '../../rules/sheet-layout.ts'
import { listObjectName, sheetNameOf } from '../../rules/layout/names.ts'
import { periodText } from '../../rules/layout/period-text.ts'
import { sheetValue } from '../../rules/layout/sheet-cell.ts'
import type { Catalogue } from '../../rules/edition/catalogue.ts'
import type { Table } from '../../rules/table.ts'
import type { Cell } from '../../rules/value.ts'
import type { MergedTable, MergeOrder, Sink, TemplateOrder, Workbooks } from '../workbooks-port.ts'
import type { Book, PlainSheet, TableSheet } from './book.ts'
import { writeWorkbook } from './write-workbook.ts'

/** Origin columns beside each merged row: unit, filler, submission, approvals. */
const originHeaders = ['来源部门', '填报人', '提交编号', '审核', '状态'] as const

export const workbooks: Workbooks = {
  merged: async (order, sink) => { await writeWorkbook(sink, mergedBook(order)) },
  template: async (order, sink) => { await writeWorkbook(sink, templateBook(order)) },
}

/** Allowed values by field id, for drop-downs. */
export function choicesOf(catalogue: Catalogue, table: Table): Record<string, readonly string[]> {
  return Object.fromEntries(table.fields.flatMap((field) => {
    const names = field.codelist === undefined ? undefined : catalogue.codelists.get(field.codelist)?.names
    return names === undefined || names.length === 0 ? [] : [[field.id, names]]
  }))
}

function mergedBook(order: MergeOrder): Book {
  const names: string[] = []
  const notes = notesSheet(order)
  names.push(notes.name)
  const sheets = order.tables.map((merged): TableSheet => {
    const { table } = merged
    const name = sheetNameOf(sheetTitle(table), names)
    names.push(name)
    return {
      kind: 'table', name, listObject: mergedListObject(table),
      layout: sheetLayout({ table, title: sheetTitle(table), subtitle: mergedSubtitle(order, table), readOnly: true, choices: {}, extraHeaders: originHeaders, showCheck: false }),
      rows: mergedRows(merged), spareRows: 0, capacity: merged.rows.length, marks: false,
    }
  })
  return {
    title: `${order.college.name} ${order.cycle.name} 学年 状态数据`, creator: order.college.name, at: order.asOf, sheets: [notes, ...sheets], pane: null,
    identity: { college: order.college.id, cycle: order.cycle.id, editionHash: order.editionHash, sheets: order.tables.map(({ table }) => ({ listObject: mergedListObject(table), table: table.id, unit: '', purpose: 'merge' as const })) },
  }
}

const mergedListObject = (table: Table): string => listObjectName({ purpose: 'merge', number: table.number, unit: '' })

/** The second line carries the watermark: who took the workbook out, and for what. */
function mergedSubtitle(order: MergeOrder, table: Table): string {
  return `${sheetSubtitle({ period: periodText(table.statTime, order.cycle.period), unit: '全校合并', college: order.college.name })}　导出：${order.person}，用途：${order.purpose}`
}

function* mergedRows(merged: MergedTable): Generator<readonly Cell[]> {
  const { fields } = merged.table
  for (const { cells, origin } of merged.rows) {
    const row: Cell[] = [origin.rowId, null]
    for (const [index, field] of fields.entries()) row.push(sheetValue(field, cells[index] ?? null))
    row.push(origin.unit, origin.filler, origin.submission, origin.approvals, origin.state)
    yield row
  }
}

function notesSheet(order: MergeOrder): PlainSheet {
  const facts: readonly (readonly [string, string])[] = [
    ['学校', order.college.name], ['学年', order.cycle.name], ['内容截至', beijingTime(order.asOf)], ['范围', order.drafts ? '含未通过的行，状态列注明' : '只含学校通过的行'],
    ['个人信息', order.masked ? '已遮盖' : '未遮盖'], ['用途', order.purpose], ['导出人', order.person], ['规则指纹', order.editionHash], ['内容指纹', order.hash],
  ]
  return {
    kind: 'plain', name: '合并说明', title: `${order.college.name} ${order.cycle.name} 学年状态数据合并说明`,
    columns: [{ header: '项目', width: 26 }, { header: '内容', width: 70, wrap: true }, { header: '行数', width: 10, numberFormat: '0' }, { header: '来源部门', width: 60, wrap: true }],
    rows: [
      ...facts.map(([name, value]): Cell[] => [name, value, null, null]),
      ...order.tables.map(({ table, rows }): Cell[] => [table.number, table.name, rows.length, [...new Set(rows.map((row) => row.origin.unit))].join('、')]),
    ],
  }
}

/** `2026-11-18T23:26:57.962Z` → `2026年11月19日 07:26`, the time of the colleges. */
function beijingTime(iso: string): string {
  const local = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString()
  return `${Number(local.slice(0, 4))}年${Number(local.slice(5, 7))}月${Number(local.slice(8, 10))}日 ${local.slice(11, 16)}`
}

function templateBook(order: TemplateOrder): Book {
  const names: string[] = []
  const unit = order.unit ?? { id: '', name: '' }
  const sheets = order.tables.map((table): TableSheet => {
    const name = sheetNameOf(sheetTitle(table), names)
    names.push(name)
    const layout = sheetLayout({
      table, title: sheetTitle(table), readOnly: false, choices: choicesOf(order.catalogue, table),
      subtitle: sheetSubtitle({ period: periodText(table.statTime, order.cycle.period), unit: unit.name, college: order.college.name }),
    })
    return { kind: 'table', name, listObject: templateListObject(table, unit.id), layout, rows: [], spareRows: Math.max(1, layout.spareRows), capacity: table.kind === 'single' ? 1 : table.maxRows, marks: true }
  })
  return {
    title: `${order.college.name} ${order.cycle.name} 学年 状态数据填报表`, creator: order.college.name, at: `${order.cycle.opensAt.slice(0, 10)}T00:00:00.000Z`, sheets, pane: null,
    identity: { college: order.college.id, cycle: order.cycle.id, editionHash: order.editionHash, sheets: order.tables.map((table) => ({ listObject: templateListObject(table, unit.id), table: table.id, unit: unit.id, purpose: 'fill' as const })) },
  }
}

const templateListObject = (table: Table, unit: string): string => listObjectName({ purpose: 'fill', number: table.number, unit })
