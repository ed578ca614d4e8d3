import { CellError } from './cell.ts'
import { criterion } from './formula/criteria.ts'
import { rect, type Rect } from './rect.ts'
import { Refusal } from './access.ts'
import type { SheetModel } from './sheet-model.ts'
import { bodyRect, type ColumnFilter, type Table } from './table.ts'

/**
 * Sets or clears (null) the filter of one column of a table and hides the rows that do not pass.
 * @throws Refusal AccessDenied on a protected sheet without `allowAutoFilter`
 */
export function filterTable(sheet: SheetModel, tableId: string, column: number, filter: ColumnFilter | null): void {
  const table = sheet.tableById(tableId)
  changeFilters(sheet, bodyRect(table), table, () => {
    sheet.replaceTable({ ...table, filters: withFilter(table.filters, column, filter) })
  })
}

/** Clears all filters of a table. */
export function clearTableFilters(sheet: SheetModel, tableId: string): void {
  const table = sheet.tableById(tableId)
  if (Object.keys(table.filters).length === 0) return
  changeFilters(sheet, bodyRect(table), table, () => {
    sheet.replaceTable({ ...table, filters: {} })
  })
}

/** The sheet's own filter over `range` (its first row is the header); a null filter shows the buttons only. */
export function filterRange(sheet: SheetModel, range: Rect, column: number | null, filter: ColumnFilter | null): void {
  changeFilters(sheet, range, null, () => {
    const old = sheet.state.autoFilter
    const filters = old && old.range.row === range.row && old.range.column === range.column ? old.filters : {}
    sheet.patch({ autoFilter: { range, filters: column === null ? filters : withFilter(filters, column, filter) } })
  })
}

/** Clears the criteria of the sheet's own filter, or with `remove` the filter itself. */
export function clearRangeFilter(sheet: SheetModel, remove: boolean): void {
  const old = sheet.state.autoFilter
  if (!old) return
  changeFilters(sheet, old.range, null, () => {
    sheet.patch({ autoFilter: remove ? null : { ...old, filters: {} } })
  })
}

function withFilter(filters: Readonly<Record<number, ColumnFilter>>, column: number, filter: ColumnFilter | null): Record<number, ColumnFilter> {
  const kept = Object.entries(filters).filter(([c]) => Number(c) !== column)
  return Object.fromEntries(filter ? [...kept, [String(column), filter]] : kept)
}

function changeFilters(sheet: SheetModel, range: Rect, table: Table | null, change: () => void): void {
  if (sheet.state.protection && !sheet.state.protection.options.allowAutoFilter) throw new Refusal('AccessDenied', '受保护的工作表不允许筛选。')
  sheet.book.run(() => {
    sheet.book.touch(sheet)
    change()
    applyFilters(sheet)
    sheet.book.emit({ type: 'filtered', sheetId: sheet.id, tableId: table?.id ?? null, range, origin: sheet.book.origin })
  })
}

/** Works out anew which rows the filters hide. Excel does this when a filter is set, not when cells change. */
export function applyFilters(sheet: SheetModel): void {
  const { tables, autoFilter } = sheet.state
  const hidden = new Set<number>()
  for (const table of tables) hide(sheet, bodyRect(table), table.filters, hidden)
  if (autoFilter && autoFilter.range.rows > 1) {
    const range = sheet.clip(autoFilter.range)
    hide(sheet, rect(range.row + 1, range.column, range.rows - 1, range.columns), autoFilter.filters, hidden)
  }
  const before = sheet.state.filteredRows
  sheet.patch({ filteredRows: hidden })
  for (const [first, last, isHidden] of changedRuns(before, hidden)) {
    const range = rect(first, 0, last - first + 1, 16_384)
    sheet.book.emit({ type: 'rowsHidden', sheetId: sheet.id, range, hidden: isHidden, origin: sheet.book.origin })
  }
}

function hide(sheet: SheetModel, body: Rect, filters: Readonly<Record<number, ColumnFilter>>, hidden: Set<number>): void {
  const tests = Object.entries(filters).map(([column, filter]) => ({ column: body.column + Number(column), test: filterTest(filter) }))
  if (tests.length === 0) return
  for (let r = body.row; r < body.row + body.rows; r += 1) {
    if (!tests.every(({ column, test }) => test(sheet, r, column))) hidden.add(r)
  }
}

function filterTest(filter: ColumnFilter): (sheet: SheetModel, row: number, column: number) => boolean {
  if (filter.values) {
    const kept = new Set(filter.values.map((value) => value.toLowerCase()))
    return (sheet, row, column) => kept.has(sheet.text(row, column).toLowerCase())
  }
  const first = filter.criterion1 === undefined ? null : criterion(filter.criterion1)
  const second = filter.criterion2 === undefined ? null : criterion(filter.criterion2)
  return (sheet, row, column) => {
    const value = sheet.value(row, column)
    const read = value === '' ? null : value
    if (read instanceof CellError) return first === null
    if (!first || !second) return (first ?? second)?.(read) ?? true
    return filter.operator === 'Or' ? first(read) || second(read) : first(read) && second(read)
  }
}

/** Runs of neighbouring rows that became hidden or shown. */
function changedRuns(before: ReadonlySet<number>, after: ReadonlySet<number>): [number, number, boolean][] {
  const changed = [...new Set([...before, ...after])].filter((row) => before.has(row) !== after.has(row)).sort((a, b) => a - b)
  const runs: [number, number, boolean][] = []
  for (const row of changed) {
    const last = runs.at(-1)
    if (last && last[1] === row - 1 && last[2] === after.has(row)) last[1] = row
    else runs.push([row, row, after.has(row)])
  }
  return runs
}
