/**
 * The one interface between the pane and Excel. Everything that says Excel. or Office. lies behind it.
 * Every method is one Excel.run with as few syncs as possible; events are only hints (they get lost; a paste has no details).
 */
import type { SheetIdentity, WorkbookIdentity } from '../../rules/layout/workbook-identity.ts'
import type { CellMark } from '../../rules/layout/marks.ts'
import type { Cell } from '../../rules/value.ts'
import type { Table } from '../../rules/table.ts'

export type { SheetIdentity, WorkbookIdentity } from '../../rules/layout/workbook-identity.ts'

export interface HostFacts { readonly platform: string; readonly version: string; readonly locale: string; readonly supported: boolean; readonly missing: readonly string[]; readonly theme: 'light' | 'dark' | 'contrast' }

export interface HostRow { readonly id: string; readonly cells: readonly Cell[] }

/** What is odd about the sheet itself; each has a message and often a repair. */
export type SheetTrouble =
  | { kind: 'column-missing' | 'column-renamed' | 'column-moved'; field: string }
  | { kind: 'merged'; address: string } | { kind: 'hidden-rows'; count: number } | { kind: 'formula'; rowId: string; field: string }
  | { kind: 'outside'; address: string; rows: number } | { kind: 'too-many-rows'; rows: number; max: number } | { kind: 'protected' } | { kind: 'renamed'; to: string }

/** `firstRow` is the sheet's row number (from 1) of `rows[0]`; `rows` has every row down to the last one with content, blank ones between included. */
export interface ReadSheet { readonly rows: readonly HostRow[]; readonly trouble: readonly SheetTrouble[]; readonly firstRow: number }

/** A sheet that was edited. `rows` are positions in the table from 0 (as in `ReadSheet.rows`); `whole` = rows came, went or moved, or too many: read all. */
export interface EditHint { readonly listObject: string; readonly whole: boolean; readonly rows: readonly number[] }

/** How a fill, review or merge sheet is laid out. `layout` is made by rules/sheet-layout.ts, the same the workbook writer uses. */
export interface LayOut {
  readonly identity: SheetIdentity
  readonly table: Table
  readonly sheetName: string
  readonly title: string
  readonly subtitle: string
  readonly rows: readonly HostRow[]
  readonly readOnly: boolean
  readonly choices: Readonly<Record<string, readonly string[]>>
  readonly extraColumns?: readonly { readonly header: string; readonly values: readonly string[] }[]
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

export interface RowMarks { readonly rowId: string; readonly cells: readonly { readonly field: string; readonly mark: CellMark }[]; readonly glyph: string }
/** What is told when a cell is selected: last year's value beside a difference. `text` up to 255 signs. */
export interface CellNote { readonly rowId: string; readonly field: string; readonly title: string; readonly text: string }
export interface CellChange { readonly rowId: string; readonly field: string; readonly to: Cell }
export type Selection = { readonly listObject: string; readonly address: string; readonly rowId: string | null; readonly field: string | null; readonly cells: number; readonly rows: number; readonly columns: number } | null

export interface ExcelHost {
  facts(): Promise<HostFacts>
  identity(): Promise<WorkbookIdentity | null>
  writeIdentity(identity: Omit<WorkbookIdentity, 'sheets'>): Promise<void>
  /** Lays out a new sheet (or fills the laid-out one again) and binds it. Resolves when it can be typed into. */
  layOut(order: LayOut): Promise<void>
  activate(listObject: string): Promise<boolean>
  /** Re-reads the whole table: the truth. Gives new rows an id, writes the ids back in one block. */
  read(listObject: string, table: Table): Promise<ReadSheet>
  /** The rows at these positions only, as `read` would give them; null when the sheet has changed its shape and must be read whole. */
  readRows(listObject: string, table: Table, positions: readonly number[]): Promise<readonly HostRow[] | null>
  mark(listObject: string, table: Table, marks: readonly RowMarks[]): Promise<'written' | 'protected'>
  /** Notes at cells of a review sheet, the first 500. */
  note(listObject: string, table: Table, notes: readonly CellNote[]): Promise<'written' | 'protected'>
  goTo(listObject: string, table: Table, rowId: string, field: string): Promise<boolean>
  /** Writes corrections in blocks; answers what stood there before, so that one 撤销 can take it back. */
  write(listObject: string, table: Table, changes: readonly CellChange[]): Promise<readonly CellChange[]>
  showOnly(listObject: string, rowIds: readonly string[] | null): Promise<void>
  setReadOnly(listObject: string, readOnly: boolean): Promise<'done' | 'protected'>
  /** Shows or hides the 检查 column (我的 → 显示). */
  showCheckColumn(listObject: string, shown: boolean): Promise<void>
  repair(listObject: string, table: Table, trouble: SheetTrouble): Promise<boolean>
  onEdit(listener: (hint: EditHint) => void): () => void
  /** Excel cannot be written to while somebody types in a cell; `true` while a call waits for that to end. */
  onWait(listener: (waiting: boolean) => void): () => void
  onSelect(listener: (selection: Selection) => void): () => void
  onActivate(listener: (listObject: string | null) => void): () => void
  onCommand(listener: (command: 'showPane' | 'checkTable' | 'nextFinding' | 'openSubmit') => void): () => void
  onTheme(listener: (theme: 'light' | 'dark' | 'contrast') => void): () => void
}
