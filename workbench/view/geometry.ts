import type { SheetModel } from '../model/sheet-model.ts'
import { overlaps, rect, type Rect } from '../model/rect.ts'
import { COLUMN_HEADER_HEIGHT, ROW_HEADER_WIDTH, pixels } from './sizes.ts'

export interface Scroll { readonly x: number; readonly y: number }
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** What lies under a point: a cell, a row's or a column's head, or the corner. */
export interface Hit { readonly part: 'cell' | 'row' | 'column' | 'corner'; readonly row: number; readonly column: number }

const heightOf = (sheet: SheetModel, row: number): number => (sheet.isRowHidden(row) ? 0 : pixels(sheet.rowHeight(row)))
const widthOf = (sheet: SheetModel, column: number): number => (sheet.isColumnHidden(column) ? 0 : pixels(sheet.columnWidth(column)))

function sum(from: number, to: number, size: (index: number) => number): number {
  let total = 0
  for (let i = from; i < to; i += 1) total += size(i)
  return total
}

/** Where a cell (or the merged cell it belongs to) stands, in pixels from the grid's top left corner. */
export function cellBox(sheet: SheetModel, row: number, column: number, scroll: Scroll): Box {
  const at: Rect = sheet.state.merges.find((m) => overlaps(m, rect(row, column))) ?? rect(row, column)
  const { frozen } = sheet.state
  const x = ROW_HEADER_WIDTH + sum(0, at.column, (c) => widthOf(sheet, c)) - (at.column < frozen.columns ? 0 : scroll.x)
  const y = COLUMN_HEADER_HEIGHT + sum(0, at.row, (r) => heightOf(sheet, r)) - (at.row < frozen.rows ? 0 : scroll.y)
  return {
    x, y,
    width: sum(at.column, at.column + at.columns, (c) => widthOf(sheet, c)),
    height: sum(at.row, at.row + at.rows, (r) => heightOf(sheet, r)),
  }
}

/** What lies at (x, y) pixels from the grid's top left corner. */
export function hit(sheet: SheetModel, x: number, y: number, scroll: Scroll): Hit {
  const { frozen } = sheet.state
  const column = indexAt(x - ROW_HEADER_WIDTH, frozen.columns, scroll.x, (c) => widthOf(sheet, c))
  const row = indexAt(y - COLUMN_HEADER_HEIGHT, frozen.rows, scroll.y, (r) => heightOf(sheet, r))
  const onRowHead = x < ROW_HEADER_WIDTH
  const onColumnHead = y < COLUMN_HEADER_HEIGHT
  const part = onRowHead && onColumnHead ? 'corner' : onRowHead ? 'row' : onColumnHead ? 'column' : 'cell'
  return { part, row, column }
}

function indexAt(offset: number, frozen: number, scrolled: number, size: (index: number) => number): number {
  if (offset < 0) return 0
  const frozenSize = sum(0, frozen, size)
  let rest = offset < frozenSize ? offset : offset + scrolled
  for (let i = 0; i < 1_048_575; i += 1) {
    rest -= size(i)
    if (rest < 0) return i
  }
  return 1_048_575
}
