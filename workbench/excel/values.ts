import { CellError, type Cell, type CellValue } from '../model/cell.ts'
import { isEntireColumns, isEntireRows, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { invalidArgument } from '../richapi/rich-error.ts'

/** A value as JSON carries it: errors as their text. */
export function wireValue(value: CellValue): string | number | boolean {
  return value instanceof CellError ? value.code : value
}

/** Excel's RangeValueType of a cell. */
export function valueType(cell: Pick<Cell, 'value' | 'formula'>): string {
  if (cell.value === '' && cell.formula === null) return 'Empty'
  if (typeof cell.value === 'number') return 'Double'
  if (typeof cell.value === 'boolean') return 'Boolean'
  return cell.value instanceof CellError ? 'Error' : 'String'
}

/** Above this many cells a get answers null without an error (Microsoft, resource limits). */
const MOST_CELLS = 5_000_000

/** A 2-D array of what `read` says of each cell; null for entire rows or columns, as Excel answers. */
export function gridOf<V>(sheet: SheetModel, range: Rect, read: (cell: Cell, row: number, column: number) => V): V[][] | null {
  if (isEntireRows(range) || isEntireColumns(range) || range.rows * range.columns > MOST_CELLS) return null
  return Array.from({ length: range.rows }, (_, r) =>
    Array.from({ length: range.columns }, (_c, c) => read(sheet.cell(range.row + r, range.column + c), range.row + r, range.column + c)),
  )
}

/**
 * Reads what is assigned to `values`, `formulas` or `numberFormat`: a 2-D array of the range's size, or one value for all cells.
 * @throws RichError InvalidArgument
 */
export function assigned(value: unknown, range: Rect): (row: number, column: number) => unknown {
  if (!Array.isArray(value)) return () => value
  const lines: unknown[][] = value.map((line: unknown) => {
    if (!Array.isArray(line)) throw invalidArgument()
    return line
  })
  if (lines.length !== range.rows || lines.some((line) => line.length !== range.columns)) {
    throw invalidArgument("The number of rows or columns in the input array doesn't match the size or dimensions of the range.")
  }
  return (row, column) => lines[row]?.[column]
}

/** Writes contents as `range.values =` does. null leaves a cell alone. */
export function writeContents(sheet: SheetModel, range: Rect, value: unknown): void {
  if (value === null || value === undefined) return
  const at = assigned(value, range)
  const area = sheet.clip(range)
  sheet.writeContents(range, (row, column) => at(row - area.row, column - area.column))
}

