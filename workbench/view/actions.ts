import { Refusal } from '../model/access.ts'
import type { StylePatch } from '../model/cell-style.ts'
import { autofitColumns } from '../model/layout-edits.ts'
import { isEntireColumns, isEntireRows, rect, sameRect, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import { parseHtmlTable, parseTsv, toHtml, toTsv } from './clipboard.ts'
import { fillTarget, type Fill } from './fill.ts'
import { ask } from './message-box.ts'
import { pixels, points } from './sizes.ts'
import { clearFilters, sortByActiveColumn } from './sort-filter.ts'
import type { Texts } from './texts.ts'

/** What was copied or cut here and waits for its paste; other text on the clipboard makes it void. */
interface Taken { readonly sheet: SheetModel; readonly range: Rect; readonly text: string; readonly cut: boolean }

/**
 * What somebody can do at the grid, whatever the way: keyboard, mouse, ribbon, menu or a test. Everything goes through the model;
 * what the model refuses is said as Excel says it, and nothing is changed.
 */
export class Actions {
  readonly #book: WorkbookModel
  readonly texts: Texts
  #taken: Taken | null = null

  constructor(book: WorkbookModel, texts: Texts) {
    this.#book = book
    this.texts = texts
  }

  get selection(): { readonly sheet: SheetModel; readonly range: Rect } {
    return this.#book.selection
  }

  select(range: Rect): void {
    this.#book.user.select(this.selection.sheet.id, range)
  }

  /** False when the model refused, which has then been said. */
  attempt(body: () => void): boolean {
    try {
      body()
      return true
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      void this.say(problem.code === 'AccessDenied' ? this.texts.protectedText : problem.message)
      return false
    }
  }

  /** As `attempt`, for what is not one of the model's own user actions: undone as one. */
  operate(label: string, body: () => void): boolean {
    return this.attempt(() => this.#book.run(body, 'user', label))
  }

  say(text: string, title = this.texts.alertTitle): Promise<string> {
    return ask(title, text, [{ label: this.texts.close, value: 'close', primary: true }])
  }

  // contents

  /** Says Excel's sentence and answers false when the cell is locked on a protected sheet. */
  mayEdit(sheet: SheetModel, row: number, column: number): boolean {
    if (!sheet.isLocked(row, column)) return true
    void this.say(this.texts.protectedText)
    return false
  }

  clear(): void {
    const { sheet, range } = this.selection
    this.attempt(() => this.#book.user.clear(sheet.id, range))
  }

  fill(fill: Fill): void {
    const { sheet } = this.selection
    if (this.operate('填充', () => fillTarget(sheet, fill))) this.#book.user.select(sheet.id, fill.whole)
  }

  format(patch: StylePatch): void {
    const { sheet, range } = this.selection
    this.attempt(() => this.#book.user.format(sheet.id, range, patch))
  }

  /** Turns bold, italic or underline of the selection on, or off when its first cell has it. */
  toggle(what: 'bold' | 'italic' | 'underline'): void {
    const { sheet, range } = this.selection
    const now = sheet.style(range.row, range.column)
    this.format(what === 'underline' ? { underline: now.underline === 'None' ? 'Single' : 'None' } : { [what]: !now[what] })
  }

  // clipboard

  /** What Excel puts on the clipboard for the selection. */
  copied(cut = false): { readonly text: string; readonly html: string } {
    const { sheet, range } = this.selection
    const text = toTsv(sheet, range)
    this.#taken = { sheet, range: sheet.clip(range), text, cut }
    return { text, html: toHtml(sheet, range) }
  }

  /**
   * Pastes over the selection: what was copied here keeps formats and formulas, text from elsewhere is read as if typed, an HTML
   * table is taken when there is no text. One cell or line is repeated over a larger selection.
   */
  paste(text: string, html: string): void {
    const taken = this.#taken
    const own = taken !== null && sameText(taken.text, text) && this.#book.sheets.includes(taken.sheet)
    if (own && !taken.sheet.state.filteredRows.size) this.#pasteTaken(taken)
    else this.#pasteText(text, html)
  }

  #pasteText(text: string, html: string): void {
    const block = text !== '' ? parseTsv(text) : parseHtmlTable(html)
    if (!block) return
    const { sheet, range } = this.selection
    const over = isEntireColumns(range) || isEntireRows(range) ? sheet.clip(range) : range
    this.attempt(() => {
      const written = this.#book.user.pasteBlock(sheet.id, range.row, range.column, block, over)
      this.#book.user.select(sheet.id, written)
    })
  }

  #pasteTaken({ sheet: source, range: from, cut }: Taken): void {
    const { sheet, range } = this.selection
    if (source !== sheet) {
      const block = Array.from({ length: from.rows }, (_, r) => Array.from({ length: from.columns }, (_c, c) => source.text(from.row + r, from.column + c)))
      this.attempt(() => {
        this.#book.user.pasteBlock(sheet.id, range.row, range.column, block)
        if (cut) this.#book.user.clear(source.id, from)
      })
    } else this.#pasteHere(sheet, from, range, cut)
    if (cut) this.#taken = null
  }

  #pasteHere(sheet: SheetModel, from: Rect, over: Rect, cut: boolean): void {
    const repeats = !cut && over.rows % from.rows === 0 && over.columns % from.columns === 0 && !isEntireColumns(over) && !isEntireRows(over)
    const [down, across] = repeats ? [over.rows / from.rows, over.columns / from.columns] : [1, 1]
    const whole = rect(over.row, over.column, from.rows * down, from.columns * across)
    if (sameRect(whole, from)) return
    const done = this.operate(this.texts.paste, () => {
      for (let r = 0; r < down; r += 1) for (let c = 0; c < across; c += 1) {
        this.#book.user.copyCells(sheet.id, from, over.row + r * from.rows, over.column + c * from.columns, cut)
      }
    })
    if (done) this.#book.user.select(sheet.id, whole)
  }

  /** A block dragged by its edge. */
  moveBlock(from: Rect, to: Rect): void {
    const { sheet } = this.selection
    this.attempt(() => this.#book.user.select(sheet.id, this.#book.user.copyCells(sheet.id, from, to.row, to.column, true)))
  }

  // rows and columns

  insertRows(): void {
    const { sheet, range } = this.selection
    this.attempt(() => this.#book.user.insertRows(sheet.id, range.row, sheet.clip(range).rows))
  }

  deleteRows(): void {
    const { sheet, range } = this.selection
    this.attempt(() => this.#book.user.deleteRows(sheet.id, range.row, sheet.clip(range).rows))
  }

  insertColumns(): void {
    const { sheet, range } = this.selection
    this.attempt(() => this.#book.user.insertColumns(sheet.id, range.column, sheet.clip(range).columns))
  }

  deleteColumns(): void {
    const { sheet, range } = this.selection
    this.attempt(() => this.#book.user.deleteColumns(sheet.id, range.column, sheet.clip(range).columns))
  }

  hideRows(hidden: boolean): void {
    const { sheet, range } = this.selection
    this.attempt(() => this.#book.user.setRowsHidden(sheet.id, range.row, sheet.clip(range).rows, hidden))
  }

  hideColumns(hidden: boolean): void {
    const { sheet, range } = this.selection
    this.attempt(() => this.#book.user.setColumnsHidden(sheet.id, range.column, sheet.clip(range).columns, hidden))
  }

  /** The mouse dragged a column's edge by `delta` pixels; all selected columns follow when the column is one of them. */
  dragColumn(column: number, delta: number): void {
    const { sheet, range } = this.selection
    const width = points(Math.max(0, pixels(sheet.columnWidth(column)) + delta))
    const many = isEntireColumns(range) && column >= range.column && column < range.column + range.columns
    const { column: first, columns } = many ? range : rect(0, column)
    this.attempt(() => this.#book.user.setColumnWidth(sheet.id, first, columns, width))
  }

  dragRow(row: number, delta: number): void {
    const { sheet, range } = this.selection
    const height = points(Math.max(0, pixels(sheet.rowHeight(row)) + delta))
    const many = isEntireRows(range) && row >= range.row && row < range.row + range.rows
    const { row: first, rows } = many ? range : rect(row, 0)
    this.attempt(() => this.#book.user.setRowHeight(sheet.id, first, rows, height))
  }

  /** A double click on a column's edge: as wide as its widest text. */
  fitColumns(ranges: readonly Rect[]): void {
    const { sheet } = this.selection
    this.operate('列宽', () => ranges.forEach((range) => autofitColumns(sheet, range)))
  }

  // sorting and filters

  sort(ascending: boolean): void {
    const { sheet, range } = this.selection
    this.operate('排序', () => sortByActiveColumn(sheet, range, ascending))
  }

  clearFilters(): void {
    const { sheet, range } = this.selection
    this.operate(this.texts.clearFilter, () => clearFilters(sheet, range))
  }

  undo(): void {
    this.#book.user.undo()
  }

  redo(): void {
    this.#book.user.redo()
  }
}

/** The clipboard may turn line ends into those of the system. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n')
}
