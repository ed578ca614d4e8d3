/**
 * The best known rows of a college's tables, typed and indexed, in memory: what references, prefilled columns and cross-table
 * checks look things up in. Kept per unit, so that a write makes only its own unit's rows be read again.
 */
import { LRUCache } from 'lru-cache'
import type { Catalogue } from '../../rules/edition/catalogue.ts'
import { columnsOf } from '../../rules/formula/columns.ts'
import type { Columns } from '../../rules/formula/context.ts'
import { rowReader, type RowReader } from '../../rules/judge/row-reader.ts'
import type { Cell, Value } from '../../rules/value.ts'
import type { Cycle } from '../colleges/cycle.ts'
import type { Db, SheetKey } from '../db/schema.ts'
import { rowsOfUnit, unitSources, type StoredRow, type TableKey, type UnitSource } from './store.ts'

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

interface Kept {
  whole: KnownTable | null
  /** a load under way, shared by all who ask meanwhile; null once a write made it old */
  loading: Promise<KnownTable> | null
  readonly units: Map<string, readonly KnownRow[]>
  /** how often each unit was forgotten, so that a load under way does not keep what a write made old */
  readonly stamps: Map<string, number>
  stamp: number
}

export function createKnownRows(db: Db): KnownRows {
  const kept = new LRUCache<string, Kept>({ max: 5_000 })
  const name = (collegeId: string, cycleId: string, tableId: string): string => `${collegeId}\u001f${cycleId}\u001f${tableId}`
  const keptOf = (key: string): Kept => {
    const found = kept.get(key)
    if (found !== undefined) return found
    const fresh: Kept = { whole: null, loading: null, units: new Map(), stamps: new Map(), stamp: 0 }
    kept.set(key, fresh)
    return fresh
  }

  async function load(place: Place, tableId: string, into: Kept): Promise<KnownTable> {
    const entry = place.catalogue.tables.get(tableId)
    if (entry === undefined) return knownTable([], [])
    const key = { collegeId: place.collegeId, cycleId: place.cycle.id, tableId }
    const stamp = into.stamp
    const read = rowReader(entry, place.cycle.period)
    const rows: KnownRow[] = []
    for (const source of await unitSources(db, key)) {
      const found = into.units.get(source.unitId) ?? await loadUnit(key, source, read, into)
      for (const row of found) rows.push(row)
    }
    const whole = knownTable(entry.table.fields.map(field => field.id), rows)
    if (into.stamp === stamp) into.whole = whole
    return whole
  }

  async function loadUnit(key: TableKey, source: UnitSource, read: RowReader, into: Kept): Promise<readonly KnownRow[]> {
    const stamp = into.stamps.get(source.unitId)
    const rows = (await rowsOfUnit(db, key, source)).flatMap(row => {
      const typed = read(row.cells)
      return typed.isBlank ? [] : [{ ...row, values: typed.values }]
    })
    if (into.stamps.get(source.unitId) === stamp) into.units.set(source.unitId, rows)
    return rows
  }

  return {
    async table(place, tableId) {
      const found = keptOf(name(place.collegeId, place.cycle.id, tableId))
      if (found.whole !== null) return found.whole
      const loading = found.loading ??= load(place, tableId, found)
      try {
        return await loading
      } finally {
        if (found.loading === loading) found.loading = null
      }
    },
    ready: (place, tableId) => kept.get(name(place.collegeId, place.cycle.id, tableId))?.whole ?? undefined,
    forget(key) {
      const found = keptOf(name(key.collegeId, key.cycleId, key.tableId))
      found.stamp += 1
      found.whole = null
      found.loading = null
      found.units.delete(key.unitId)
      found.stamps.set(key.unitId, found.stamp)
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
