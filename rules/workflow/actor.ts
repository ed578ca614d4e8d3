import type { Level, Regime, Role } from '../regime.ts'
import type { ProblemCode } from '../problem.ts'

/** Someone about to take a step. Roles are held in a unit; a role of the college is held in any. */
export interface Actor { readonly personId: string; readonly roles: readonly { readonly role: Role; readonly unitId: string }[] }

/** What a step is about: the filling unit, the owner office of the table, and everybody who filled the rows in question. */
export interface Filled { readonly unit: string; readonly ownerUnit: string; readonly fillers: readonly string[] }

/** People who hold a role in a unit; in any unit when it is null. */
export type Holders = (role: Role, unitId: string | null) => readonly string[]

/** The unit in which a level's reviewer must hold the role; null = any. */
export function unitOf(level: Level, filled: Filled): string | null {
  return level.scope === 'unit' ? filled.unit : level.scope === 'owner' ? filled.ownerUnit : null
}

export function holds(actor: Actor, role: Role, unitId: string | null): boolean {
  return actor.roles.some((each) => each.role === role && (unitId === null || each.unitId === unitId))
}

/**
 * May this person decide on these rows at this level? `true`, or the problem to answer with.
 * Whoever filled a row never decides on it, whatever the regime says.
 */
export function mayDecide(regime: Regime, level: Level, actor: Actor, filled: Filled): true | ProblemCode {
  if (!regime.levels.some((each) => each.id === level.id)) return 'access.role'
  if (!holds(actor, level.role, unitOf(level, filled))) return 'access.role'
  return filled.fillers.includes(actor.personId) ? 'access.own-submission' : true
}

/** May this person write and send rows of this unit? */
export function mayFill(actor: Actor, filled: Pick<Filled, 'unit'>): true | ProblemCode {
  if (holds(actor, 'filler', filled.unit)) return true
  return holds(actor, 'filler', null) ? 'access.unit' : 'access.role'
}

/** A level is skipped, on record, when its regime allows it and nobody but the fillers holds its role there. Source: 襄阳第十条1. */
export function isSkipped(level: Level, filled: Filled, holders: Holders): boolean {
  if (!level.skipWhenFiller) return false
  const people = holders(level.role, unitOf(level, filled))
  return people.length > 0 && people.every((person) => filled.fillers.includes(person))
}
