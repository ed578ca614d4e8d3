import type { SheetModel } from '../model/sheet-model.ts'
import { containsCell, rect, type Rect } from '../model/rect.ts'

export interface FilterButton {
  /** Null for the sheet's own filter. */
  readonly tableId: string | null
  /** 0-based column within the table or the filtered range. */
  readonly index: number
  /** The rows the filter works on, without the head. */
  readonly body: Rect
  readonly active: boolean
}

/** The filter arrow that stands in a cell of a head row, null where there is none. */
export function filterButtonAt(sheet: SheetModel, row: number, column: number): FilterButton | null {
  const { tables, autoFilter } = sheet.state
  for (const table of tables) {
    if (!table.showHeaders || !table.filterButton || table.range.row !== row) continue
    if (!containsCell(table.range, row, column)) continue
    const index = column - table.range.column
    return { tableId: table.id, index, body: below(table.range, table.showTotals ? 1 : 0), active: table.filters[index] !== undefined }
  }
  if (autoFilter?.range.row === row && containsCell(autoFilter.range, row, column)) {
    const index = column - autoFilter.range.column
    return { tableId: null, index, body: below(autoFilter.range, 0), active: autoFilter.filters[index] !== undefined }
  }
  return null
}

function below(range: Rect, totals: number): Rect {
  return rect(range.row + 1, range.column, Math.max(1, range.rows - 1 - totals), range.columns)
}
