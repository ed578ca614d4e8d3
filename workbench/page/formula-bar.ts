import { parseAddress, toA1 } from '../model/a1.ts'
import { isSingleCell, type Rect } from '../model/rect.ts'
import { findName, rangeOfName } from '../model/names.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import { element } from '../view/dom.ts'
import { editText } from '../view/edit-text.ts'
import type { Texts } from '../view/texts.ts'

export interface FormulaBarActions {
  readonly goTo: (sheet: SheetModel, range: Rect) => void
  readonly type: (text: string) => void
  readonly complain: (text: string) => void
  /** Back to the grid. */
  readonly leave: () => void
}

export interface FormulaBar {
  readonly root: HTMLElement
  readonly refresh: (book: WorkbookModel) => void
}

/** The name box (shows the address, takes one to go to) and the content of the active cell. */
export function createFormulaBar(texts: Texts, book: () => WorkbookModel, actions: FormulaBarActions): FormulaBar {
  const nameBox = element('input', { class: 'name-box', 'aria-label': texts.nameBox, autocomplete: 'off', spellcheck: 'false' })
  const entry = element('input', { class: 'content', 'aria-label': texts.formulaBar, autocomplete: 'off', spellcheck: 'false' })
  const refresh = (current: WorkbookModel): void => {
    const { sheet, range } = current.selection
    if (document.activeElement !== nameBox) nameBox.value = toA1(isMerged(sheet, range) ? { ...range, rows: 1, columns: 1 } : range)
    if (document.activeElement !== entry) entry.value = editText(sheet, range.row, range.column)
  }
  const onKey = (input: HTMLInputElement, enter: () => void) => (event: KeyboardEvent): void => {
    // Univer reads keys from the window: these are ours.
    event.stopPropagation()
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    if (event.key === 'Enter') enter()
    input.blur()
    refresh(book())
    actions.leave()
  }
  nameBox.addEventListener('focus', () => nameBox.select())
  nameBox.addEventListener('keydown', onKey(nameBox, () => {
    const target = resolve(book(), nameBox.value.trim())
    if (target) actions.goTo(target.sheet, target.range)
    else actions.complain(texts.badAddress)
  }))
  entry.addEventListener('keydown', onKey(entry, () => actions.type(entry.value)))
  for (const input of [nameBox, entry]) {
    input.addEventListener('blur', () => refresh(book()))
    for (const name of ['copy', 'cut', 'paste']) input.addEventListener(name, (event) => event.stopPropagation())
  }
  return {
    root: element('div', { class: 'formula-bar' }, nameBox, element('div', { class: 'entry' }, element('span', { 'aria-hidden': 'true' }, 'fx'), entry)),
    refresh,
  }
}

function isMerged(sheet: SheetModel, range: Rect): boolean {
  return !isSingleCell(range) && sheet.state.merges.some((m) => m.row === range.row && m.column === range.column && m.rows === range.rows && m.columns === range.columns)
}

function resolve(book: WorkbookModel, text: string): { sheet: SheetModel; range: Rect } | null {
  const named = findName(book, text, book.activeSheet)
  if (named) return rangeOfName(book, named)
  const table = book.sheets.flatMap((sheet) => sheet.state.tables.map((t) => ({ sheet, range: t.range, name: t.name })))
    .find((t) => t.name.toLowerCase() === text.toLowerCase())
  if (table) return table
  const address = parseAddress(text)
  const sheet = address?.sheet ? book.sheetByName(address.sheet) : book.activeSheet
  return address && sheet?.visibility === 'Visible' ? { sheet, range: address.rect } : null
}
