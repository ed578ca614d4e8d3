import { Problem } from '../../rules/problem.ts'
import type { Db } from '../db/schema.ts'
import { findSheet, type StoredSheet } from './store.ts'
import type { SheetPlace } from './place.ts'
import { writable, cycleOf } from '../colleges/cycle.ts'

/**
 * The sheet as it is inside the transaction, when it may be written on this base. Also looks at the cycle again, since a request may have
 * been under way when it was frozen. Throws `cycle.frozen`, `cycle.none`, `sheet.locked`, `sheet.stale` (with who changed it).
 */
export async function writableSheet(tx: Db, place: SheetPlace, baseRevision: number): Promise<StoredSheet | null> {
  const { collegeId, cycleId } = place.key
  const cycle = await tx.selectFrom('cycles').selectAll().where('collegeId', '=', collegeId).where('id', '=', cycleId).executeTakeFirstOrThrow()
  writable(cycleOf(cycle), place.regime.qualityOffice)
  const sheet = await findSheet(tx, place.key)
  if (sheet !== null && (sheet.state === 'submitted' || sheet.state === 'passed')) throw new Problem('sheet.locked')
  if ((sheet?.revision ?? 0) !== baseRevision) {
    const who = await tx.selectFrom('persons').select('name').where('collegeId', '=', collegeId).where('id', '=', sheet?.changedBy ?? '').executeTakeFirst()
    throw new Problem('sheet.stale', { who: who?.name ?? '别人', revision: sheet?.revision ?? 0 })
  }
  return sheet
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
