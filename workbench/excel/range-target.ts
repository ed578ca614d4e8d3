import { parseAddress, quoteSheetName, toA1 } from '../model/a1.ts'
import { findName, rangeOfName } from '../model/names.ts'
import { WHOLE_SHEET, isOnSheet, rect, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { hostObject, targetOf, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import type { ExcelContext } from './context.ts'
import { RANGE } from './range.ts'

/** What a Range object stands for. `rect` follows its cells when rows or columns are inserted or deleted. */
export interface RangeTarget {
  readonly context: ExcelContext
  readonly sheet: SheetModel
  rect: Rect
}

/** @throws RichError InvalidArgument when any part lies outside the sheet */
export function rangeObject(context: ExcelContext, sheet: SheetModel, range: Rect): HostObject {
  if (!isOnSheet(range)) throw invalidArgument()
  const target: RangeTarget = { context, sheet, rect: range }
  return hostObject(RANGE, target)
}

/** "Sheet1!A1:B2". */
export function fullAddress(sheet: SheetModel, range: Rect): string {
  return `${quoteSheetName(sheet.name)}!${toA1(range)}`
}

/**
 * The cells an address or a defined name stands for; the whole sheet for "".
 * @throws RichError InvalidArgument for another sheet's address or no address at all
 */
export function rangeOfText(sheet: SheetModel, text: string): Rect {
  if (text === '') return WHOLE_SHEET
  const address = parseAddress(text)
  if (address) {
    if (address.sheet !== null && address.sheet.toLowerCase() !== sheet.name.toLowerCase()) throw invalidArgument()
    return address.rect
  }
  const table = sheet.state.tables.find((t) => t.name.toLowerCase() === text.toLowerCase())
  if (table) return { ...table.range, row: table.range.row + 1, rows: Math.max(1, table.range.rows - 1) }
  const named = findName(sheet.book, text, sheet)
  const found = named ? rangeOfName(sheet.book, named) : null
  if (found?.sheet !== sheet) throw invalidArgument()
  return found.range
}

/** The cells an argument stands for: a Range proxy or an address; null when it is neither. */
export function rangeOfArgument(sheet: SheetModel, value: unknown): { sheet: SheetModel; rect: Rect } | null {
  const proxy = targetOf(RANGE, value)
  if (proxy) return { sheet: proxy.sheet, rect: proxy.rect }
  return typeof value === 'string' ? { sheet, rect: rangeOfText(sheet, value) } : null
}

/** As `rangeOfArgument`, but an address may name any sheet. @throws RichError InvalidArgument, ItemNotFound */
export function anyRange(context: ExcelContext, own: SheetModel, value: unknown): { sheet: SheetModel; rect: Rect } {
  const proxy = targetOf(RANGE, value)
  if (proxy) return { sheet: proxy.sheet, rect: proxy.rect }
  if (typeof value !== 'string') throw invalidArgument()
  const address = parseAddress(value.replace(/^=/, ''))
  if (!address) return { sheet: own, rect: rangeOfText(own, value) }
  const sheet = address.sheet === null ? own : context.book.sheetByName(address.sheet)
  if (!sheet) throw itemNotFound()
  return { sheet, rect: address.rect }
}

/** A copy of `of`, moved and resized. */
export function relative(of: Rect, rows: number, columns: number, height = of.rows, width = of.columns): Rect {
  return rect(of.row + rows, of.column + columns, height, width)
}
