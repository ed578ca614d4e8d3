/**
 * The best known rows of a college's tables, typed and indexed, in memory: what references, prefilled columns and cross-table
 * checks look things up in. Kept per unit, so that a write makes only its own unit's rows be read again.
 */
import { LRUCache } from 'lru-cache'
import type { Catalogue } from '../../rules/edition/catalogue.ts'
import { columnsOf } from '../../rules/formula/columns.ts'
import type { Columns } from '../../rules/formula/context.ts'
import { rowReader } from '../../rules/judge/row-reader.ts'
import type { Cell, Value } from '../../rules/value.ts'
import type { Cycle } from '../colleges/cycle.ts'
import type { Db, SheetKey } from '../db/schema.ts'
import { rowsOfUnit, unitSources, type StoredRow } from './store.ts'

export interface KnownRow { readonly unitId: string; readonly rowId: string; readonly state: StoredRow['state']; readonly cells: readonly Cell[]; readonly values: readonly Value[] }

/** One table of a college at one moment; a write makes a new one. */
export interface KnownTable {
  readonly rows: readonly KnownRow[]
  readonly columns: Columns
  /** the same without one unit's rows: what is known apart from the sheet under check */
  without(unitId: string): readonly KnownRow[]
}

export interface Place { readonly collegeId: string; readonly cycle: Cycle; readonly catalogue: Catalogue }

export interface KnownRows {
  /** the table now, from memory when nothing was written since */
  table(place: Place, tableId: string): Promise<KnownTable>
  /** the table when it is in memory, else undefined: the way of the live check that costs no waiting */
  ready(place: Place, tableId: string): KnownTable | undefined
  /** to be called after each commit that touched rows of this sheet */
  forget(key: SheetKey): void
}

interface Kept { whole: KnownTable | null; readonly units: Map<string, readonly KnownRow[]>; generation: number }

export function createKnownRows(db: Db): KnownRows {
  const kept = new LRUCache<string, Kept>({ max: 5_000 })
  const name = (collegeId: string, cycleId: string, tableId: string): string => `${collegeId}\u001f${cycleId}\u001f${tableId}`
  const keptOf = (key: string): Kept => {
    const found = kept.get(key)
    if (found !== undefined) return found
    const fresh: Kept = { whole: null, units: new Map(), generation: 0 }
    kept.set(key, fresh)
    return fresh
  }

  async function load(place: Place, tableId: string, into: Kept): Promise<KnownTable> {
    const entry = place.catalogue.tables.get(tableId)
    if (entry === undefined) return knownTable([], [])
    const key = { collegeId: place.collegeId, cycleId: place.cycle.id, tableId }
    const generation = into.generation
    const read = rowReader(entry, place.cycle.period)
    const rows: KnownRow[] = []
    const units = new Map<string, readonly KnownRow[]>()
    for (const source of await unitSources(db, key)) {
      const found = into.units.get(source.unitId) ?? (await rowsOfUnit(db, key, source)).flatMap(row => {
        const typed = read(row.cells)
        return typed.isBlank ? [] : [{ ...row, values: typed.values }]
      })
      units.set(source.unitId, found)
      for (const row of found) rows.push(row)
    }
    const whole = knownTable(entry.table.fields.map(field => field.id), rows)
    if (into.generation === generation) {
      into.whole = whole
      for (const [unitId, found] of units) into.units.set(unitId, found)
    }
    return whole
  }

  return {
    async table(place, tableId) {
      const found = keptOf(name(place.collegeId, place.cycle.id, tableId))
      return found.whole ?? await load(place, tableId, found)
    },
    ready: (place, tableId) => kept.get(name(place.collegeId, place.cycle.id, tableId))?.whole ?? undefined,
    forget(key) {
      const found = kept.get(name(key.collegeId, key.cycleId, key.tableId))
      if (found === undefined) return
      found.generation += 1
      found.whole = null
      found.units.delete(key.unitId)
    },
  }
}

function knownTable(fields: readonly string[], rows: readonly KnownRow[]): KnownTable {
  let columns: Columns | null = null
  return {
    rows,
    get columns() { return columns ??= columnsOf(fields, rows.map(row => row.values)) },
    without: unitId => rows.filter(row => row.unitId !== unitId),
  }
}
