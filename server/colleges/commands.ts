/**
 * What the administrator's command line and the demo do to a college. Each is one transaction with one audit event;
 * `author` is the college and, where somebody is signed in, the person.
 */
import type { Author } from '../actor.ts'
import { appendAudit } from '../audit/append.ts'
import { insertAll } from '../db/insert-all.ts'
import type { Tx } from '../db/schema.ts'
import { regimeOf, type Deps } from '../deps.ts'
import { dueDates } from './due-dates.ts'
import { personsOf } from './store.ts'
import { insertCollege, insertCycle, insertPersons, insertUnits, putPassword, setFrozen, type NewCycle, type NewPerson, type NewUnit } from './write-store.ts'

export type { NewCycle, NewPerson, NewUnit } from './write-store.ts'
export interface NewAssignment {
  readonly tableId: string
  readonly unitId: string
  readonly ownerUnitId: string
  readonly fillers: readonly string[]
  /** ISO times; by the regime's days when left out */
  readonly due?: string
  readonly levelDue?: Readonly<Record<string, string>>
}

async function command(deps: Deps, author: Author, action: string, details: Readonly<Record<string, unknown>>, write: (tx: Tx) => Promise<void>): Promise<void> {
  const collegeId = author.college.id
  await deps.db.transaction().execute(async tx => {
    await write(tx)
    await appendAudit(tx, { collegeId, personId: author.person?.id ?? null, action, at: deps.now().toISOString(), details })
  })
  deps.actors.forgetCollege(collegeId)
  deps.assigned.forgetCollege(collegeId)
}

/** Founds a college under a regime. The regime must be known. */
export async function createCollege(deps: Deps, college: Author['college']): Promise<void> {
  regimeOf(deps, { college })
  await command(deps, { college, person: null }, 'college.created', { ...college }, tx => insertCollege(tx, { ...college, createdAt: deps.now().toISOString() }))
}

/** Opens a year with the newest edition, which is frozen for it from now on. */
export async function openCycle(deps: Deps, author: Author, cycle: NewCycle): Promise<void> {
  const edition = deps.editions.newest
  await command(deps, author, 'cycle.opened', { cycle: cycle.id, state: cycle.state, editionHash: edition.hash }, tx => insertCycle(tx, author.college.id, cycle, edition))
}

/** Closes a year for good: nothing is written to it from then on. */
export async function freezeCycle(deps: Deps, author: Author, cycleId: string): Promise<void> {
  await command(deps, author, 'cycle.frozen', { cycle: cycleId }, tx => setFrozen(tx, author.college.id, cycleId))
}

/** Adds units in their order, after those there are. */
export async function addUnits(deps: Deps, author: Author, units: readonly NewUnit[]): Promise<void> {
  await command(deps, author, 'units.added', { units: units.map(unit => unit.id) }, tx => insertUnits(tx, author.college.id, units))
}

/** Adds people with their roles. A staff number that is taken fails the whole call. */
export async function addPersons(deps: Deps, author: Author, persons: readonly NewPerson[]): Promise<void> {
  await command(deps, author, 'persons.added', { persons: persons.map(person => person.id) }, tx => insertPersons(tx, author.college.id, persons, deps.now().toISOString()))
}

/** Assigns tables to units of a cycle, with fillers, owner office and due dates. */
export async function assign(deps: Deps, author: Author, cycle: { readonly id: string; readonly opensAt: string }, assignments: readonly NewAssignment[]): Promise<void> {
  const usual = dueDates(regimeOf(deps, author), cycle.opensAt)
  const key = { collegeId: author.college.id, cycleId: cycle.id }
  await command(deps, author, 'tables.assigned', { cycle: cycle.id, count: assignments.length }, async tx => {
    await insertAll(tx, 'assignments', assignments.map(({ fillers: _, ...each }) => ({
      ...key, tableId: each.tableId, unitId: each.unitId, ownerUnitId: each.ownerUnitId, due: each.due ?? usual.due, levelDue: JSON.stringify(each.levelDue ?? usual.levelDue),
    })))
    await insertAll(tx, 'assignment_fillers', assignments.flatMap(each => each.fillers.map(personId => ({ ...key, tableId: each.tableId, unitId: each.unitId, personId }))))
  })
}

/** Gives a person a new first password, to be changed at the next sign-in, and ends their sessions. Answers false when nobody has the number. */
export async function resetPassword(deps: Deps, author: Author, staffNo: string, passwordHash: string): Promise<boolean> {
  const person = (await personsOf(deps.db, author.college.id)).find(each => each.staffNo === staffNo)
  if (person === undefined) return false
  await command(deps, author, 'password.reset', { person: person.id }, tx => putPassword(tx, author.college.id, person.id, passwordHash))
  return true
}
