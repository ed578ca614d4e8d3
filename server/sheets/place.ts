/** A table at a unit in the current cycle, found for one person: what every command on a sheet begins with. */
import { Problem } from '../../rules/problem.ts'
import type { TableEntry } from '../../rules/edition/catalogue.ts'
import type { Regime } from '../../rules/regime.ts'
import { mayFill } from '../../rules/workflow/actor.ts'
import { hasRole, hasRoleAt, type Actor } from '../actor.ts'
import type { Cycle } from '../colleges/cycle.ts'
import type { SheetKey } from '../db/schema.ts'
import { regimeOf, type Deps } from '../deps.ts'
import type { FrozenEdition } from '../editions/registry.ts'
import type { Assignment, Unit } from './store.ts'

export interface SheetPlace {
  readonly key: SheetKey
  readonly cycle: Cycle
  readonly regime: Regime
  readonly edition: FrozenEdition
  readonly entry: TableEntry
  readonly unit: Unit
  readonly assignment: Assignment
}

/** Throws `cycle.none`, `table.unknown`, `unit.unknown`, `access.unit` (also for a table that is not assigned to the unit). */
export async function findPlace(deps: Deps, actor: Actor, tableId: string, unitId: string): Promise<SheetPlace> {
  const regime = regimeOf(deps, actor)
  const { cycle, edition } = await currentYear(deps, actor)
  const entry = edition.catalogue.tables.get(tableId)
  if (entry === undefined) throw new Problem('table.unknown', { table: tableId })
  const key = { collegeId: actor.college.id, cycleId: cycle.id, tableId, unitId }
  const { unit, assignment } = await deps.assigned.find(key, deps.now())
  if (unit === null) throw new Problem('unit.unknown')
  if (assignment === null) throw new Problem('access.unit', { office: regime.qualityOffice })
  return { key, cycle, regime, edition, entry, unit, assignment }
}

/** The cycle being collected and the edition it was opened with. Throws `cycle.none`. */
export async function currentYear(deps: Deps, actor: Actor): Promise<{ cycle: Cycle; edition: FrozenEdition }> {
  if (actor.cycle === null) throw new Problem('cycle.none', { office: regimeOf(deps, actor).qualityOffice })
  return { cycle: actor.cycle, edition: await editionOf(deps, actor.cycle) }
}

export async function editionOf(deps: Deps, cycle: Cycle): Promise<FrozenEdition> {
  const edition = await deps.editions.byHash(cycle.editionHash)
  if (edition === null) throw new Error(`edition ${cycle.editionHash} of cycle ${cycle.id} is gone`)
  return edition
}

export function isFiller(actor: Actor, place: SheetPlace): boolean {
  return place.assignment.fillers.some(filler => filler.id === actor.person.id) && mayFill(flat(actor), { unit: place.key.unitId }) === true
}

/** People of the unit, the owner office and the quality office may look; administrators run accounts, not data. */
export function mayRead(actor: Actor, place: SheetPlace): boolean {
  const worksThere = actor.roles.some(held => held.unitId === place.key.unitId && held.role !== 'admin')
  return isFiller(actor, place) || worksThere || hasRoleAt(actor, 'owner-reviewer', place.assignment.ownerUnitId) || hasRole(actor, 'quality')
}

export function mustFill(actor: Actor, place: SheetPlace): void {
  if (!isFiller(actor, place)) throw new Problem('access.unit', { office: place.regime.qualityOffice })
}

export function mustRead(actor: Actor, place: SheetPlace): void {
  if (!mayRead(actor, place)) throw new Problem('access.unit', { office: place.regime.qualityOffice })
}

/** The person as `rules/workflow` knows people. */
export function flat(actor: Actor): { readonly personId: string; readonly roles: Actor['roles'] } {
  return { personId: actor.person.id, roles: actor.roles }
}
