import { unitOf } from '../../rules/workflow/actor.ts'
import type { SubmitAnswer } from '../../rules/wire.ts'
import type { Db } from '../db/schema.ts'
import type { SheetPlace } from '../sheets/place.ts'
import { readReviewers } from './holders-store.ts'

/** Who reviews from a level on, by name, and until when: 接下来谁审核. */
export async function nextReviewers(db: Db, place: SheetPlace, from: number): Promise<SubmitAnswer['next']> {
  const { regime, key, assignment } = place
  const reviewers = await readReviewers(db, key.collegeId, regime)
  return regime.levels.slice(from).map(level => {
    const unitId = unitOf(level, { unit: key.unitId, ownerUnit: assignment.ownerUnitId, fillers: [] })
    const names = (reviewers.get(level.role) ?? []).filter(holder => unitId === null || holder.unitId === unitId).map(holder => holder.name)
    return { level: level.name, names: [...new Set(names)], due: assignment.levelDue[level.id] ?? assignment.due }
  })
}
