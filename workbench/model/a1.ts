import { MAX_COLUMNS, MAX_ROWS, isEntireColumns, isEntireRows, isSingleCell, rect, type Rect } from './rect.ts'

/** 0 → "A", 26 → "AA". */
export function columnName(column: number): string {
  let name = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

/** "A" → 0; letters only, any case. */
export function columnIndex(name: string): number {
  let n = 0
  for (const letter of name.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64
  return n - 1
}

/** "A1", "A1:C3", "A:C" (entire columns), "2:5" (entire rows); `absolute` adds $. */
export function toA1(r: Rect, absolute = false): string {
  const d = absolute ? '$' : ''
  const cell = (row: number, column: number): string => `${d}${columnName(column)}${d}${row + 1}`
  if (isEntireRows(r)) return `${d}${r.row + 1}:${d}${r.row + r.rows}`
  if (isEntireColumns(r)) return `${d}${columnName(r.column)}:${d}${columnName(r.column + r.columns - 1)}`
  const first = cell(r.row, r.column)
  return isSingleCell(r) ? first : `${first}:${cell(r.row + r.rows - 1, r.column + r.columns - 1)}`
}

/** Sheet names that are not plain words need quotes in an address: 'My sheet'!A1. */
export function quoteSheetName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
  return plain ? name : `'${name.replaceAll("'", "''")}'`
}

export interface Address {
  /** The sheet's name when the address carries one, without quotes. */
  readonly sheet: string | null
  readonly rect: Rect
}

/** Reads "Sheet!A1:B2", "'My sheet'!A:C", "A1", "2:3", "$A$1"; null when it is no address. */
export function parseAddress(text: string): Address | null {
  const bang = text.lastIndexOf('!')
  const name = bang < 0 ? null : text.slice(0, bang)
  const sheet = name === null ? null : name.replace(/^'|'$/g, '').replaceAll("''", "'")
  const [first = '', second] = text.slice(bang + 1).replaceAll('$', '').split(':')
  const a = parseCorner(first)
  const b = second === undefined ? a : parseCorner(second)
  if (!a || !b || text.split(':').length > 2) return null
  if (second === undefined && (a.row === null || a.column === null)) return null
  const found = corners(a, b)
  return found ? { sheet, rect: found } : null
}

interface Corner {
  readonly row: number | null
  readonly column: number | null
}

function parseCorner(text: string): Corner | null {
  const m = /^([A-Za-z]{0,3})(\d{0,7})$/.exec(text.trim())
  if (!m || m[0] === '') return null
  const column = m[1] ? columnIndex(m[1]) : null
  const row = m[2] ? Number(m[2]) - 1 : null
  if (row !== null && (row < 0 || row >= MAX_ROWS)) return null
  if (column !== null && column >= MAX_COLUMNS) return null
  return { row, column }
}

function corners(a: Corner, b: Corner): Rect | null {
  if (a.row !== null && b.row !== null && a.column !== null && b.column !== null) {
    return rect(
      Math.min(a.row, b.row),
      Math.min(a.column, b.column),
      Math.abs(a.row - b.row) + 1,
      Math.abs(a.column - b.column) + 1,
    )
  }
  if (a.row === null && b.row === null && a.column !== null && b.column !== null) {
    return rect(0, Math.min(a.column, b.column), MAX_ROWS, Math.abs(a.column - b.column) + 1)
  }
  if (a.column === null && b.column === null && a.row !== null && b.row !== null) {
    return rect(Math.min(a.row, b.row), 0, Math.abs(a.row - b.row) + 1, MAX_COLUMNS)
  }
  return null
}
