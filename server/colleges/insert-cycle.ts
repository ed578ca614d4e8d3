import type { Schema, Tx } from '../db/schema.ts'
import type { FrozenEdition } from '../editions/registry.ts'
import type { Period } from '../../rules/table.ts'
import { cycleName, usualPeriod } from './cycle.ts'

export interface NewCycle {
  readonly id: string
  readonly state: Schema['cycles']['state']
  readonly isCurrent: boolean
  readonly lastCycle: string | null
  /** ISO time at which the collection window opens */
  readonly opensAt: string
  readonly period?: Period
}

/** Writes a cycle bound to an edition and keeps the edition's text word for word. Part of a command's transaction. */
export async function insertCycle(tx: Tx, collegeId: string, cycle: NewCycle, edition: FrozenEdition): Promise<void> {
  const period = cycle.period ?? usualPeriod(cycle.id)
  await tx.insertInto('editions').values({ hash: edition.hash, id: edition.id, json: edition.json }).onConflict(conflict => conflict.column('hash').doNothing()).execute()
  if (cycle.isCurrent) await tx.updateTable('cycles').set({ isCurrent: 0 }).where('collegeId', '=', collegeId).execute()
  await tx.insertInto('cycles').values({
    collegeId, id: cycle.id, name: cycleName(cycle.id), state: cycle.state, isCurrent: cycle.isCurrent ? 1 : 0, edition: edition.id, editionHash: edition.hash,
    academicStart: period.academicYear.start, academicEnd: period.academicYear.end, calendarYear: period.calendarYear, point: period.point,
    lastCycle: cycle.lastCycle, opensAt: cycle.opensAt,
  }).execute()
}
