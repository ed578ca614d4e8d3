/** Everything a command may reach, handed in: no singletons, so each test owns a world with its own clock, ids and database. */
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Regime } from '../rules/regime.ts'
import type { Actor } from './actor.ts'
import type { Db } from './db/schema.ts'
import type { Database } from './db/open.ts'
import { createBus, type Bus } from './events/bus.ts'
import type { Editions } from './editions/registry.ts'
import { createKnownRows, type KnownRows } from './known/known-rows.ts'
import { createAssigned, type Assigned } from './sheets/assigned.ts'
import { newId } from './new-id.ts'
import { createActors, type Actors } from './sessions/actors.ts'
import { createAttempts, type Attempts } from './sessions/attempts.ts'
import { createPasswords, strongPasswords, type PasswordCost, type Passwords } from './sessions/passwords.ts'
import type { Workbooks } from './workbooks-port.ts'

export interface Given {
  readonly database: Database
  readonly editions: Editions
  readonly regimes: ReadonlyMap<string, Regime>
  readonly log: Logger
  readonly workbooks: Workbooks
  readonly now?: () => Date
  readonly newId?: () => string
  readonly passwordCost?: PasswordCost
}

export interface Deps {
  readonly database: Database
  readonly db: Db
  readonly now: () => Date
  readonly newId: () => string
  readonly log: Logger
  readonly editions: Editions
  readonly regimes: ReadonlyMap<string, Regime>
  readonly workbooks: Workbooks
  readonly known: KnownRows
  readonly bus: Bus
  readonly actors: Actors
  readonly assigned: Assigned
  readonly attempts: Attempts
  /** what is still wrong with a draft, by sheet and revision */
  readonly summaries: LRUCache<string, { readonly errors: number; readonly unexplained: number; readonly incomplete: number }>
  readonly passwords: Passwords
}

export function createDeps(given: Given): Deps {
  const { database, editions, regimes, log, workbooks } = given
  const now = given.now ?? (() => new Date())
  return {
    database, db: database.db, editions, regimes, log, workbooks, now, newId: given.newId ?? (() => newId(now())),
    known: createKnownRows(database.db), bus: createBus(), actors: createActors(database.db), assigned: createAssigned(database.db), attempts: createAttempts(),
    summaries: new LRUCache({ max: 20_000 }),
    passwords: createPasswords(given.passwordCost ?? strongPasswords),
  }
}

/** The regulation a college runs under. A college whose regime file is gone is a fault, not a refusal. */
export function regimeOf(deps: Pick<Deps, 'regimes'>, actor: Pick<Actor, 'college'>): Regime {
  const regime = deps.regimes.get(actor.college.regime)
  if (regime === undefined) throw new Error(`no regime ${actor.college.regime}`)
  return regime
}
