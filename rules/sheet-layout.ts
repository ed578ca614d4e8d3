/**
 * How an official table looks as a sheet, as plain data: the add-in lays it out through Excel, the workbook writer into a file.
 * Column A is hidden (row id and marks), column B is 检查, then one column a field in official order, then any extra columns.
 */
import { groupCells, groupDepth } from './layout/head.ts'
import { columnLetters } from './layout/names.ts'
import { markConditions, type MarkCondition } from './layout/marks-text.ts'
import { numberFormatOf } from './layout/sheet-cell.ts'
import { validationOf, type Validation } from './layout/validation.ts'
import { columnWidth, displayWidth } from './layout/width.ts'
import type { Field, Table } from './table.ts'

/** `readonly` = prefilled from a source table or a read-only sheet; `computed` = a formula fills it. */
export type Shade = 'none' | 'readonly' | 'computed'

export interface LayoutColumn {
  readonly kind: 'id' | 'check' | 'field' | 'extra'
  /** text of the header cell; unique in the table regardless of case */
  readonly header: string
  /** position in `table.fields`, null for other columns */
  readonly field: number | null
  /** width in characters of the default font */
  readonly width: number
  readonly hidden: boolean
  readonly numberFormat: string
  readonly align: 'left' | 'center' | 'right'
  readonly wrap: boolean
  readonly shade: Shade
  readonly required: boolean
  readonly validation: Validation | null
}

/** Rectangles count rows and columns from 0, from the sheet's A1. */
export interface HeadCell { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number; readonly text: string; readonly role: 'title' | 'subtitle' | 'group' }

export interface SheetLayout {
  readonly columns: readonly LayoutColumn[]
  /** title, subtitle and group cells; those larger than one cell are merged */
  readonly head: readonly HeadCell[]
  /** 0-based row of the Excel table's header */
  readonly headerRow: number
  /** 0-based first data row */
  readonly firstRow: number
  /** 0-based column of the first field */
  readonly firstField: number
  /** rows and columns that stay in place when scrolling (the hidden column counts) */
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** 0-based rows repeated on each printed page, first and last */
  readonly printTitles: readonly [number, number]
  /** columns printed, as `C:AZ`: the id and 检查 columns stay out */
  readonly printColumns: string
  /** formulas are written for the first data cell (`firstRow`, `firstField`) and hold for the range of all fields */
  readonly conditions: readonly MarkCondition[]
  /** long code lists that a validation names, kept on the veryHidden sheet 代码 */
  readonly lists: readonly { readonly name: string; readonly items: readonly string[] }[]
  /** blank rows kept below the data so that there is somewhere to type */
  readonly spareRows: number
}

export interface LayoutOrder {
  readonly table: Table
  readonly title: string
  readonly subtitle: string
  readonly readOnly: boolean
  /** allowed values by field id: code lists, and the keys of source tables */
  readonly choices: Readonly<Record<string, readonly string[]>>
  readonly extraHeaders?: readonly string[]
  /** false hides the 检查 column too: merged sheets have nothing to say there */
  readonly showCheck?: boolean
}

/** Header of the hidden first column and of the 检查 column. */
export const idHeader = '行标识'
export const checkHeader = '检查'

const firstField = 2
const checkWidth = 6
/** Visible width that may stay frozen; more would leave no room on a small screen. */
const frozenWidth = 48

/** The sheet of a table. Pure: same order, same layout. */
export function sheetLayout(order: LayoutOrder): SheetLayout {
  const { table } = order
  const fields = table.fields.map((field, index) => fieldColumn(field, index, order))
  const extras = (order.extraHeaders ?? []).map((header): LayoutColumn => plainColumn('extra', header, extraWidth(header)))
  const columns = uniqueHeaders([{ ...plainColumn('id', idHeader, 10), hidden: true }, { ...plainColumn('check', checkHeader, checkWidth), align: 'center', hidden: order.showCheck === false }, ...fields, ...extras])
  const groups = groupDepth(table.fields)
  const headerRow = 2 + groups
  const lists = new Map<string, readonly string[]>()
  for (const { validation } of columns) if (validation?.rule?.kind === 'named-list') lists.set(validation.rule.name, validation.rule.items)
  return {
    columns,
    head: headCells(order, columns.length),
    headerRow,
    firstRow: headerRow + 1,
    firstField,
    frozen: { rows: headerRow + 1, columns: frozenColumns(table, columns) },
    printTitles: [0, headerRow],
    printColumns: `${columnLetters(firstField)}:${columnLetters(columns.length - 1)}`,
    conditions: markConditions(columnLetters(firstField), headerRow + 1, headerRow + 2),
    lists: [...lists].map(([name, items]) => ({ name, items })),
    spareRows: order.readOnly || table.kind === 'single' ? 0 : 10,
  }
}

