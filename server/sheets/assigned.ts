import { LRUCache } from 'lru-cache'
import type { Db, SheetKey } from '../db/schema.ts'
import { findAssignment, findUnit, type Assignment, type Unit } from './store.ts'

/** How long another process may have changed the division of work before this one notices, in milliseconds. */
const FRESH = 5_000

interface Found { readonly unit: Unit | null; readonly assignment: Assignment | null }

/** Who fills what where, remembered for a few seconds: it hardly changes, and every live check asks. */
export interface Assigned {
  find(key: SheetKey, now: Date): Promise<Found>
  forgetCollege(collegeId: string): void
}

export function createAssigned(db: Db): Assigned {
  const kept = new LRUCache<string, Found & { readonly at: number; readonly collegeId: string }>({ max: 20_000 })
  return {
    async find(key, now) {
      const name = `${key.collegeId}\u001f${key.cycleId}\u001f${key.tableId}\u001f${key.unitId}`
      const found = kept.get(name)
      if (found !== undefined && now.getTime() - found.at < FRESH) return found
      const unit = await findUnit(db, key.collegeId, key.unitId)
      const fresh = { unit, assignment: unit === null ? null : await findAssignment(db, key), at: now.getTime(), collegeId: key.collegeId }
      if (fresh.assignment !== null) kept.set(name, fresh)
      return fresh
    },
    forgetCollege(collegeId) {
      for (const [name, each] of kept.entries()) if (each.collegeId === collegeId) kept.delete(name)
    },
  }
}
