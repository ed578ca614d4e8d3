import type { WorkbookModel } from '../model/workbook-model.ts'
import { Actions } from '../view/actions.ts'
import { openContextMenu } from '../view/context-menu.ts'
import { keyTarget } from '../view/key-target.ts'
import { element } from '../view/dom.ts'
import { hit } from '../view/geometry.ts'
import { GridView } from '../view/grid-view.ts'
import { Overlay } from '../view/overlay.ts'
import type { Texts } from '../view/texts.ts'
import { Typing } from '../view/typing.ts'
import type { Grid } from '../view/univer.ts'
import { listenToUser } from '../view/user-input.ts'

/** One open workbook at the grid: what shows it, what may be done with it. Replaced as a whole when another is opened. */
export interface OpenBook {
  readonly book: WorkbookModel
  readonly actions: Actions
  readonly typing: Typing
  readonly view: GridView
  readonly close: () => void
}

/** Puts a workbook into the grid and listens to what somebody does there. */
export function openInGrid(grid: Grid, place: HTMLElement, book: WorkbookModel, texts: Texts): OpenBook {
  const actions = new Actions(book, texts)
  const view = new GridView(grid, book)
  const typing = new Typing(book, actions, (text) => view.edit(text))
  const layer = element('div', { class: 'over' })
  place.append(layer)
  const focusGrid = (): void => view.focus()
  const overlay = new Overlay(layer, { book, actions, typing, scroll: () => view.scroll(), isEditing: grid.isEditing, focusGrid })
  const offs = [
    listenToUser(grid, book, actions, typing),
    followOverlay(grid, book, overlay),
    listenToMouse(place, book, actions, overlay, view),
    listenToKeys(place, grid, actions, overlay),
  ]
  overlay.refresh()
  return {
    book, actions, typing, view,
    close: () => {
      for (const off of offs) off()
      layer.remove()
      view.dispose()
    },
  }
}

function followOverlay(grid: Grid, book: WorkbookModel, overlay: Overlay): () => void {
  let frame = 0
  const soon = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => overlay.refresh())
  }
  const off = book.on((event) => {
    if (event.type !== 'calculated' && event.type !== 'settings' && event.type !== 'marks') soon()
  })
  const { api } = grid
  const events = [api.addEvent(api.Event.Scroll, soon), api.addEvent(api.Event.SheetEditStarted, soon), api.addEvent(api.Event.SheetEditEnded, soon)]
  return () => {
    cancelAnimationFrame(frame)
    off()
    for (const event of events) event.dispose()
  }
}

function listenToMouse(place: HTMLElement, book: WorkbookModel, actions: Actions, overlay: Overlay, view: GridView): () => void {
  const at = (event: MouseEvent): { x: number; y: number } => {
    const { left, top } = place.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const isOver = (event: Event): boolean => event.target instanceof Element && event.target.closest('.over > *') !== null
  const menu = (event: MouseEvent): void => {
    event.preventDefault()
    if (!isOver(event)) openContextMenu(book, actions, at(event), event, view.scroll(), () => view.focus())
  }
  let last = { cell: '', time: 0 }
  /** The second press of a double click on a locked cell, which must not open the editor (see listenToKeys). */
  const isRefused = (event: PointerEvent): boolean => {
    const { x, y } = at(event)
    const { part, row, column } = hit(book.activeSheet, x, y, view.scroll())
    const cell = `${row},${column}`
    const double = part === 'cell' && cell === last.cell && event.timeStamp - last.time < 600
    last = { cell, time: event.timeStamp }
    return double && !actions.mayEdit(book.activeSheet, row, column)
  }
  const press = (event: PointerEvent): void => {
    if (isOver(event)) return
    overlay.close()
    if (event.button !== 0 || !(overlay.press(at(event).x, at(event).y) || isRefused(event))) return
    event.stopPropagation()
    event.preventDefault()
  }
  place.addEventListener('contextmenu', menu)
  place.addEventListener('pointerdown', press, true)
  return () => {
    place.removeEventListener('contextmenu', menu)
    place.removeEventListener('pointerdown', press, true)
  }
}

/**
 * Keys that Univer does not know or does not pass on: Alt+Down opens the list of a cell, Ctrl+Z and Ctrl+Y are the model's undo, Home, End
 * and Page move as in Excel. Typing
 * into a locked cell is stopped here, before Univer: an editor that it was not allowed to open takes no more text afterwards.
 */
function listenToKeys(place: HTMLElement, grid: Grid, actions: Actions, overlay: Overlay): () => void {
  const isAtGrid = (): boolean => {
    const { activeElement } = document
    const inside = activeElement === null || activeElement === document.body || place.contains(activeElement)
    return inside && !activeElement?.closest('.over') && !document.querySelector('dialog[open]') && !grid.isEditing()
  }
  const isRefused = (): boolean => {
    const { sheet, range } = actions.selection
    return !actions.mayEdit(sheet, range.row, range.column)
  }
  const act = (event: KeyboardEvent): boolean => {
    const control = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (event.altKey && event.key === 'ArrowDown') return overlay.open()
    const target = keyTarget(event, actions.selection, Math.floor(place.clientHeight / 20) - 2)
    if (target) {
      actions.select(target)
      return true
    }
    if (!control && !event.altKey && (event.key.length === 1 || WRITING_KEYS.includes(event.key))) return isRefused()
    if (!control || event.altKey || (key !== 'z' && key !== 'y')) return false
    if (key === 'y' || event.shiftKey) actions.redo()
    else actions.undo()
    return true
  }
  const stopIf = (stop: (event: Event) => boolean) => (event: Event): void => {
    if (!isAtGrid() || !stop(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onKey = stopIf((event) => event instanceof KeyboardEvent && act(event))
  // Text without a key: input methods, dictation.
  const onInput = stopIf(isRefused)
  document.addEventListener('keydown', onKey, true)
  document.addEventListener('beforeinput', onInput, true)
  return () => {
    document.removeEventListener('keydown', onKey, true)
    document.removeEventListener('beforeinput', onInput, true)
  }
}

/** Keys besides letters that open a cell for editing; "Process" is what an input method sends. */
const WRITING_KEYS = ['F2', 'Backspace', 'Process']
