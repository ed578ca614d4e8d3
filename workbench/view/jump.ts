import { bounding, rect, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { sheetSize } from './layout.ts'

/** Up, right, down, left, as Univer counts them. */
export type Direction = 0 | 1 | 2 | 3

/**
 * Ctrl with an arrow: to the end of the filled cells, or over a gap to the next filled one, or to the edge of the sheet (here: of what
 * is shown, for nobody wants row 1,048,576). With Shift the selection grows to there.
 */
export function jump(sheet: SheetModel, from: Rect, direction: Direction, extend: boolean): Rect {
  const forwards = direction === 1 || direction === 2
  const vertical = direction === 0 || direction === 2
  const start = vertical
    ? (extend && forwards ? from.row + from.rows - 1 : from.row)
    : (extend && forwards ? from.column + from.columns - 1 : from.column)
  const shown = sheetSize(sheet, null)
  const last = (vertical ? shown.rows : shown.columns) - 1
  const filled = (i: number): boolean => {
    const { value, formula } = vertical ? sheet.grid.get(i, from.column) : sheet.grid.get(from.row, i)
    return value !== '' || formula !== null
  }
  const end = endOfData(Math.min(start, last), forwards ? 1 : -1, last, filled)
  if (!extend) return vertical ? rect(end, from.column) : rect(from.row, end)
  const edge = vertical ? rect(end, from.column, 1, from.columns) : rect(from.row, end, from.rows, 1)
  return bounding(from, edge)
}

function endOfData(from: number, step: 1 | -1, last: number, filled: (i: number) => boolean): number {
  const inside = (i: number): boolean => i >= 0 && i <= last
  const next = from + step
  if (!inside(next)) return from
  let at = next
  if (filled(from) && filled(next)) {
    while (inside(at + step) && filled(at + step)) at += step
    return at
  }
  while (inside(at) && !filled(at)) at += step
  return inside(at) ? at : step > 0 ? last : 0
}
