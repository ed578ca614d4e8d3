import { EMPTY_CELL, type CellValue } from './cell.ts'
import type { StylePatch } from './cell-style.ts'
import { isAllowed, validationAt } from './check-validation.ts'
import { clearRangeFilter, clearTableFilters, filterRange, filterTable } from './filter.ts'
import * as layout from './layout-edits.ts'
import { deleteCells, insertCells, type DeleteDirection, type InsertDirection } from './move-cells.ts'
import { MAX_COLUMNS, MAX_ROWS, rect, type Rect } from './rect.ts'
import { invalid } from './access.ts'
import { isUntouched, type SheetModel } from './sheet-model.ts'
import { sortRange, sortTable, type SortKey } from './sort.ts'
import { growTable, insertTableRows } from './table-edits.ts'
import { bodyRect, type ColumnFilter } from './table.ts'
import { parseTyped } from './typing.ts'
import { translateFormula } from './formula/move.ts'
import type { ValidationAlert } from './validation.ts'
import type { WorkbookModel } from './workbook-model.ts'

/** What came of typing into a cell with a validation: written; refused (Stop); or to be asked first (Warning, Information). */
export type TypeOutcome =
  | { readonly outcome: 'written' }
  | { readonly outcome: 'refused' | 'ask'; readonly alert: ValidationAlert }

/**
 * What somebody at the grid does. Each is one undoable operation and raises the events Excel raises: with before and after for
 * a single cell, without for more. All throw Refusal when the sheet's protection forbids them.
 */
export class UserActions {
  readonly #book: WorkbookModel

  constructor(book: WorkbookModel) {
    this.#book = book
  }

