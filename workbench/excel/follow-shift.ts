import { shiftRect } from '../model/shift.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import { targetOf } from '../richapi/host-object.ts'
import type { References } from '../richapi/references.ts'
import { RANGE } from './range.ts'

/** Ranges an add-in keeps follow their cells when rows or columns are inserted or deleted, as tracked ranges in Excel do. */
export function followShift(book: WorkbookModel, references: References): () => void {
  return book.onShift((sheet, shift) => {
    for (const object of references.values()) {
      const range = targetOf(RANGE, object)
      if (range?.sheet !== sheet) continue
      // Guess: a range whose cells are all deleted keeps its place; Excel makes it invalid.
      range.rect = shiftRect(range.rect, shift) ?? range.rect
    }
  })
}
