import { rect, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { sheetSize } from './layout.ts'

interface Key { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean; readonly altKey: boolean }

/**
 * Where Home, Ctrl+Home, Ctrl+End, Page Up and Page Down lead from the active cell; null for any other key. Home and Ctrl+Home stop at the
 * first cell that is not frozen, as in Excel. `page` is how many rows are in view.
 */
export function keyTarget(event: Key, { sheet, range }: { sheet: SheetModel; range: Rect }, page: number): Rect | null {
  if (event.shiftKey || event.altKey) return null
  const { frozen } = sheet.state
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Home') return rect(frozen.rows, firstShown(sheet, frozen.columns))
    if (event.key === 'End') return lastUsed(sheet)
    return null
  }
  if (event.key === 'Home') return rect(range.row, firstShown(sheet, frozen.columns))
  if (event.key === 'PageUp') return rect(Math.max(0, range.row - page), range.column)
  if (event.key === 'PageDown') return rect(Math.min(sheetSize(sheet, range).rows - 1, range.row + page), range.column)
  return null
}

function firstShown(sheet: SheetModel, from: number): number {
  let column = from
  while (sheet.isColumnHidden(column)) column += 1
  return column
}

function lastUsed(sheet: SheetModel): Rect {
  const used = sheet.usedRect()
  return used ? rect(used.row + used.rows - 1, used.column + used.columns - 1) : rect(0, 0)
}
