import type { Value } from '../value.ts'
import type { Columns, RowIndex } from './context.ts'
import { PatchedIndex } from './patched-index.ts'

const SEPARATOR = '\u001f'

/**
 * The key under which values are equal in an index: text without regard to case (as Excel compares), numbers to 12 digits,
 * blank apart from every value. Types need no mark, since a column has one type.
 */
export function keyOf(value: Value): string {
  if (typeof value === 'string') return isCaseless(value) ? value : value.toLowerCase()
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(12)))
  return value === null ? '' : value ? '1' : '0'
}

/** Digits, signs and Chinese characters have no case; most keys are made of them, and looking is cheaper than folding. */
function isCaseless(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (!(code <= 0x40 || (code >= 0x3000 && code <= 0x9fff))) return false
  }
  return true
}

/** `keyOf` for several fields, in their order. */
export function keyOfAll(values: readonly Value[]): string {
  let key = ''
  for (let i = 0; i < values.length; i++) key += (i === 0 ? '' : SEPARATOR) + keyOf(values[i] ?? null)
  return key
}

/**
 * Columns over rows held as arrays in the order of `fields`.
 * @example columnsOf(['staff_no', 'name'], [['0012', '王芳']]).index(['staff_no']).get('0012') // [0]
 */
export function columnsOf(fields: readonly string[], rows: readonly (readonly Value[])[]): ColumnStore {
  return new ColumnStore(new Map(fields.map((field, i) => [field, i])), rows)
}

interface Index {
  readonly fields: readonly string[]
  readonly rowsOf: ReadonlyMap<string, readonly number[]> | PatchedIndex
  /** for each row those that agree with it; null once some rows were put in place */
  readonly alike: readonly (readonly number[])[] | null
}

/** One snapshot of a table. What is asked of it is worked out once. */
export class ColumnStore implements Columns {
  readonly count: number
  readonly #positions: ReadonlyMap<string, number>
  readonly #rows: readonly (readonly Value[])[]
  readonly #columns = new Map<string, readonly Value[]>()
  readonly #indexes = new Map<string, Index>()
  /** the index asked for last: a check asks for the same one row after row */
  #last: Index | null = null

  constructor(positions: ReadonlyMap<string, number>, rows: readonly (readonly Value[])[]) {
    this.#positions = positions
    this.#rows = rows
    this.count = rows.length
  }

  column(field: string): readonly Value[] {
    let values = this.#columns.get(field)
    if (values === undefined) this.#columns.set(field, values = columnOf(this.#rows, this.#positions.get(field)))
    return values
  }

  index(fields: readonly string[]): RowIndex { return this.#index(fields).rowsOf }

  #index(fields: readonly string[]): Index {
    if (this.#last?.fields === fields) return this.#last
    const name = fields.length === 1 ? fields[0] ?? '' : fields.join(SEPARATOR)
    let index = this.#indexes.get(name)
    if (index === undefined) this.#indexes.set(name, index = { fields, ...buildIndex(fields.map((field) => this.column(field)), this.count) })
    return this.#last = index
  }

  alike(row: number, fields: readonly string[]): readonly number[] {
    const { alike, rowsOf } = this.#index(fields)
    return (alike === null ? rowsOf.get(keyAt(fields.map((field) => this.column(field)), row)) : alike[row]) ?? []
  }

  /**
   * A new snapshot in which some rows are others. Columns and indexes already worked out are carried over with these rows put in place,
   * so that an edit in a large table does not read the whole of it again.
   */
  with(changes: ReadonlyMap<number, readonly Value[]>): ColumnStore {
    const rows = this.#rows.slice()
    for (const [at, values] of changes) rows[at] = values
    const next = new ColumnStore(this.#positions, rows)
    for (const [field, values] of this.#columns) next.#columns.set(field, patchColumn(values, this.#positions.get(field), changes))
    for (const [name, index] of this.#indexes) {
      const before = index.fields.map((field) => this.column(field))
      const after = index.fields.map((field) => next.column(field))
      const moves = [...changes.keys()].map((row) => ({ row, from: keyAt(before, row), to: keyAt(after, row) })).filter(({ from, to }) => from !== to)
      next.#indexes.set(name, moves.length === 0 ? index : { fields: index.fields, rowsOf: PatchedIndex.move(index.rowsOf, moves), alike: null })
    }
    return next
  }
}

function columnOf(rows: readonly (readonly Value[])[], at: number | undefined): readonly Value[] {
  const values: Value[] = []
  for (const row of rows) values.push(at === undefined ? null : row[at] ?? null)
  return values
}

/** The same array when none of its values changes. */
function patchColumn(values: readonly Value[], at: number | undefined, changes: ReadonlyMap<number, readonly Value[]>): readonly Value[] {
  if (at === undefined) return values
  let patched: Value[] | null = null
  for (const [row, to] of changes) {
    const value = to[at] ?? null
    if (value === values[row]) continue
    patched ??= values.slice()
    patched[row] = value
  }
  return patched ?? values
}

function keyAt(columns: readonly (readonly Value[])[], row: number): string {
  let key = keyOf(columns[0]?.[row] ?? null)
  for (let i = 1; i < columns.length; i++) key += SEPARATOR + keyOf(columns[i]?.[row] ?? null)
  return key
}

function buildIndex(columns: readonly (readonly Value[])[], count: number): Pick<Index, 'rowsOf' | 'alike'> {
  const rowsOf = new Map<string, number[]>()
  const alike: number[][] = []
  for (let row = 0; row < count; row++) {
    const key = keyAt(columns, row)
    let rows = rowsOf.get(key)
    if (rows === undefined) rowsOf.set(key, rows = [row])
    else rows.push(row)
    alike.push(rows)
  }
  return { rowsOf, alike }
}
