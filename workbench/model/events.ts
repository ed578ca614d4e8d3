import type { CellValue } from './cell.ts'
import type { Rect } from './rect.ts'

/** Who caused a change: somebody at the grid, the add-in, or the user's undo/redo. */
export type Origin = 'user' | 'api' | 'undo'

/** Excel's DataChangeType. */
export type EditKind =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted'

export interface EditedEvent {
  readonly type: 'edited'
  readonly sheetId: string
  readonly range: Rect
  readonly kind: EditKind
  readonly origin: Origin
  /** Only for a single edited cell, as Excel's `details`. */
  readonly before?: CellValue
  readonly after?: CellValue
}

/**
 * What the model tells its listeners, after a whole operation is done and calculated.
 * `restored` says "read this sheet again from scratch" (undo and redo of anything but plain cell edits).
 */
export type ModelEvent =
  | EditedEvent
  | { readonly type: 'calculated'; readonly sheetId: string; readonly cells: readonly { row: number; column: number }[] }
  | { readonly type: 'formatted'; readonly sheetId: string; readonly range: Rect; readonly origin: Origin }
  | { readonly type: 'layout'; readonly sheetId: string; readonly what: 'widths' | 'heights' | 'columnsHidden' | 'freeze' | 'tabColor' | 'merges' }
  | { readonly type: 'rowsHidden'; readonly sheetId: string; readonly range: Rect; readonly hidden: boolean; readonly origin: Origin }
  | { readonly type: 'filtered'; readonly sheetId: string; readonly tableId: string | null; readonly range: Rect; readonly origin: Origin }
  | { readonly type: 'sorted'; readonly sheetId: string; readonly range: Rect; readonly by: 'rows' | 'columns'; readonly origin: Origin }
  | { readonly type: 'selection'; readonly sheetId: string; readonly range: Rect }
  | { readonly type: 'activated'; readonly sheetId: string; readonly previousId: string | null }
  | { readonly type: 'sheetAdded'; readonly sheetId: string; readonly origin: Origin }
  | { readonly type: 'sheetDeleted'; readonly sheetId: string; readonly origin: Origin }
  | { readonly type: 'sheetRenamed'; readonly sheetId: string; readonly before: string; readonly after: string; readonly origin: Origin }
  | { readonly type: 'sheetMoved'; readonly sheetId: string; readonly before: number; readonly after: number; readonly origin: Origin }
  | { readonly type: 'visibility'; readonly sheetId: string; readonly before: string; readonly after: string; readonly origin: Origin }
  | { readonly type: 'protection'; readonly sheetId: string; readonly on: boolean; readonly origin: Origin }
  | { readonly type: 'tableChanged'; readonly sheetId: string; readonly tableId: string; readonly what: 'added' | 'deleted' | 'resized' | 'renamed' | 'styled'; readonly origin: Origin }
  | { readonly type: 'marks'; readonly sheetId: string }
  | { readonly type: 'validations'; readonly sheetId: string }
  | { readonly type: 'names' }
  | { readonly type: 'settings' }
  | { readonly type: 'restored'; readonly sheetId: string }

export type ModelListener = (event: ModelEvent) => void
