/** Which column of the sheet holds which field: found by header, wherever the clerk has moved it. */
import type { Table } from '../../rules/table.ts'
import type { SheetTrouble } from './host.ts'

export interface FoundColumns {
  /** position in the Excel table of each field, by field order; null when its header is gone */
  readonly at: readonly (number | null)[]
  readonly trouble: readonly SheetTrouble[]
}

/** Headers are compared without spaces at the ends and line breaks, which Excel's dialogs put in. */
const plain = (header: unknown): string => String(header ?? '').replace(/[\r\n]+/g, '').trim()

export function findColumns(headers: readonly unknown[], table: Table): FoundColumns {
  const places = new Map<string, number>()
  headers.forEach((header, index) => { const text = plain(header); if (!places.has(text)) places.set(text, index) })
  const at = table.fields.map((field) => places.get(plain(field.header)) ?? null)
  const known = new Set(at)
  const found = at.filter((place): place is number => place !== null)
  const kept = new Set(longestRise(found))
  const trouble: SheetTrouble[] = []
  table.fields.forEach((field, index) => {
    const place = at[index] ?? null
    if (place === null) trouble.push({ kind: isRenamed(at, index, headers, known) ? 'column-renamed' : 'column-missing', field: field.id })
    else if (!kept.has(place)) trouble.push({ kind: 'column-moved', field: field.id })
  })
  return { at, trouble }
}

/** A field's header is gone and exactly one strange column stands where it belongs: the header was changed, not the column. */
export function renamedPlace(headers: readonly unknown[], table: Table, field: string): number | null {
  const { at } = findColumns(headers, table)
  const index = table.fields.findIndex((each) => each.id === field)
  return index < 0 || at[index] !== null ? null : strangePlace(at, index, headers, new Set(at))
}

function isRenamed(at: readonly (number | null)[], index: number, headers: readonly unknown[], known: ReadonlySet<number | null>): boolean {
  return strangePlace(at, index, headers, known) !== null
}

/** The place right after the field before it (or right before the field after it), when a header we do not know stands there. */
function strangePlace(at: readonly (number | null)[], index: number, headers: readonly unknown[], known: ReadonlySet<number | null>): number | null {
  const before = index === 0 ? 1 : at[index - 1] ?? null
  const after = index === at.length - 1 ? headers.length : at[index + 1] ?? null
  for (const place of [before === null ? null : before + 1, after === null ? null : after - 1]) {
    if (place !== null && place > 1 && place < headers.length && !known.has(place)) return place
  }
  return null
}

/** The most places that already stand in rising order; the others were moved. */
function longestRise(places: readonly number[]): readonly number[] {
  const best = places.map((place) => [place])
  places.forEach((place, index) => {
    for (let before = 0; before < index; before += 1) {
      const rise = best[before] ?? []
      if ((places[before] ?? 0) < place && rise.length + 1 > (best[index]?.length ?? 0)) best[index] = [...rise, place]
    }
  })
  return best.reduce((longest, rise) => (rise.length > longest.length ? rise : longest), [])
}
