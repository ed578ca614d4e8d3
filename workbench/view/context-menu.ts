import { containsCell, rect, isEntireColumns, isEntireRows, MAX_COLUMNS, MAX_ROWS } from '../model/rect.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import type { Actions } from './actions.ts'
import { hit, type Hit, type Scroll } from './geometry.ts'
import { openMenu, type MenuItem } from './menu.ts'
import { readClipboard, writeClipboard } from './system-clipboard.ts'

/** The menu of the right mouse button at (x, y) of the grid; a press outside the selection first selects what is under it. */
export function openContextMenu(book: WorkbookModel, actions: Actions, at: { x: number; y: number }, on: MouseEvent, scroll: Scroll, after: () => void): void {
  const sheet = book.activeSheet
  const under = hit(sheet, at.x, at.y, scroll)
  selectUnder(book, under)
  const { range } = book.selection
  const rows = under.part === 'row' || isEntireRows(range)
  const columns = under.part === 'column' || isEntireColumns(range)
  openMenu(on.clientX, on.clientY, [...clipboardItems(actions), null, ...(columns ? columnItems(actions) : rowItems(actions, rows))], after)
}

function selectUnder(book: WorkbookModel, { part, row, column }: Hit): void {
  const { sheet, range } = book.selection
  const inside = part === 'cell' ? containsCell(range, row, column)
    : part === 'row' ? isEntireRows(range) && row >= range.row && row < range.row + range.rows
    : part === 'column' ? isEntireColumns(range) && column >= range.column && column < range.column + range.columns
    : false
  if (inside) return
  const target = part === 'row' ? rect(row, 0, 1, MAX_COLUMNS)
    : part === 'column' ? rect(0, column, MAX_ROWS, 1)
    : part === 'corner' ? rect(0, 0, MAX_ROWS, MAX_COLUMNS)
    : rect(row, column)
  book.user.select(sheet.id, target)
}

function clipboardItems(actions: Actions): MenuItem[] {
  const { texts } = actions
  const paste = (): void => {
    readClipboard().then(({ text, html }) => actions.paste(text, html), () => actions.say(texts.noClipboard))
  }
  return [
    { label: texts.cut, act: () => writeClipboard(actions.copied(true)) },
    { label: texts.copy, act: () => writeClipboard(actions.copied()) },
    { label: texts.paste, act: paste },
    { label: texts.clear, act: () => actions.clear() },
  ]
}

function rowItems(actions: Actions, wholeRows: boolean): (MenuItem | null)[] {
  const { texts } = actions
  return [
    { label: texts.insertRowsAbove, act: () => actions.insertRows() },
    { label: texts.deleteRows, act: () => actions.deleteRows() },
    null,
    ...(wholeRows
      ? [{ label: texts.hideRows, act: () => actions.hideRows(true) }, { label: texts.unhideRows, act: () => actions.hideRows(false) }]
      : [{ label: texts.sortAscending, act: () => actions.sort(true) }, { label: texts.sortDescending, act: () => actions.sort(false) }]),
  ]
}

function columnItems(actions: Actions): (MenuItem | null)[] {
  const { texts } = actions
  return [
    { label: texts.insertColumns, act: () => actions.insertColumns() },
    { label: texts.deleteColumns, act: () => actions.deleteColumns() },
    null,
    { label: texts.hideColumns, act: () => actions.hideColumns(true) },
    { label: texts.unhideColumns, act: () => actions.hideColumns(false) },
  ]
}