  /** Enters text as typed, with no validation (see `tryType`). Directly under a table it makes the table grow. */
  typeCell(sheetId: string, row: number, column: number, text: string): void {
    this.#do('键入', sheetId, (sheet) => {
      const at = rect(row, column)
      sheet.writeValues(at, [[text]])
      if (text !== '') this.#grow(sheet, at)
    })
  }

  /**
   * Enters text as typed when the cell's validation allows it. A Stop alert refuses; a Warning or Information asks first and is
   * written with `keep`. An alert that is switched off lets everything through.
   */
  tryType(sheetId: string, row: number, column: number, text: string, keep = false): TypeOutcome {
    const sheet = this.#book.sheet(sheetId)
    const validation = validationAt(sheet, row, column)
    if (validation?.alert.show && !isAllowed(sheet, row, column, this.#valueOf(sheet, row, column, text))) {
      const { alert } = validation
      if (alert.style === 'Stop') return { outcome: 'refused', alert }
      if (!keep) return { outcome: 'ask', alert }
    }
    this.typeCell(sheetId, row, column, text)
    return { outcome: 'written' }
  }

  /**
   * Pastes text cells, read as if typed but without validation. Returns the range written. When `target` is a multiple of the
   * block, the block is repeated, as in Excel.
   * @throws Refusal InvalidArgument when it does not fit on the sheet
   */
  pasteBlock(sheetId: string, row: number, column: number, block: readonly (readonly string[])[], target?: Rect): Rect {
    const height = Math.max(1, block.length)
    const width = Math.max(1, ...block.map((line) => line.length))
    const repeats = target && target.rows % height === 0 && target.columns % width === 0
    const range = rect(row, column, repeats ? target.rows : height, repeats ? target.columns : width)
    if (range.row + range.rows > MAX_ROWS || range.column + range.columns > MAX_COLUMNS) throw invalid('粘贴的内容超出了工作表。')
    const values = Array.from({ length: range.rows }, (_, r) =>
      Array.from({ length: range.columns }, (_c, c) => block[r % height]?.[c % width] ?? ''),
    )
    this.#do('粘贴', sheetId, (sheet) => {
      sheet.writeValues(range, values)
      this.#grow(sheet, range)
    })
    return range
  }

  /** Copies cells with formats and formulas to where `row`, `column` is the upper left; with `cut` the source is emptied. */
  copyCells(sheetId: string, source: Rect, row: number, column: number, cut = false): Rect {
    const target = { ...source, row, column }
    this.#do(cut ? '剪切' : '复制', sheetId, (sheet) => {
      const copied = Array.from({ length: source.rows }, (_, r) =>
        Array.from({ length: source.columns }, (_c, c) => sheet.cell(source.row + r, source.column + c)),
      )
      if (cut) sheet.editCells(source, (old) => (isUntouched(old) ? old : EMPTY_CELL))
      sheet.editCells(target, (old, r, c) => {
        const cell = copied[r - row]?.[c - column] ?? old
        if (cell.formula === null || cut) return cell
        return { ...cell, formula: translateFormula(cell.formula, row - source.row, column - source.column) }
      })
      this.#grow(sheet, target)
    })
    return target
  }

  /** The Delete key: contents go, formats stay. */
  clear(sheetId: string, range: Rect): void {
    this.#do('清除', sheetId, (sheet) => {
      sheet.editCells(range, (old) => (isUntouched(old) ? old : { ...EMPTY_CELL, style: old.style }))
    })
  }

  format(sheetId: string, range: Rect, patch: StylePatch): void {
    this.#do('格式', sheetId, (sheet) => {
      sheet.format(range, patch)
    })
  }

  insertRows(sheetId: string, row: number, count: number): void {
    this.#do('插入行', sheetId, (sheet) => {
      insertCells(sheet, rect(row, 0, count, MAX_COLUMNS), 'Down')
    })
  }

  deleteRows(sheetId: string, row: number, count: number): void {
    this.#do('删除行', sheetId, (sheet) => {
      deleteCells(sheet, rect(row, 0, count, MAX_COLUMNS), 'Up')
    })
  }

  insertColumns(sheetId: string, column: number, count: number): void {
    this.#do('插入列', sheetId, (sheet) => {
      insertCells(sheet, rect(0, column, MAX_ROWS, count), 'Right')
    })
  }

  deleteColumns(sheetId: string, column: number, count: number): void {
    this.#do('删除列', sheetId, (sheet) => {
      deleteCells(sheet, rect(0, column, MAX_ROWS, count), 'Left')
    })
  }

  insertCells(sheetId: string, range: Rect, direction: InsertDirection): void {
    this.#do('插入单元格', sheetId, (sheet) => {
      insertCells(sheet, range, direction)
    })
  }

  deleteCells(sheetId: string, range: Rect, direction: DeleteDirection): void {
    this.#do('删除单元格', sheetId, (sheet) => {
      deleteCells(sheet, range, direction)
    })
  }

  /** Table rows above the body's row `index` (0-based); at its end when left out. */
  insertTableRows(sheetId: string, tableId: string, count: number, index?: number): void {
    this.#do('插入表格行', sheetId, (sheet) => {
      insertTableRows(sheet, sheet.tableById(tableId), count, index)
    })
  }

  deleteTableRows(sheetId: string, tableId: string, index: number, count: number): void {
    this.#do('删除表格行', sheetId, (sheet) => {
      const body = bodyRect(sheet.tableById(tableId))
      deleteCells(sheet, rect(body.row + index, body.column, count, body.columns), 'Up')
    })
  }

  sortRange(sheetId: string, range: Rect, keys: readonly SortKey[], hasHeaders = false): void {
    this.#do('排序', sheetId, (sheet) => {
      sortRange(sheet, range, keys, hasHeaders)
    })
  }

  sortTable(sheetId: string, tableId: string, keys: readonly SortKey[]): void {
    this.#do('排序', sheetId, (sheet) => {
      sortTable(sheet, tableId, keys)
    })
  }

  /** Sets (or with null clears) the filter of a table's column, 0-based. */
  filterTable(sheetId: string, tableId: string, column: number, filter: ColumnFilter | null): void {
    this.#do('筛选', sheetId, (sheet) => {
      filterTable(sheet, tableId, column, filter)
    })
  }

  clearTableFilters(sheetId: string, tableId: string): void {
    this.#do('清除筛选', sheetId, (sheet) => {
      clearTableFilters(sheet, tableId)
    })
  }

  /** The sheet's own filter; column null only shows the buttons. */
  filterRange(sheetId: string, range: Rect, column: number | null, filter: ColumnFilter | null): void {
    this.#do('筛选', sheetId, (sheet) => {
      filterRange(sheet, range, column, filter)
    })
  }

  clearRangeFilter(sheetId: string, remove: boolean): void {
    this.#do('清除筛选', sheetId, (sheet) => {
      clearRangeFilter(sheet, remove)
    })
  }

  setRowsHidden(sheetId: string, row: number, count: number, hidden: boolean): void {
    this.#do(hidden ? '隐藏行' : '显示行', sheetId, (sheet) => {
      layout.setRowsHidden(sheet, row, count, hidden)
    })
  }

  setColumnsHidden(sheetId: string, column: number, count: number, hidden: boolean): void {
    this.#do(hidden ? '隐藏列' : '显示列', sheetId, (sheet) => {
      layout.setColumnsHidden(sheet, column, count, hidden)
    })
  }

  /** Points. */
  setRowHeight(sheetId: string, row: number, count: number, size: number): void {
    this.#do('行高', sheetId, (sheet) => {
      layout.setRowHeight(sheet, row, count, size)
    })
  }

  /** Points. */
  setColumnWidth(sheetId: string, column: number, count: number, size: number): void {
    this.#do('列宽', sheetId, (sheet) => {
      layout.setColumnWidth(sheet, column, count, size)
    })
  }

  merge(sheetId: string, range: Rect): void {
    this.#do('合并', sheetId, (sheet) => {
      layout.merge(sheet, range)
    })
  }

  unmerge(sheetId: string, range: Rect): void {
    this.#do('取消合并', sheetId, (sheet) => {
      layout.unmerge(sheet, range)
    })
  }

  freeze(sheetId: string, rows: number, columns: number): void {
    this.#do('冻结窗格', sheetId, (sheet) => {
      layout.freeze(sheet, rows, columns)
    })
  }

  protect(sheetId: string, password: string | null = null): void {
    this.#do('保护工作表', sheetId, (sheet) => {
      layout.protectSheet(sheet, {}, password)
    })
  }

  unprotect(sheetId: string, password: string | null = null): void {
    this.#do('撤消保护', sheetId, (sheet) => {
      layout.unprotectSheet(sheet, password)
    })
  }

  select(sheetId: string, range: Rect): void {
    this.#do('选定', sheetId, (sheet) => {
      this.#book.select(sheet, range)
    })
  }

  activate(sheetId: string): void {
    this.#do('切换', sheetId, (sheet) => {
      this.#book.activate(sheet)
    })
  }

  addSheet(name?: string): SheetModel {
    return this.#book.run(() => this.#book.addSheet(name), 'user', '新建工作表')
  }

  renameSheet(sheetId: string, name: string): void {
    this.#do('重命名', sheetId, (sheet) => {
      this.#book.renameSheet(sheet, name)
    })
  }

  deleteSheet(sheetId: string): void {
    this.#do('删除工作表', sheetId, (sheet) => {
      this.#book.deleteSheet(sheet)
    })
  }

  undo(): boolean {
    return this.#book.undo()
  }

  redo(): boolean {
    return this.#book.redo()
  }

  #do(label: string, sheetId: string, body: (sheet: SheetModel) => void): void {
    const sheet = this.#book.sheet(sheetId)
    this.#book.run(
      () => {
        body(sheet)
      },
      'user',
      label,
    )
  }

  /** Typing or pasting directly under a table's last row, or a paste that runs over its end, takes the new rows into it (not on a protected sheet). */
  #grow(sheet: SheetModel, range: Rect): void {
    const table = sheet.state.protection ? null : sheet.tableAbove(range)
    if (table) growTable(sheet, table, range.row + range.rows - table.range.row - table.range.rows)
  }

  #valueOf(sheet: SheetModel, row: number, column: number, text: string): CellValue {
    const { value, formula } = parseTyped(text, sheet.style(row, column).numberFormat, this.#book.today())
    if (formula === null) return value
    return this.#book.calculator.evaluate(this.#book, formula, { sheet, row, column })
  }
}
