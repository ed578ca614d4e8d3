/** A rectangle of cells, 0-based. The whole sheet is 1,048,576 × 16,384 as in Excel. */
export interface Rect {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export const MAX_ROWS = 1_048_576
export const MAX_COLUMNS = 16_384

export function rect(row: number, column: number, rows = 1, columns = 1): Rect {
  return { row, column, rows, columns }
}

export const WHOLE_SHEET: Rect = rect(0, 0, MAX_ROWS, MAX_COLUMNS)

export function isSingleCell(r: Rect): boolean {
  return r.rows === 1 && r.columns === 1
}

export function isEntireRows(r: Rect): boolean {
  return r.columns >= MAX_COLUMNS
}

export function isEntireColumns(r: Rect): boolean {
  return r.rows >= MAX_ROWS
}

/** False when any part lies outside the sheet or the size is not positive. */
export function isOnSheet(r: Rect): boolean {
  return (
    r.row >= 0 &&
    r.column >= 0 &&
    r.rows >= 1 &&
    r.columns >= 1 &&
    r.row + r.rows <= MAX_ROWS &&
    r.column + r.columns <= MAX_COLUMNS
  )
}

export function containsCell(r: Rect, row: number, column: number): boolean {
  return row >= r.row && row < r.row + r.rows && column >= r.column && column < r.column + r.columns
}

export function containsRect(outer: Rect, inner: Rect): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  )
}

export function overlaps(a: Rect, b: Rect): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  )
}

export function intersect(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column
  return rows > 0 && columns > 0 ? rect(row, column, rows, columns) : null
}

/** The smallest rectangle that holds both. */
export function bounding(a: Rect, b: Rect): Rect {
  const row = Math.min(a.row, b.row)
  const column = Math.min(a.column, b.column)
  return rect(
    row,
    column,
    Math.max(a.row + a.rows, b.row + b.rows) - row,
    Math.max(a.column + a.columns, b.column + b.columns) - column,
  )
}

/** What is left of `from` when `hole` is cut out: at most four rectangles. */
export function subtract(from: Rect, hole: Rect): Rect[] {
  const cut = intersect(from, hole)
  if (!cut) return [from]
  const right = cut.column + cut.columns
  const bottom = cut.row + cut.rows
  return [
    rect(from.row, from.column, cut.row - from.row, from.columns),
    rect(bottom, from.column, from.row + from.rows - bottom, from.columns),
    rect(cut.row, from.column, cut.rows, cut.column - from.column),
    rect(cut.row, right, cut.rows, from.column + from.columns - right),
  ].filter((r) => r.rows > 0 && r.columns > 0)
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns
}
