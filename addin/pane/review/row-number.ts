import { rowsById } from '../../session/review/changes.ts'
import type { OpenReview } from '../../session/state.ts'

/** The number Excel shows beside the row; counted from 1 while the sheet is not laid out. */
export const rowNumber = (open: OpenReview, at: number): string => String(open.firstRow > 0 ? open.firstRow + at : at + 1)

/** `Y118` of a field in a row of the submission. */
export function cellName(open: OpenReview, rowId: string, field: string): string {
  const row = rowsById(open.review).get(rowId)
  return row === undefined ? '' : `${open.rulebook.column(open.table.id, field)}${rowNumber(open, row.position)}`
}
