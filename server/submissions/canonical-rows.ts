import { canonicalCell } from '../../rules/grid/write-cell.ts'
import { rowReader } from '../../rules/judge/row-reader.ts'
import type { Cell } from '../../rules/value.ts'
import type { SubmitBody } from '../../rules/wire.ts'
import type { SheetPlace } from '../sheets/place.ts'

export interface CanonicalRow { readonly id: string; readonly cells: readonly Cell[] }

/**
 * The rows as they are kept: each cell in its one canonical form, blank rows left out. A cell that cannot be read stays as it was typed,
 * so that the judge says what is wrong with it.
 */
export function canonicalRows(place: SheetPlace, input: Pick<SubmitBody, 'rows'>): readonly CanonicalRow[] {
  const { fields } = place.entry
  const read = rowReader(place.entry, place.cycle.period)
  return input.rows.flatMap(row => {
    const { values, unreadable, isBlank } = read(row.cells)
    if (isBlank && unreadable === null) return []
    const cells = fields.map(({ field, index }) => unreadable?.includes(index) === true ? row.cells[index] ?? null : canonicalCell(field, values[index] ?? null))
    return [{ id: row.id, cells }]
  })
}
