/** What a workbook to be written is made of. The layout comes from rules/sheet-layout.ts, the same the pane lays out. */
import type { SheetLayout } from '../../rules/sheet-layout.ts'
import type { WorkbookIdentity } from '../../rules/layout/workbook-identity.ts'
import type { Cell } from '../../rules/value.ts'

/** An official table as a sheet. */
export interface TableSheet {
  readonly kind: 'table'
  readonly name: string
  readonly listObject: string
  readonly layout: SheetLayout
  /** cells of a whole sheet row: hidden id, 检查, the fields as `sheetValue` gives them, extra columns */
  readonly rows: Iterable<readonly Cell[]>
  /** blank rows below the data, inside the Excel table, so that there is somewhere to type */
  readonly spareRows: number
  /** how far down drop-downs and marks reach, in rows; at least the data */
  readonly capacity: number
  /** conditional formats of the mark system (fill sheets); a merged workbook has none */
  readonly marks: boolean
}

/** A plain sheet of a heading and columns: 合并说明, 问题清单. */
export interface PlainSheet {
  readonly kind: 'plain'
  readonly name: string
  readonly title: string
  readonly columns: readonly { readonly header: string; readonly width: number; readonly numberFormat?: string; readonly wrap?: boolean }[]
  readonly rows: Iterable<readonly Cell[]>
}

export interface Book {
  readonly title: string
  readonly creator: string
  /** ISO time; two workbooks of the same rows and time have the same bytes */
  readonly at: string
  readonly sheets: readonly (TableSheet | PlainSheet)[]
  readonly identity: WorkbookIdentity | null
  /** opens the pane by itself where the add-in is in use; id and version equal the manifest's */
  readonly pane: { readonly addin: string; readonly version: string; readonly store: string; readonly storeType: 'EXCatalog' | 'FileSystem' | 'Registry' } | null
}
