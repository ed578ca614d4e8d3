import type { CellStyle } from './cell-style.ts'
import type { ConditionalFormat } from './conditional-format.ts'
import type { Protection } from './protection.ts'
import type { Rect } from './rect.ts'
import type { ColumnFilter, Table } from './table.ts'
import type { Validation } from './validation.ts'

/** What is set on an entire row or column. Sizes are points (Excel's default: 15 high, 48 wide). */
export interface LineProps {
  readonly size?: number
  readonly hidden?: boolean
  readonly style?: CellStyle
}

/** A worksheet's own filter (not a table's). `filters` is keyed by 0-based column of `range`. */
export interface AutoFilter {
  readonly range: Rect
  readonly filters: Readonly<Record<number, ColumnFilter>>
}

/** Everything of a sheet but its cells; immutable, so undo keeps the old one. Order of `conditionalFormats` is priority. */
export interface SheetState {
  readonly tables: readonly Table[]
  readonly merges: readonly Rect[]
  readonly validations: readonly Validation[]
  readonly conditionalFormats: readonly ConditionalFormat[]
  readonly rows: ReadonlyMap<number, LineProps>
  readonly columns: ReadonlyMap<number, LineProps>
  /** Rows hidden by a filter (a table's or the sheet's own). */
  readonly filteredRows: ReadonlySet<number>
  readonly autoFilter: AutoFilter | null
  readonly protection: Protection | null
  readonly frozen: { readonly rows: number; readonly columns: number }
  readonly tabColor: string
}

export const DEFAULT_ROW_HEIGHT = 15
export const DEFAULT_COLUMN_WIDTH = 48

export const EMPTY_STATE: SheetState = Object.freeze({
  tables: [],
  merges: [],
  validations: [],
  conditionalFormats: [],
  rows: new Map(),
  columns: new Map(),
  filteredRows: new Set<number>(),
  autoFilter: null,
  protection: null,
  frozen: { rows: 0, columns: 0 },
  tabColor: '',
})
