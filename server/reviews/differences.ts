import type { Cell } from '../../rules/value.ts'
import type { Difference } from '../../rules/wire.ts'

interface Row { readonly id: string; readonly cells: readonly Cell[] }

/**
 * What changed from one set of rows to another, cell by cell; rows are the same row when `nameOf` says so.
 * An added or removed row is one difference without a field.
 */
export function differences(fields: readonly string[], before: readonly Row[], after: readonly Row[], nameOf: (row: Row) => string): Difference[] {
  const old = new Map(before.map(row => [nameOf(row), row]))
  const found: Difference[] = []
  const seen = new Set<string>()
  for (const row of after) {
    const name = nameOf(row)
    const was = old.get(name)
    seen.add(name)
    if (was === undefined) found.push({ rowId: row.id, field: null, kind: 'added', before: null, after: row.cells[0] ?? null })
    else fields.forEach((field, i) => {
      const [from, to] = [was.cells[i] ?? null, row.cells[i] ?? null]
      if (from !== to) found.push({ rowId: row.id, field, kind: 'changed', before: from, after: to })
    })
  }
  for (const row of before) if (!seen.has(nameOf(row))) found.push({ rowId: row.id, field: null, kind: 'removed', before: row.cells[0] ?? null, after: null })
  return found
}
