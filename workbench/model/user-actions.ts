import { EMPTY_CELL } from './cell.ts'
import type { StylePatch } from './cell-style.ts'
import { rect, type Rect } from './rect.ts'
import type { SheetModel } from './sheet-model.ts'
import { isUntouched } from './sheet-model.ts'
import type { WorkbookModel } from './workbook-model.ts'

/**
 * What somebody at the grid does. Each is one undoable operation and raises the events Excel raises: with before and after for
 * a single cell, without for more. All throw Refusal when the sheet's protection forbids them.
 */
export class UserActions {
  readonly #book: WorkbookModel

  constructor(book: WorkbookModel) {
    this.#book = book
  }

  /** Enters text as typed, with no validation (see `tryType`). */
  typeCell(sheetId: string, row: number, column: number, text: string): void {
    this.#do('键入', sheetId, (sheet) => {
      sheet.writeValues(rect(row, column), [[text]])
    })
  }

  /** Pastes text cells, read as if typed but without validation. Returns the range written. */
  pasteBlock(sheetId: string, row: number, column: number, block: readonly (readonly string[])[]): Rect {
    const width = Math.max(1, ...block.map((line) => line.length))
    const target = rect(row, column, Math.max(1, block.length), width)
    this.#do('粘贴', sheetId, (sheet) => {
      sheet.writeValues(target, block.map((line) => Array.from({ length: width }, (_, i) => line[i] ?? '')))
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

  select(sheetId: string, range: Rect): void {
    this.#book.run(() => this.#book.select(this.#book.sheet(sheetId), range), 'user', '选定')
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
    this.#book.run(() => body(sheet), 'user', label)
  }
}
