import type { SheetModel } from '../model/sheet-model.ts'
import { MAX_COLUMNS } from '../model/rect.ts'
import { cellContent } from './cell-content.ts'

/** More than the largest screen shows; after that scrolling starts anew. */
const most = 20_000

type Content = ReturnType<typeof cellContent>

/** What cells look like, worked out once between two changes of the workbook: Univer asks for each cell several times while it paints. */
export function keptContent(): { at(sheet: SheetModel, row: number, column: number): Content; forget(): void } {
  const sheets = new Map<string, Map<number, Content>>()
  return {
    at: (sheet, row, column) => {
      const cells = sheets.get(sheet.id) ?? new Map<number, Content>()
      sheets.set(sheet.id, cells)
      const place = row * MAX_COLUMNS + column
      const known = cells.get(place)
      if (known !== undefined) return known
      if (cells.size >= most) cells.clear()
      const made = cellContent(sheet, row, column)
      cells.set(place, made)
      return made
    },
    forget: () => { sheets.clear() },
  }
}
