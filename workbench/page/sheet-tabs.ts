import type { SheetModel } from '../model/sheet-model.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import type { Actions } from '../view/actions.ts'
import { element } from '../view/dom.ts'
import { openMenu } from '../view/menu.ts'
import type { Texts } from '../view/texts.ts'

export interface SheetTabs {
  readonly root: HTMLElement
  readonly refresh: (book: WorkbookModel) => void
}

/**
 * The tabs under the grid: switch, add, rename by double click, delete and hide by the right mouse button. `before` ends typing in a cell,
 * `after` gives the keyboard back to the grid.
 */
export function createSheetTabs(texts: Texts, actions: () => Actions, { before, after: back }: { before: () => void; after: () => void }): SheetTabs {
  const root = element('div', { class: 'tabs', role: 'tablist', 'aria-label': texts.sheets })
  const refresh = (book: WorkbookModel): void => {
    if (root.querySelector('input') !== null) return
    const visible = book.sheets.filter((s) => s.visibility === 'Visible')
    root.replaceChildren(
      ...visible.map((sheet) => tab(book, sheet)),
      element('button', { class: 'add', type: 'button', 'aria-label': texts.addSheet, title: texts.addSheet, onclick: () => add(book) }, '+'),
    )
    root.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const add = (book: WorkbookModel): void => {
    before()
    actions().attempt(() => book.user.activate(book.user.addSheet().id))
    back()
  }
  const tab = (book: WorkbookModel, sheet: SheetModel): HTMLElement => {
    const made = element('button', {
      type: 'button', role: 'tab', 'aria-selected': String(sheet === book.activeSheet), 'data-sheet': sheet.name,
      onclick: () => {
        if (sheet === book.activeSheet) return
        before()
        book.user.activate(sheet.id)
        back()
      },
      ondblclick: () => rename(book, sheet),
      oncontextmenu: (event: MouseEvent) => {
        event.preventDefault()
        menu(book, sheet, event)
      },
    }, sheet.name)
    // Excel paints a tab's colour; a line above it is enough here.
    if (sheet.state.tabColor !== '') made.style.boxShadow = `inset 0 3px 0 ${sheet.state.tabColor}`
    return made
  }
  const menu = (book: WorkbookModel, sheet: SheetModel, event: MouseEvent): void => {
    const hidden = book.sheets.filter((s) => s.visibility === 'Hidden')
    openMenu(event.clientX, event.clientY, [
      { label: texts.rename, act: () => rename(book, sheet) },
      { label: texts.remove, act: () => actions().attempt(() => book.user.deleteSheet(sheet.id)) },
      { label: texts.hide, act: () => actions().attempt(() => book.setVisibility(sheet, 'Hidden')) },
      ...hidden.map((s) => ({ label: `${texts.unhide}“${s.name}”`, act: () => book.setVisibility(s, 'Visible') })),
    ], back)
  }
  const rename = (book: WorkbookModel, sheet: SheetModel): void => {
    const input = element('input', { value: sheet.name, 'aria-label': texts.rename, maxlength: 31 })
    root.querySelector(`[data-sheet="${CSS.escape(sheet.name)}"]`)?.replaceWith(input)
    // Taking the field away makes it lose the focus, which would finish once more.
    let finished = false
    const finish = (keep: boolean): void => {
      if (finished) return
      finished = true
      const name = input.value.trim()
      input.remove()
      if (keep && name !== sheet.name) actions().attempt(() => book.user.renameSheet(sheet.id, name))
      refresh(book)
      back()
    }
    input.addEventListener('keydown', (event) => {
      event.stopPropagation()
      if (event.isComposing) return
      if (event.key === 'Enter') finish(true)
      if (event.key === 'Escape') finish(false)
    })
    input.addEventListener('blur', () => finish(true))
    input.focus()
    input.select()
  }
  return { root, refresh }
}
