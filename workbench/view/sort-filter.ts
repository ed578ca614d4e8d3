import { isBlank } from '../model/cell.ts'
import { clearRangeFilter, clearTableFilters, filterRange, filterTable } from '../model/filter.ts'
import { isSingleCell, rect, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { sortRange, sortTable } from '../model/sort.ts'
import type { ColumnFilter } from '../model/table.ts'
import { filterButtonAt, type FilterButton } from './filter-buttons.ts'

/** Sorts by the column of the active cell: the table it lies in, the filtered range, the selection, or the filled block around it. */
export function sortByActiveColumn(sheet: SheetModel, selection: Rect, ascending: boolean): void {
  const table = sheet.tableAt(selection.row, selection.column)
  if (table) {
    sortTable(sheet, table.id, [{ column: selection.column - table.range.column, ascending }])
    return
  }
  const range = rangeToSort(sheet, selection)
  sortRange(sheet, range, [{ column: selection.column - range.column, ascending }], looksLikeHead(sheet, range))
}

function rangeToSort(sheet: SheetModel, selection: Rect): Rect {
  const filtered = sheet.state.autoFilter?.range
  if (filtered && selection.column >= filtered.column && selection.column < filtered.column + filtered.columns) return filtered
  const chosen = sheet.clip(selection)
  return isSingleCell(chosen) ? regionAround(sheet, chosen.row, chosen.column) : chosen
}

/** Excel's current region: the filled block that blank rows and columns (or the edge) close off. */
export function regionAround(sheet: SheetModel, row: number, column: number): Rect {
  let [top, bottom, left, right] = [row, row, column, column]
  const filled = (r: number, c: number): boolean => r >= 0 && c >= 0 && !isBlank(sheet.grid.get(r, c))
  const some = (from: number, to: number, test: (i: number) => boolean): boolean => {
    for (let i = from; i <= to; i += 1) if (test(i)) return true
    return false
  }
  for (let grew = true; grew;) {
    grew = false
    if (some(left - 1, right + 1, (c) => filled(bottom + 1, c))) [bottom, grew] = [bottom + 1, true]
    if (some(left - 1, right + 1, (c) => filled(top - 1, c))) [top, grew] = [top - 1, true]
    if (some(top - 1, bottom + 1, (r) => filled(r, right + 1))) [right, grew] = [right + 1, true]
    if (some(top - 1, bottom + 1, (r) => filled(r, left - 1))) [left, grew] = [left - 1, true]
  }
  return rect(top, left, bottom - top + 1, right - left + 1)
}

/** A first row of texts over a second row with a number is a head. */
function looksLikeHead(sheet: SheetModel, range: Rect): boolean {
  if (range.rows < 2) return false
  const columns = Array.from({ length: range.columns }, (_, i) => range.column + i)
  const texts = columns.every((c) => typeof sheet.value(range.row, c) === 'string')
  return texts && columns.some((c) => typeof sheet.value(range.row + 1, c) === 'number')
}

/** The distinct texts of a filter's column in order, with whether each is kept now; "" stands for blanks. */
export function filterValues(sheet: SheetModel, button: FilterButton): { readonly text: string; readonly kept: boolean }[] {
  const column = button.body.column + button.index
  const kept = currentFilter(sheet, button)?.values
  const texts = new Set<string>()
  for (let r = button.body.row; r < button.body.row + button.body.rows; r += 1) texts.add(sheet.text(r, column))
  const collator = new Intl.Collator('zh-CN', { numeric: true })
  return [...texts]
    .sort((a, b) => (a === '' ? 1 : b === '' ? -1 : collator.compare(a, b)))
    .map((text) => ({ text, kept: kept === undefined || kept.includes(text) }))
}

function currentFilter(sheet: SheetModel, button: FilterButton): ColumnFilter | undefined {
  if (button.tableId === null) return sheet.state.autoFilter?.filters[button.index]
  return sheet.tableById(button.tableId).filters[button.index]
}

/** Keeps the rows with these texts; null clears the column's filter. */
export function applyFilter(sheet: SheetModel, button: FilterButton, values: readonly string[] | null): void {
  const filter = values === null ? null : { values }
  if (button.tableId !== null) filterTable(sheet, button.tableId, button.index, filter)
  else if (sheet.state.autoFilter) filterRange(sheet, sheet.state.autoFilter.range, button.index, filter)
}

/** Sorts what a filter button stands over. */
export function sortByButton(sheet: SheetModel, button: FilterButton, ascending: boolean): void {
  if (button.tableId !== null) sortTable(sheet, button.tableId, [{ column: button.index, ascending }])
  else sortRange(sheet, button.body, [{ column: button.index, ascending }])
}

/** Shows all rows again: the table of the active cell, else every filter of the sheet. */
export function clearFilters(sheet: SheetModel, selection: Rect): void {
  const own = sheet.tableAt(selection.row, selection.column)
  const tables = own ? [own] : sheet.state.tables
  for (const table of tables) if (Object.keys(table.filters).length > 0) clearTableFilters(sheet, table.id)
  if (!own && sheet.state.autoFilter) clearRangeFilter(sheet, false)
}
