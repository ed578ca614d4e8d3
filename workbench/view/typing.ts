import { listChoices, validationAt } from '../model/check-validation.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { ValidationAlert } from '../model/validation.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import type { Actions } from './actions.ts'
import { editText } from './edit-text.ts'
import { ask } from './message-box.ts'

export interface Ended {
  readonly row: number
  readonly column: number
  readonly text: string
  /** False after Esc. */
  readonly confirmed: boolean
  /** Ctrl+Enter: into every selected cell. */
  readonly everywhere: boolean
}

/**
 * Typing into a cell: refused at the start where the sheet is locked; at the end judged by the cell's validation in the model,
 * which is asked before anything is written. A refused text is shown with Excel's two ways out: try again, or the old value.
 */
export class Typing {
  readonly #book: WorkbookModel
  readonly #actions: Actions
  readonly #reopen: (text: string) => void
  #editing: { readonly sheet: SheetModel; readonly before: string } | null = null

  /** `reopen` opens the editor of the active cell once more with a text in it. */
  constructor(book: WorkbookModel, actions: Actions, reopen: (text: string) => void) {
    this.#book = book
    this.#actions = actions
    this.#reopen = reopen
  }

  /** False when the cell may not be edited. */
  begin(row: number, column: number): boolean {
    const { sheet } = this.#book.selection
    if (!this.#actions.mayEdit(sheet, row, column)) return false
    this.#editing = { sheet, before: editText(sheet, row, column) }
    return true
  }

  end({ row, column, text, confirmed, everywhere }: Ended): void {
    const { sheet, before } = this.#editing ?? { sheet: this.#book.activeSheet, before: null }
    this.#editing = null
    if (!confirmed || (text === before && !everywhere)) return
    if (everywhere) this.#fillSelection(sheet, text)
    else this.enter(sheet, row, column, text)
  }

  /** Enters a text as typed; the validation's message is shown when it is not allowed. */
  enter(sheet: SheetModel, row: number, column: number, text: string): void {
    this.#actions.attempt(() => {
      const answer = this.#book.user.tryType(sheet.id, row, column, text)
      if (answer.outcome === 'refused') void this.#refuse(answer.alert, sheet, row, column, text)
      if (answer.outcome === 'ask') void this.#question(answer.alert, sheet, row, column, text)
    })
  }

  #fillSelection(sheet: SheetModel, text: string): void {
    const { range } = this.#book.selection
    this.#actions.attempt(() => this.#book.user.pasteBlock(sheet.id, range.row, range.column, [[text]], range))
  }

  async #refuse(alert: ValidationAlert, sheet: SheetModel, row: number, column: number, text: string): Promise<void> {
    const { texts } = this.#actions
    const again = await ask(alert.title || texts.alertTitle, alert.message || texts.stopDefault, [
      { label: texts.retry, value: 'retry', primary: true }, { label: texts.cancel, value: 'cancel' },
    ])
    if (again !== 'retry') return
    this.#book.user.select(sheet.id, { row, column, rows: 1, columns: 1 })
    this.#reopen(text)
  }

  async #question(alert: ValidationAlert, sheet: SheetModel, row: number, column: number, text: string): Promise<void> {
    const { texts } = this.#actions
    const warning = alert.style === 'Warning'
    const message = alert.message || texts.stopDefault
    const answer = await ask(alert.title || texts.alertTitle, warning ? `${message}\n${texts.continueQuestion}` : message,
      warning
        ? [{ label: texts.yes, value: 'yes', primary: true }, { label: texts.no, value: 'no' }]
        : [{ label: texts.close, value: 'yes', primary: true }, { label: texts.cancel, value: 'no' }])
    if (answer === 'yes') this.#actions.attempt(() => this.#book.user.tryType(sheet.id, row, column, text, true))
  }
}

/** The choices of the active cell's drop-down, null when it has none. */
export function choicesOf(sheet: SheetModel, row: number, column: number): readonly string[] | null {
  const rule = validationAt(sheet, row, column)?.rule
  if (rule?.kind !== 'list' || !rule.inCellDropDown) return null
  const choices = listChoices(sheet, row, column)
  return choices && choices.length > 0 ? choices : null
}
