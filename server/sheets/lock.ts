import { Problem } from '../../rules/problem.ts'
import type { Db } from '../db/schema.ts'
import { writable } from '../colleges/cycle.ts'
import { findCycle } from '../colleges/store.ts'
import type { SheetPlace } from './place.ts'
import { findSheet, personName, type StoredSheet } from './store.ts'

/**
 * The sheet as it is inside the transaction, when it may be written on this base. Also looks at the cycle again, since a request may have
 * been under way when it was frozen. Throws `cycle.frozen`, `cycle.none`, `sheet.locked`, `sheet.stale` (with who changed it).
 */
export async function writableSheet(tx: Db, place: SheetPlace, baseRevision: number): Promise<StoredSheet | null> {
  await mustBeWritable(tx, place)
  const sheet = await findSheet(tx, place.key)
  if (sheet !== null && (sheet.state === 'submitted' || sheet.state === 'passed')) throw new Problem('sheet.locked')
  if ((sheet?.revision ?? 0) !== baseRevision) {
    const who = await personName(tx, place.key.collegeId, sheet?.changedBy ?? '')
    throw new Problem('sheet.stale', { who: who ?? '别人', revision: sheet?.revision ?? 0 })
  }
  return sheet
}

/** Looks at the cycle as it is now. Throws `cycle.frozen`, `cycle.none`. */
export async function mustBeWritable(db: Db, place: SheetPlace): Promise<void> {
  const cycle = await findCycle(db, place.key.collegeId, place.key.cycleId)
  if (cycle === null) throw new Error(`cycle ${place.key.cycleId} is gone`)
  writable(cycle, place.regime.qualityOffice)
}

/** Rows as many and as wide as the table allows, each id once. Throws `sheet.too-many-rows`, `request.invalid`. */
export function checkShape(place: SheetPlace, rows: readonly { readonly id: string; readonly cells: readonly unknown[] }[], count = rows.length): void {
  const { table } = place.entry
  if (count > table.maxRows) throw new Problem('sheet.too-many-rows', { max: table.maxRows, rows: count })
  if (rows.some(row => row.cells.length > table.fields.length)) throw new Problem('request.invalid', { what: `一行最多 ${table.fields.length} 格` })
  if (new Set(rows.map(row => row.id)).size !== rows.length) throw new Problem('request.invalid', { what: '行编号重复' })
}

/** Throws `edition.stale`: the cells were laid out by another edition than the cycle's. */
export function checkEdition(place: SheetPlace, editionHash: string): void {
  if (editionHash !== place.cycle.editionHash) throw new Problem('edition.stale')
}
