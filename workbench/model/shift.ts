import { MAX_COLUMNS, MAX_ROWS, containsRect, rect, type Rect } from './rect.ts'

/**
 * Cells moving to make room or to close a gap. `count` lines are inserted at `at` (positive) or deleted from `at` on (negative);
 * `from`/`to` are the crossing lines that move (columns for rows, rows for columns), the whole sheet for entire rows or columns.
 */
export interface Shift {
  readonly axis: 'row' | 'column'
  readonly at: number
  readonly count: number
  readonly from: number
  readonly to: number
}

/** The shift that inserting `range` makes ("Down" or "Right"), or deleting it ("Up" or "Left"). */
export function shiftOf(range: Rect, direction: 'Down' | 'Right' | 'Up' | 'Left'): Shift {
  if (direction === 'Down' || direction === 'Up') {
    const count = direction === 'Down' ? range.rows : -range.rows
    return { axis: 'row', at: range.row, count, from: range.column, to: range.column + range.columns }
  }
  const count = direction === 'Right' ? range.columns : -range.columns
  return { axis: 'column', at: range.column, count, from: range.row, to: range.row + range.rows }
}

export function isEntire(shift: Shift): boolean {
  return shift.from === 0 && shift.to >= (shift.axis === 'row' ? MAX_COLUMNS : MAX_ROWS)
}

interface Span {
  readonly start: number
  readonly length: number
}

/** Where a span of lines comes to lie; null when all of it is deleted. Inserting inside it makes it longer. */
export function shiftSpan(span: Span, at: number, count: number, limit: number): Span | null {
  const end = span.start + span.length
  if (count > 0) {
    if (at <= span.start) return span.start + count >= limit ? null : { start: span.start + count, length: Math.min(span.length, limit - span.start - count) }
    return at < end ? { start: span.start, length: Math.min(span.length + count, limit - span.start) } : span
  }
  const cutEnd = at - count
  const start = span.start < at ? span.start : Math.max(at, span.start + count)
  const kept = Math.max(0, Math.min(end, at) - span.start) + Math.max(0, end - Math.max(span.start, cutEnd))
  return kept === 0 ? null : { start, length: kept }
}

/**
 * Where a range comes to lie; null when all of it is deleted. A range that the shift crosses only partly stays, as Excel leaves
 * references to blocks of which only some columns move.
 */
export function shiftRect(r: Rect, shift: Shift): Rect | null {
  if (shift.axis === 'row') {
    if (!containsRect(rect(0, shift.from, MAX_ROWS, shift.to - shift.from), r) || r.rows >= MAX_ROWS) return r
    const span = shiftSpan({ start: r.row, length: r.rows }, shift.at, shift.count, MAX_ROWS)
    return span && rect(span.start, r.column, span.length, r.columns)
  }
  if (!containsRect(rect(shift.from, 0, shift.to - shift.from, MAX_COLUMNS), r) || r.columns >= MAX_COLUMNS) return r
  const span = shiftSpan({ start: r.column, length: r.columns }, shift.at, shift.count, MAX_COLUMNS)
  return span && rect(r.row, span.start, r.rows, span.length)
}

/** Row or column properties after entire lines moved. Inserted lines take the look of the line before them, as in Excel. */
export function shiftLines<T>(lines: ReadonlyMap<number, T>, at: number, count: number, inherit: (before: T) => T): ReadonlyMap<number, T> {
  const next = new Map<number, T>()
  for (const [line, props] of lines) {
    if (count > 0) next.set(line >= at ? line + count : line, props)
    else if (line < at) next.set(line, props)
    else if (line >= at - count) next.set(line + count, props)
  }
  const before = count > 0 ? lines.get(at - 1) : undefined
  if (before !== undefined) for (let i = 0; i < count; i += 1) next.set(at + i, inherit(before))
  return next
}
