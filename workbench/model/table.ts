import { rect, type Rect } from './rect.ts'

/** One column's filter: keep rows whose text is one of `values`, or that meet the criteria ("=x", ">=3", "<>"). */
export interface ColumnFilter {
  readonly values?: readonly string[]
  readonly criterion1?: string
  readonly criterion2?: string
  readonly operator?: 'And' | 'Or'
}

/** A ListObject. Immutable: the sheet replaces it. `range` includes the header row and, when shown, the totals row. */
export interface Table {
  readonly id: string
  readonly name: string
  readonly range: Rect
  readonly showHeaders: boolean
  readonly showTotals: boolean
  readonly style: string
  readonly bandedRows: boolean
  readonly bandedColumns: boolean
  readonly filterButton: boolean
  readonly highlightFirstColumn: boolean
  readonly highlightLastColumn: boolean
  /** Stable ids, one a column, in order. */
  readonly columnIds: readonly number[]
  /** By 0-based column of the table. */
  readonly filters: Readonly<Record<number, ColumnFilter>>
}

export function headerRect(table: Table): Rect | null {
  return table.showHeaders ? rect(table.range.row, table.range.column, 1, table.range.columns) : null
}

/** The rows between header and totals; Excel keeps at least one, so this is never empty. */
export function bodyRect(table: Table): Rect {
  const head = table.showHeaders ? 1 : 0
  const rows = table.range.rows - head - (table.showTotals ? 1 : 0)
  return rect(table.range.row + head, table.range.column, Math.max(1, rows), table.range.columns)
}

export function totalsRect(table: Table): Rect | null {
  const { range } = table
  return table.showTotals ? rect(range.row + range.rows - 1, range.column, 1, range.columns) : null
}
