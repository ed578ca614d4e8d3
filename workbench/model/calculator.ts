import type { CellValue } from './cell.ts'
import type { Rect } from './rect.ts'
import type { SheetModel } from './sheet-model.ts'
import type { WorkbookModel } from './workbook-model.ts'

export interface CellPosition {
  readonly sheet: SheetModel
  readonly row: number
  readonly column: number
}

export interface ChangedRange {
  readonly sheet: SheetModel
  readonly range: Rect
}

/** Who works out formulas. Synchronous: an add-in reads results right after its sync. */
export interface Calculator {
  /** Brings formula cells up to date; 'all' after structural changes. Answers the cells whose value became another. */
  recalculate(book: WorkbookModel, changed: readonly ChangedRange[] | 'all'): readonly CellPosition[]
  /** The value of `formula` ("=…") written for `base` and read at `at` (relative references move along). */
  evaluate(book: WorkbookModel, formula: string, at: CellPosition, base?: { row: number; column: number }): CellValue
}
