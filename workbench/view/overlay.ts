import { validationAt } from '../model/check-validation.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import type { Actions } from './actions.ts'
import { element, icon } from './dom.ts'
import { FILTER_BUTTON_SIZE } from './drawings.ts'
import { openDropDown } from './drop-down.ts'
import { filterButtonAt } from './filter-buttons.ts'
import { filterMenu } from './filter-menu.ts'
import { cellBox, hit, type Box, type Scroll } from './geometry.ts'
import { COLUMN_HEADER_HEIGHT, ROW_HEADER_WIDTH } from './sizes.ts'
import { choicesOf, type Typing } from './typing.ts'

interface Surroundings {
  readonly book: WorkbookModel
  readonly actions: Actions
  readonly typing: Typing
  readonly scroll: () => Scroll
  readonly isEditing: () => boolean
  readonly focusGrid: () => void
}

/**
 * What stands over the canvas at the active cell: the drop-down arrow of a list and the input message of a validation (Univer shows
 * neither as Excel does), and the menu of a filter arrow.
 */
export class Overlay {
  readonly #layer: HTMLElement
  readonly #around: Surroundings
  #list: HTMLElement | null = null
  #menu: HTMLElement | null = null
  /** Where the grid stood when the list or menu was opened: as long as it stands there, they stay. */
  #openAt = ''

  constructor(layer: HTMLElement, around: Surroundings) {
    this.#layer = layer
    this.#around = around
  }

  /** Draws anew after the selection, the scroll position or the workbook changed. */
  refresh(): void {
    if ((this.#list || this.#menu) && this.#openAt === this.#position()) return
    this.close()
    const { book, scroll, isEditing } = this.#around
    const { sheet, range } = book.selection
    const box = cellBox(sheet, range.row, range.column, scroll())
    const shown: HTMLElement[] = []
    if (this.#isInView(box)) {
      const choices = choicesOf(sheet, range.row, range.column)
      if (choices) shown.push(this.#arrow(box, choices))
      const prompt = validationAt(sheet, range.row, range.column)?.prompt
      if (prompt?.show && (prompt.message !== '' || prompt.title !== '') && !isEditing()) shown.push(balloon(box, prompt.title, prompt.message))
    }
    this.#layer.replaceChildren(...shown)
    for (const one of shown) this.#keepInside(one)
  }

  /** Alt+Down: opens the list of the active cell, or the filter menu when it is a head with an arrow. */
  open(): boolean {
    const { sheet, range } = this.#around.book.selection
    const choices = choicesOf(sheet, range.row, range.column)
    if (choices) this.#openList(choices)
    else return this.#openFilter(range.row, range.column)
    return true
  }

  /** A press at (x, y) of the grid; true when it was on a filter arrow. */
  press(x: number, y: number): boolean {
    const { book, scroll } = this.#around
    const at = hit(book.activeSheet, x, y, scroll())
    if (at.part !== 'cell' || !filterButtonAt(book.activeSheet, at.row, at.column)) return false
    const box = cellBox(book.activeSheet, at.row, at.column, scroll())
    const inside = x >= box.x + box.width - FILTER_BUTTON_SIZE - 3 && y >= box.y + box.height - FILTER_BUTTON_SIZE - 3
    return inside && this.#openFilter(at.row, at.column)
  }

  close(): void {
    this.#list?.remove()
    this.#menu?.remove()
    this.#list = null
    this.#menu = null
  }

  #openFilter(row: number, column: number): boolean {
    const { book, actions, scroll, focusGrid } = this.#around
    const sheet = book.activeSheet
    const button = filterButtonAt(sheet, row, column)
    if (!button) return false
    this.close()
    const box = cellBox(sheet, row, column, scroll())
    this.#menu = filterMenu(sheet, button, actions, () => {
      this.close()
      focusGrid()
    })
    this.#place(this.#menu, box)
    this.#menu.querySelector('input')?.focus()
    return true
  }

  #arrow(box: Box, choices: readonly string[]): HTMLElement {
    const arrow = element('button', {
      class: 'drop-arrow', type: 'button', tabindex: -1, 'aria-label': this.#around.actions.texts.openList,
      // Not the click: the grid must not lose the keyboard to a button.
      onpointerdown: (event: PointerEvent) => {
        event.preventDefault()
        event.stopPropagation()
        if (this.#list) this.close()
        else this.#openList(choices)
      },
    }, icon('M6 8l4 4 4-4'))
    Object.assign(arrow.style, { left: `${box.x + box.width}px`, top: `${box.y + box.height - Math.min(box.height, 22)}px`, height: `${Math.min(box.height, 22)}px` })
    return arrow
  }

  #openList(choices: readonly string[]): void {
    this.close()
    const { book, typing, scroll, focusGrid } = this.#around
    const { sheet, range } = book.selection
    const box = cellBox(sheet, range.row, range.column, scroll())
    const list = openDropDown(choices, sheet.text(range.row, range.column), (choice) => {
      this.close()
      focusGrid()
      if (choice !== null) typing.enter(sheet, range.row, range.column, choice)
    })
    list.style.minWidth = `${box.width + 18}px`
    this.#list = list
    this.#place(list, box)
    list.focus()
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }

  #position(): string {
    const { book, scroll } = this.#around
    return JSON.stringify([book.selection.sheet.id, book.selection.range, scroll()])
  }

  #place(what: HTMLElement, box: Box): void {
    this.#openAt = this.#position()
    this.#layer.append(what)
    Object.assign(what.style, { left: `${box.x}px`, top: `${box.y + box.height}px` })
    this.#keepInside(what)
  }

  #keepInside(what: HTMLElement): void {
    const { clientWidth, clientHeight } = this.#layer
    what.style.left = `${Math.max(0, Math.min(what.offsetLeft, clientWidth - what.offsetWidth))}px`
    what.style.top = `${Math.max(0, Math.min(what.offsetTop, clientHeight - what.offsetHeight))}px`
  }

  #isInView(box: Box): boolean {
    const { clientWidth, clientHeight } = this.#layer
    return box.x + box.width > ROW_HEADER_WIDTH && box.y + box.height > COLUMN_HEADER_HEIGHT && box.x < clientWidth && box.y < clientHeight
  }
}

function balloon(box: Box, title: string, message: string): HTMLElement {
  const made = element('div', { class: 'balloon', role: 'note' }, title === '' ? null : element('b', {}, title), message)
  Object.assign(made.style, { left: `${box.x + Math.min(20, box.width / 2)}px`, top: `${box.y + box.height + 6}px` })
  return made
}
