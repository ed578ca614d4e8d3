import { Refusal } from './access.ts'
import { CellError, isBlank, type Cell } from './cell.ts'
import { translateFormula } from './formula/move.ts'
import { overlaps, rect, type Rect } from './rect.ts'
import type { SheetModel } from './sheet-model.ts'
import { bodyRect } from './table.ts'

export interface SortKey {
  /** 0-based column inside the sorted range. */
  readonly column: number
  readonly ascending: boolean
}

const COLLATOR = new Intl.Collator('zh-CN', { sensitivity: 'accent' })

/**
 * Sorts the rows of `range`, cells with their formats and formulas. Numbers before text before logical values before errors,
 * blanks always last; texts in Chinese order (pinyin), as Excel in zh-CN. Equal rows keep their order; rows a filter hides keep their place.
 * @throws Refusal AccessDenied on a protected sheet with a locked cell in the range; MergedRange
 */
export function sortRange(sheet: SheetModel, range: Rect, keys: readonly SortKey[], hasHeaders = false): void {
  const body = hasHeaders ? rect(range.row + 1, range.column, range.rows - 1, range.columns) : range
  if (body.rows < 2) return
  if (sheet.state.protection && !sheet.state.protection.options.allowSort) throw new Refusal('AccessDenied', '受保护的工作表不允许排序。')
  sheet.refuseLocked(body)
  if (sheet.state.merges.some((m) => overlaps(m, body))) throw new Refusal('MergedRange', '要排序的区域含有合并单元格。')
  sheet.book.run(() => {
    sheet.book.touch(sheet)
    const order = sortedOrder(sheet, body, keys)
    if (order.every((from, to) => from === to)) return
    sheet.grid.reorderRows(body.row, order, { first: body.column, count: body.columns })
    moveFormulas(sheet, body, order)
    sheet.book.noteEdited(sheet, body, 'RangeEdited')
    sheet.book.emit({ type: 'sorted', sheetId: sheet.id, range: body, by: 'rows', origin: sheet.book.origin })
  })
}

export function sortTable(sheet: SheetModel, tableId: string, keys: readonly SortKey[]): void {
  sortRange(sheet, bodyRect(sheet.tableById(tableId)), keys)
}

/** Which old row comes to each place, as offsets in `body`. */
function sortedOrder(sheet: SheetModel, body: Rect, keys: readonly SortKey[]): number[] {
  const places = Array.from({ length: body.rows }, (_, i) => i)
  const shown = places.filter((i) => !sheet.state.filteredRows.has(body.row + i))
  const lines = shown.map((from) => ({ from, cells: keys.map((key) => sheet.grid.get(body.row + from, body.column + key.column)) }))
  lines.sort((a, b) => {
    for (const [i, key] of keys.entries()) {
      const [x, y] = [a.cells[i], b.cells[i]]
      const order = x && y ? compareCells(x, y, key.ascending) : 0
      if (order !== 0) return order
    }
    return a.from - b.from
  })
  shown.forEach((place, i) => {
    places[place] = lines[i]?.from ?? place
  })
  return places
}

function rankOf({ value }: Cell): number {
  if (typeof value === 'number') return 0
  if (typeof value === 'string') return 1
  return value instanceof CellError ? 3 : 2
}

function compareCells(a: Cell, b: Cell, ascending: boolean): number {
  const blanks = Number(isBlank(a)) - Number(isBlank(b))
  if (blanks !== 0) return blanks
  const direction = ascending ? 1 : -1
  const ranks = rankOf(a) - rankOf(b)
  if (ranks !== 0) return direction * ranks
  if (typeof a.value === 'string' && typeof b.value === 'string') return direction * COLLATOR.compare(a.value, b.value)
  if (a.value instanceof CellError || b.value instanceof CellError) return 0
  return direction * (Number(a.value) - Number(b.value))
}

/** A formula moves with its row: its relative references move along. */
function moveFormulas(sheet: SheetModel, body: Rect, order: readonly number[]): void {
  order.forEach((from, to) => {
    if (from === to) return
    const line = rect(body.row + to, body.column, 1, body.columns)
    sheet.grid.forEach(line, (cell, row, column) => {
      if (cell.formula !== null) sheet.grid.set(row, column, { ...cell, formula: translateFormula(cell.formula, to - from, 0) })
    })
  })
}
