import type { WorkbookModel } from '../model/workbook-model.ts'
import type { Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { Faults } from './faults.ts'

/** What all of Excel's classes share. */
export interface ExcelContext {
  readonly book: WorkbookModel
  readonly faults: Faults
  /** The range an event was about (`args.getRange(context)`). */
  readonly rangeOfEvent: (referenceId: string) => { sheet: SheetModel; range: Rect } | null
  /** Adds the sheets of an xlsx file (base64) and answers their ids; null when this host cannot. */
  readonly insertSheets: ((base64: string) => readonly string[]) | null
  /** context.runtime.enableEvents. */
  readonly runtime: { enableEvents: boolean }
  /** Comments of the workbook, oldest first. */
  readonly comments: CommentEntry[]
  /** Plain properties of classes that are only stored: page layouts by sheet, document properties. */
  readonly stored: Map<string, Map<string, unknown>>
}

export interface CommentEntry {
  readonly id: string
  content: string
  readonly sheetId: string
  readonly range: Rect
  resolved: boolean
}
