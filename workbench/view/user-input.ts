import type { WorkbookModel } from '../model/workbook-model.ts'
import { MAX_COLUMNS, MAX_ROWS, rect, type Rect } from '../model/rect.ts'
import type { Actions } from './actions.ts'
import { readClipboard, writeClipboard } from './system-clipboard.ts'
import { jump, type Direction } from './jump.ts'
import type { Typing } from './typing.ts'
import { OURS } from './grid-view.ts'
import type { Grid } from './univer.ts'

interface Span { readonly startRow: number; readonly endRow: number; readonly startColumn: number; readonly endColumn: number }
type Params = Readonly<Record<string, unknown>>

/** Univer's command → what it means here. True when it was taken over (Univer then does nothing). */
type Taken = (params: Params) => boolean

/**
 * Stands between Univer and the workbook: what somebody does at the grid is taken from Univer's commands and done to the model.
 * Univer itself may move the selection, scroll and edit text, but change nothing: every other mutation is refused.
 */
export function listenToUser(grid: Grid, book: WorkbookModel, actions: Actions, typing: Typing): () => void {
  const { api } = grid
  const table = commandTable(grid, book, actions)
  const guard = api.addEvent(api.Event.BeforeCommandExecute, (event) => {
    // A throwing listener would leave Univer half-way.
    try {
      const { id, params, options } = event
      if (isOurs(options)) return
      if (id.startsWith('sheet.mutation.')) event.cancel = true
      else if (table[id]?.(asParams(params))) event.cancel = true
      else if (WRITING.test(id)) event.cancel = true
    } catch (problem) {
      event.cancel = true
      console.error(problem)
    }
  })
  const starting = api.addEvent(api.Event.BeforeSheetEditStart, (event) => {
    if (!typing.begin(event.row, event.column)) event.cancel = true
  })
  const ending = api.addEvent(api.Event.BeforeSheetEditEnd, (event) => {
    const text = event.value.toPlainText().replace(/\r\n$|\n$/, '').replace(/\r\n?/g, '\n')
    typing.end({ row: event.row, column: event.column, text, confirmed: event.isConfirm, everywhere: event.keycode === CTRL_ENTER })
  })
  return () => [guard, starting, ending].forEach((d) => d.dispose())
}

// MetaKeys.CTRL_COMMAND | KeyCode.ENTER
const CTRL_ENTER = 4096 | 13

/** Commands that would write and are not taken over; moving, selecting, scrolling and the text editor's own are none of them. */
const WRITING = /^sheet\.(command|operation)\.(set-(?!scroll|selections|worksheet-activ|cell-edit|activate-cell-edit|zoom)|add-|insert-|remove-|delete-|clear-|copy-(down|right)|move-(range|rows|cols)|auto-|delta-|text-to|split-|toggle-|rename-)/

function isOurs(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'ours' in options && options.ours === OURS.ours
}

function asParams(params: unknown): Params {
  return typeof params === 'object' && params !== null ? { ...params } : {}
}

function commandTable(grid: Grid, book: WorkbookModel, actions: Actions): Readonly<Record<string, Taken>> {
  /** While a cell is edited, these keys belong to its text. */
  const outside = (act: () => void): Taken => () => {
    if (grid.isEditing()) return false
    act()
    return true
  }
  const always = (act: (params: Params) => void): Taken => (params) => {
    act(params)
    return true
  }
  return {
    'univer.command.undo': outside(() => actions.undo()),
    'univer.command.redo': outside(() => actions.redo()),
    'univer.command.copy': outside(() => writeClipboard(actions.copied())),
    'univer.command.cut': outside(() => writeClipboard(actions.copied(true))),
    'univer.command.paste': outside(() => void readClipboard().then(
      ({ text, html }) => actions.paste(text, html), () => actions.say(actions.texts.noClipboard))),
    'sheet.command.paste-by-short-key': (params) => {
      if (grid.isEditing()) return false
      actions.paste(textOf(params.textContent), textOf(params.htmlContent))
      return true
    },
    'sheet.command.clear-selection-content': outside(() => actions.clear()),
    'sheet.command.set-range-bold': outside(() => actions.toggle('bold')),
    'sheet.command.set-range-italic': outside(() => actions.toggle('italic')),
    'sheet.command.set-range-underline': outside(() => actions.toggle('underline')),
    'sheet.command.auto-fill': always(({ sourceRange, targetRange }) => {
      const [source, whole] = [rectOf(sourceRange), rectOf(targetRange)]
      if (source && whole) actions.fill({ source, whole })
    }),
    'sheet.command.move-range': always(({ fromRange, toRange }) => {
      const [from, to] = [rectOf(fromRange), rectOf(toRange)]
      if (from && to) actions.moveBlock(from, to)
    }),
    'sheet.command.delta-column-width': always(({ anchorCol, deltaX }) => {
      if (typeof anchorCol === 'number' && typeof deltaX === 'number') actions.dragColumn(anchorCol, deltaX)
    }),
    'sheet.command.delta-row-height': always(({ anchorRow, deltaY }) => {
      if (typeof anchorRow === 'number' && typeof deltaY === 'number') actions.dragRow(anchorRow, deltaY)
    }),
    'sheet.command.set-col-is-auto-width': always(({ ranges }) => actions.fitColumns(rangesOf(ranges))),
    'sheet.command.set-row-is-auto-height': always(() => undefined),
    'sheet.command.set-specific-rows-visible': always(() => actions.hideRows(false)),
    'sheet.command.set-col-visible-on-cols': always(() => actions.hideColumns(false)),
    // Univer holds no values, so it cannot know where data ends.
    'sheet.command.move-selection': (params) => jumpTo(book, params, false),
    'sheet.command.expand-selection': (params) => jumpTo(book, params, true),
  }
}

function jumpTo(book: WorkbookModel, params: Params, extend: boolean): boolean {
  const { direction, jumpOver } = params
  // JumpOver.moveGap: Ctrl with an arrow.
  if (jumpOver !== 1 || !isDirection(direction)) return false
  const { sheet, range } = book.selection
  const target = jump(sheet, range, direction, extend)
  book.user.select(sheet.id, target)
  return true
}

function isDirection(value: unknown): value is Direction {
  return value === 0 || value === 1 || value === 2 || value === 3
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && ['startRow', 'endRow', 'startColumn', 'endColumn'].every((key) => key in value)
}

function rectOf(value: unknown): Rect | null {
  if (!isSpan(value)) return null
  const row = Number.isNaN(value.startRow) ? 0 : value.startRow
  const column = Number.isNaN(value.startColumn) ? 0 : value.startColumn
  const rows = Number.isNaN(value.endRow) ? MAX_ROWS : value.endRow - row + 1
  const columns = Number.isNaN(value.endColumn) ? MAX_COLUMNS : value.endColumn - column + 1
  return rect(row, column, rows, columns)
}

function rangesOf(value: unknown): Rect[] {
  return Array.isArray(value) ? value.flatMap((one) => rectOf(one) ?? []) : []
}
