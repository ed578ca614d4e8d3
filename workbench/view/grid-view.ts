import type { IWorksheetData } from '@univerjs/core'
import { DeviceInputEventType } from '@univerjs/preset-sheets-core'
import type { ModelEvent } from '../model/events.ts'
import { MAX_COLUMNS, MAX_ROWS, isEntireColumns, isEntireRows, rect, sameRect, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import { keptContent } from './kept-content.ts'
import { editText } from './edit-text.ts'
import type { Scroll } from './geometry.ts'
import { applyLayout, freeze, sheetSize, sheetSnapshot } from './layout.ts'
import type { Grid } from './univer.ts'

/** Marks what we do to Univer ourselves, so that the guard lets it pass. */
export const OURS = { ours: true } as const

const REPAINT: readonly ModelEvent['type'][] = ['edited', 'calculated', 'formatted', 'marks', 'sorted', 'filtered', 'rowsHidden', 'tableChanged', 'restored', 'layout']

/**
 * Shows one workbook in the grid. The model is the truth: Univer asks it for every cell it paints, and is told here only when
 * to paint again, which sheet is active, what is selected and how large rows and columns are.
 */
export class GridView {
  readonly #grid: Grid
  readonly #book: WorkbookModel
  readonly #unitId: string
  readonly #off: (() => void)[] = []
  readonly #content = keptContent()
  #frame = 0
  #layoutOf = new Set<string>()
  #quiet = 0
  /** What the editor opens with instead of the cell's own text, once. */
  #retyped: string | null = null

  constructor(grid: Grid, book: WorkbookModel) {
    this.#grid = grid
    this.#book = book
    this.#unitId = `workbook-${crypto.randomUUID()}`
    this.#create()
    const sheetOf = (id: string): SheetModel | undefined => book.sheetById(id)
    grid.setSource({
      cell: (id, row, column) => {
        const sheet = sheetOf(id)
        return sheet ? this.#content.at(sheet, row, column) : null
      },
      isRowHidden: (id, row) => sheetOf(id)?.isRowHidden(row) ?? false,
      editText: (id, row, column) => {
        const sheet = sheetOf(id)
        return this.#retyped ?? (sheet ? editText(sheet, row, column) : '')
      },
    })
    this.#off.push(book.on((event) => this.#follow(event)))
    this.#listen()
    this.#showSelection()
  }

  get unitId(): string {
    return this.#unitId
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    for (const off of this.#off) off()
    this.#quietly(() => this.#grid.api.disposeUnit(this.#unitId))
  }

  /** How far the active sheet is scrolled, in pixels. */
  scroll(): Scroll {
    return this.#grid.scroll(this.#unitId)
  }

  /** Opens the editor of the active cell with a text in it, for a value that was refused. */
  edit(text: string): void {
    const { sheet, range } = this.#book.selection
    const workbook = this.#grid.api.getWorkbook(this.#unitId)
    this.#retyped = text
    try {
      this.#quietly(() => workbook?.getSheetBySheetId(sheet.id)?.getRange(range.row, range.column).activate())
      workbook?.startEditing()
    } finally {
      this.#retyped = null
    }
  }

  /** Ends typing as Enter would, for a press on a tab or the ribbon while a cell is open. */
  finishEditing(): void {
    if (!this.#grid.isEditing()) return
    const params = { visible: false, eventType: DeviceInputEventType.Keyboard, unitId: this.#unitId }
    this.#grid.api.syncExecuteCommand('sheet.operation.set-cell-edit-visible', params)
  }

  /** Puts the keyboard back into the grid. */
  focus(): void {
    this.#grid.focus()
  }

  /** True while something runs that we started; Univer's events then are echoes. */
  get isOwn(): boolean {
    return this.#quiet > 0
  }

  #quietly<T>(body: () => T): T {
    this.#quiet += 1
    try {
      return body()
    } finally {
      this.#quiet -= 1
    }
  }

  #create(): void {
    const visible = this.#book.sheets.filter((s) => s.visibility === 'Visible')
    // The active sheet first: Univer shows the first.
    const sheets = [this.#book.activeSheet, ...visible.filter((s) => s !== this.#book.activeSheet)]
    const snapshots: Record<string, Partial<IWorksheetData>> = {}
    for (const sheet of sheets) snapshots[sheet.id] = sheetSnapshot(sheet)
    this.#quietly(() => this.#grid.api.createWorkbook({ id: this.#unitId, name: this.#book.name, sheetOrder: sheets.map((s) => s.id), sheets: snapshots }))
  }

  #listen(): void {
    const { api } = this.#grid
    const selected = api.addEvent(api.Event.SelectionChanged, ({ worksheet, selections }) => {
      // A throwing listener would abort Univer's own command, so nothing here may throw.
      const range = selections.at(-1)
      const sheet = this.#book.sheetById(worksheet.getSheetId())
      if (this.isOwn || !range || !sheet || sheet !== this.#book.activeSheet) return
      this.#book.user.select(sheet.id, fromUniver(range, worksheet.getSheet().getRowCount(), worksheet.getSheet().getColumnCount()))
      this.#growWith(sheet)
    })
    this.#off.push(() => selected.dispose())
  }

  #follow(event: ModelEvent): void {
    if (event.type !== 'selection') this.#content.forget()
    switch (event.type) {
      case 'activated':
        this.#activate()
        break
      case 'selection':
        if (event.sheetId === this.#book.activeSheet.id) this.#showSelection()
        break
      case 'sheetAdded':
      case 'visibility':
      case 'sheetDeleted':
        this.#matchSheets()
        break
      default:
        if (!REPAINT.includes(event.type) || !('sheetId' in event)) return
        if (event.type !== 'calculated' && event.type !== 'marks') this.#layoutOf.add(event.sheetId)
        this.#repaintSoon()
    }
  }

  /** At most one repaint a frame, whatever the add-in writes. */
  #repaintSoon(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#bringLayout()
      this.#paint()
    })
  }

  #bringLayout(): void {
    const workbook = this.#grid.api.getWorkbook(this.#unitId)
    for (const id of this.#layoutOf) {
      const sheet = this.#book.sheetById(id)
      const worksheet = workbook?.getSheetBySheetId(id)?.getSheet()
      if (!sheet || !worksheet) continue
      this.#resize(sheet)
      applyLayout(worksheet, sheet)
      this.#freeze(sheet)
    }
    this.#layoutOf.clear()
  }

  #paint(): void {
    const workbook = this.#grid.api.getWorkbook(this.#unitId)
    if (workbook) this.#quietly(() => workbook.getActiveSheet().refreshCanvas())
  }

  #freeze(sheet: SheetModel): void {
    const worksheet = this.#grid.api.getWorkbook(this.#unitId)?.getSheetBySheetId(sheet.id)?.getSheet()
    const wanted = freeze(sheet)
    if (!worksheet || !wanted) return
    // Freezing anew makes Univer set up its canvases anew, even when nothing changes.
    const now = worksheet.getFreeze()
    if (wanted.xSplit === now.xSplit && wanted.ySplit === now.ySplit && wanted.startRow === now.startRow && wanted.startColumn === now.startColumn) return
    this.#send('sheet.mutation.set-frozen', { subUnitId: sheet.id, ...wanted })
  }

  #growWith(sheet: SheetModel): void {
    if (this.#resize(sheet)) this.#repaintSoon()
  }

  #resize(sheet: SheetModel): boolean {
    const worksheet = this.#grid.api.getWorkbook(this.#unitId)?.getSheetBySheetId(sheet.id)?.getSheet()
    if (!worksheet) return false
    const { sheet: active, range } = this.#book.selection
    const size = sheetSize(sheet, active === sheet ? range : null)
    const grew = size.rows > worksheet.getRowCount() || size.columns > worksheet.getColumnCount()
    if (size.rows > worksheet.getRowCount()) this.#send('sheet.mutation.set-worksheet-row-count', { subUnitId: sheet.id, rowCount: size.rows })
    if (size.columns > worksheet.getColumnCount()) this.#send('sheet.mutation.set-worksheet-column-count', { subUnitId: sheet.id, columnCount: size.columns })
    return grew
  }

  #send(id: string, params: object): void {
    this.#quietly(() => this.#grid.api.syncExecuteCommand(id, { unitId: this.#unitId, ...params }, OURS))
  }

  /** Sheets that Univer has not yet are made, those that are gone or hidden are taken away. */
  #matchSheets(): void {
    const workbook = this.#grid.api.getWorkbook(this.#unitId)
    if (!workbook) return
    const wanted = this.#book.sheets.filter((s) => s.visibility === 'Visible')
    const shown = new Set(workbook.getSheets().map((s) => s.getSheetId()))
    for (const sheet of wanted) {
      if (!shown.has(sheet.id)) this.#send('sheet.mutation.insert-sheet', { index: shown.size, sheet: sheetSnapshot(sheet) })
    }
    this.#activate()
    const names = new Set(wanted.map((s) => s.id))
    for (const id of shown) if (!names.has(id)) this.#send('sheet.mutation.remove-sheet', { subUnitId: id })
  }

  #activate(): void {
    const workbook = this.#grid.api.getWorkbook(this.#unitId)
    const sheet = this.#book.activeSheet
    if (!workbook || workbook.getActiveSheet().getSheetId() === sheet.id) return
    if (!workbook.getSheetBySheetId(sheet.id)) return
    this.#send('sheet.operation.set-worksheet-active', { subUnitId: sheet.id })
    this.#showSelection()
  }

  #showSelection(): void {
    const workbook = this.#grid.api.getWorkbook(this.#unitId)
    const { sheet, range } = this.#book.selection
    const worksheet = workbook?.getActiveSheet()
    if (!worksheet || worksheet.getSheetId() !== sheet.id) return
    this.#growWith(sheet)
    const shown = worksheet.getSelection()?.getActiveRange()?.getRange()
    const core = worksheet.getSheet()
    if (shown && sameRect(fromUniver(shown, core.getRowCount(), core.getColumnCount()), range)) return
    const rows = isEntireColumns(range) ? core.getRowCount() : range.rows
    const columns = isEntireRows(range) ? core.getColumnCount() : range.columns
    this.#quietly(() => {
      worksheet.getRange(range.row, range.column, rows, columns).activate()
      if (!isEntireColumns(range) && !isEntireRows(range)) this.#grid.reveal(range)
    })
  }
}

interface UniverRange { startRow: number; endRow: number; startColumn: number; endColumn: number }

/** Whole rows and columns come with NaN or the grid's own size; the model's are as long as Excel's. */
function fromUniver(range: UniverRange, rowCount: number, columnCount: number): Rect {
  const wholeColumns = Number.isNaN(range.startRow) || (range.startRow === 0 && range.endRow >= rowCount - 1)
  const wholeRows = Number.isNaN(range.startColumn) || (range.startColumn === 0 && range.endColumn >= columnCount - 1)
  const row = wholeColumns ? 0 : range.startRow
  const column = wholeRows ? 0 : range.startColumn
  return rect(
    row, column,
    wholeColumns ? MAX_ROWS : range.endRow - row + 1,
    wholeRows ? MAX_COLUMNS : range.endColumn - column + 1,
  )
}
