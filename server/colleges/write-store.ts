import { sql } from 'kysely'
import type { Role } from '../../rules/regime.ts'
import type { Period } from '../../rules/table.ts'
import { insertAll } from '../db/insert-all.ts'
import type { Schema, Tx } from '../db/schema.ts'
import type { FrozenEdition } from '../editions/registry.ts'
import { keepEdition } from '../editions/store.ts'
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
export interface NewUnit { readonly id: string; readonly name: string; /** 机构代码 in source table S1 */ readonly orgCode: string | null }
export interface NewPerson {
  readonly id: string
  readonly staffNo: string
  readonly name: string
  /** of `deps.passwords.hash` */
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  readonly roles: readonly { readonly role: Role; readonly unitId: string }[]
}

export async function insertCollege(tx: Tx, college: Schema['colleges']): Promise<void> {
  await tx.insertInto('colleges').values(college).execute()
}

/** Writes a cycle bound to an edition and keeps the edition's text. A current one takes the place of the one before. */
export async function insertCycle(tx: Tx, collegeId: string, cycle: NewCycle, edition: FrozenEdition): Promise<void> {
  const period = cycle.period ?? usualPeriod(cycle.id)
  await keepEdition(tx, edition)
  if (cycle.isCurrent) await tx.updateTable('cycles').set({ isCurrent: 0 }).where('collegeId', '=', collegeId).execute()
  await tx.insertInto('cycles').values({
    collegeId, id: cycle.id, name: cycleName(cycle.id), state: cycle.state, isCurrent: cycle.isCurrent ? 1 : 0, edition: edition.id, editionHash: edition.hash,
    academicStart: period.academicYear.start, academicEnd: period.academicYear.end, calendarYear: period.calendarYear, point: period.point,
    lastCycle: cycle.lastCycle, opensAt: cycle.opensAt,
  }).execute()
}

export async function setFrozen(tx: Tx, collegeId: string, cycleId: string): Promise<void> {
  await tx.updateTable('cycles').set({ state: 'frozen' }).where('collegeId', '=', collegeId).where('id', '=', cycleId).execute()
}

/** Adds units after those there are. */
export async function insertUnits(tx: Tx, collegeId: string, units: readonly NewUnit[]): Promise<void> {
  const last = await tx.selectFrom('units').select(sql<number | null>`max(position)`.as('position')).where('collegeId', '=', collegeId).executeTakeFirst()
  await insertAll(tx, 'units', units.map((unit, i) => ({ ...unit, collegeId, position: (last?.position ?? 0) + i + 1 })))
}

export async function insertPersons(tx: Tx, collegeId: string, persons: readonly NewPerson[], createdAt: string): Promise<void> {
  await insertAll(tx, 'persons', persons.map(person => ({
    collegeId, id: person.id, staffNo: person.staffNo, name: person.name, passwordHash: person.passwordHash, mustChangePassword: person.mustChangePassword ? 1 : 0, active: 1, createdAt,
  })))
  await insertAll(tx, 'roles', persons.flatMap(person => person.roles.map(held => ({ collegeId, personId: person.id, role: held.role, unitId: held.unitId }))))
}

/** A first password, to be changed at the next sign-in; whoever is signed in with the old one is signed out. */
export async function putPassword(tx: Tx, collegeId: string, personId: string, passwordHash: string): Promise<void> {
  await tx.updateTable('persons').set({ passwordHash, mustChangePassword: 1 }).where('collegeId', '=', collegeId).where('id', '=', personId).execute()
  await tx.deleteFrom('sessions').where('collegeId', '=', collegeId).where('personId', '=', personId).execute()
}
