import type { Regime, Role } from '../../rules/regime.ts'
import type { Holders } from '../../rules/workflow/actor.ts'
import type { Db } from '../db/schema.ts'
import { groupBy } from '../group-by.ts'

export interface Holder { readonly personId: string; readonly name: string; readonly unitId: string }

/** Everyone active who holds a reviewing role of the regime, read once so that the rules can ask without waiting. */
export async function readReviewers(db: Db, collegeId: string, regime: Regime): Promise<ReadonlyMap<Role, readonly Holder[]>> {
  const roles = [...new Set(regime.levels.map(level => level.role))]
  const found = await db.selectFrom('roles').innerJoin('persons', join => join.onRef('persons.collegeId', '=', 'roles.collegeId').onRef('persons.id', '=', 'roles.personId'))
    .select(['roles.role', 'roles.personId', 'roles.unitId', 'persons.name']).where('roles.collegeId', '=', collegeId).where('roles.role', 'in', roles)
    .where('persons.active', '=', 1).orderBy('persons.staffNo').execute()
  return groupBy(found, each => each.role)
}

export async function readHolders(db: Db, collegeId: string, regime: Regime): Promise<Holders> {
  const byRole = await readReviewers(db, collegeId, regime)
  return (role, unitId) => (byRole.get(role) ?? []).filter(holder => unitId === null || holder.unitId === unitId).map(holder => holder.personId)
}
