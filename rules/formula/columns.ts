import type { Value } from '../value.ts'
import type { Columns } from './context.ts'

const SEPARATOR = '\u001f'

/**
 * The key under which values are equal in an index: text without regard to case (as Excel compares), numbers to 12 digits,
 * blank apart from every value. Types need no mark, since a column has one type.
 */
export function keyOf(value: Value): string {
  if (typeof value === 'string') return value.toLowerCase()
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(12)))
  return value === null ? '' : value ? '1' : '0'
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
export function columnsOf(fields: readonly string[], rows: readonly (readonly Value[])[]): Columns {
  const positions = new Map(fields.map((field, i) => [field, i]))
  const columns = new Map<string, readonly Value[]>()
  const indexes = new Map<string, ReadonlyMap<string, readonly number[]>>()

  function column(field: string): readonly Value[] {
    let values = columns.get(field)
    if (values === undefined) {
      const at = positions.get(field)
      values = at === undefined ? rows.map(() => null) : rows.map(row => row[at] ?? null)
      columns.set(field, values)
    }
    return values
  }

  return {
    count: rows.length,
    column,
    index(wanted) {
      const name = wanted.join(SEPARATOR)
      let index = indexes.get(name)
      if (index === undefined) {
        index = buildIndex(wanted.map(column), rows.length)
        indexes.set(name, index)
      }
      return index
    },
  }
}

function buildIndex(columns: readonly (readonly Value[])[], count: number): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (let row = 0; row < count; row++) {
    let key = ''
    for (let i = 0; i < columns.length; i++) key += (i === 0 ? '' : SEPARATOR) + keyOf(columns[i]?.[row] ?? null)
    const found = index.get(key)
    if (found === undefined) index.set(key, [row])
    else found.push(row)
  }
  return index
}
