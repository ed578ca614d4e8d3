import { Problem } from '../rules/problem.ts'
import type { Role } from '../rules/regime.ts'
import type { Cycle } from './colleges/cycle.ts'

export interface HeldRole { readonly role: Role; readonly unitId: string; readonly unitName: string }

/** Who acts: a person of one college. Everything a command reads or writes is scoped by `college.id`. */
export interface Actor {
  readonly college: { readonly id: string; readonly name: string; readonly regime: string }
  readonly person: { readonly id: string; readonly staffNo: string; readonly name: string; readonly mustChangePassword: boolean }
  readonly roles: readonly HeldRole[]
  /** the year being collected; null when the college has none yet */
  readonly cycle: Cycle | null
}

/** What a system act is done as when nobody is signed in (set-up, command line). */
export type Author = Pick<Actor, 'college'> & { readonly person: { readonly id: string } | null }

export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return actor.roles.some(held => wanted.includes(held.role))
}

export function hasRoleAt(actor: Actor, role: Role, unitId: string): boolean {
  return actor.roles.some(held => held.role === role && held.unitId === unitId)
}

/** The signed-in person of a guarded route. Throws `session.expired` when nobody is signed in. */
export function signedIn(actor: Actor | null): Actor {
  if (actor === null) throw new Problem('session.expired')
  return actor
}