function fieldColumn(field: Field, index: number, order: LayoutOrder): LayoutColumn {
  const choices = order.choices[field.id] ?? []
  const computed = field.computed !== undefined
  const shade = computed ? 'computed' : order.readOnly || field.prefill !== undefined ? 'readonly' : 'none'
  const width = columnWidth(field, choices)
  return {
    kind: 'field', header: field.header, field: index, width, hidden: false, numberFormat: numberFormatOf(field),
    align: field.type === 'number' ? 'right' : field.type === 'bool' ? 'center' : 'left', wrap: field.type === 'text' && (field.maxLength ?? 0) > 40,
    shade, required: field.required === true, validation: order.readOnly ? null : validationOf(field, choices, order.table.id),
  }
}

/** Origin columns hold names and numbers of submissions; the approvals of all levels stand in one line. */
function extraWidth(header: string): number {
  return header === '审核' ? 60 : Math.max(18, displayWidth(header) + 2)
}

function plainColumn(kind: 'id' | 'check' | 'extra', header: string, width: number): LayoutColumn {
  return { kind, header, field: null, width, hidden: false, numberFormat: '@', align: 'left', wrap: false, shade: kind === 'extra' ? 'readonly' : 'none', required: false, validation: null }
}

/** An Excel table wants its headers unique regardless of case and without line breaks; a field keeps its header, others give way. */
function uniqueHeaders(columns: readonly LayoutColumn[]): readonly LayoutColumn[] {
  const used = new Set(columns.filter(({ kind }) => kind === 'field').map(({ header }) => header.toLowerCase()))
  return columns.map((column) => {
    if (column.kind === 'field') return column
    let header = column.header
    for (let nth = 2; used.has(header.toLowerCase()); nth += 1) header = `${column.header}${nth}`
    used.add(header.toLowerCase())
    return { ...column, header }
  })
}

function headCells(order: LayoutOrder, columns: number): readonly HeadCell[] {
  const across = { column: firstField, rows: 1, columns: columns - firstField }
  return [
    { row: 0, ...across, text: order.title, role: 'title' },
    { row: 1, ...across, text: order.subtitle, role: 'subtitle' },
    ...groupCells(order.table.fields).map((cell): HeadCell => ({ ...cell, row: cell.row + 2, column: cell.column + firstField, role: 'group' })),
  ]
}

/** Frozen up to the last key column when that leaves room, else up to the last column that does. */
function frozenColumns(table: Table, columns: readonly LayoutColumn[]): number {
  const lastKey = Math.max(0, ...table.uniqueKey.map((id) => table.fields.findIndex((field) => field.id === id)))
  let width = checkWidth
  let frozen = firstField
  for (let index = firstField; index <= firstField + lastKey; index += 1) {
    width += columns[index]?.width ?? 0
    if (width > frozenWidth) break
    frozen = index + 1
  }
  return frozen
}

/** The first line of a sheet and the line below it, as on the official form. */
export function sheetTitle(table: Table): string {
  return `${table.number} ${table.name}`
}

/** @example sheetSubtitle({ period: '2025年9月1日至2026年8月31日', unit: '人事处', college: '焦作大学' }) */
export function sheetSubtitle(of: { readonly period: string; readonly unit: string; readonly college: string }): string {
  return `统计时段：${of.period}　填报单位：${of.unit}　学校：${of.college}`
}
