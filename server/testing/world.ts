/** A server in memory for tests: two colleges' worth of room, a clock that is set, ids that count up, cheap passwords. */
import pino from 'pino'
import type { Me, ProblemBody, Session } from '../../rules/wire.ts'
import { createApp } from '../app.ts'
import { openDatabase } from '../db/open.ts'
import { createDeps, type Deps } from '../deps.ts'
import type { Editions } from '../editions/registry.ts'
import { loadRegimes } from '../regimes.ts'
import type { Workbooks } from '../workbooks-port.ts'
import { fixtureEditions } from './edition.ts'

export interface World {
  readonly deps: Deps
  readonly app: ReturnType<typeof createApp>
  /** moves the clock on */
  wait(minutes: number): void
  /** a request as JSON; `token` null = nobody */
  ask(method: string, path: string, token: string | null, body?: unknown): Promise<Answer>
  signIn(college: string, staffNo: string, password?: string): Promise<string>
  close(): Promise<void>
}
export interface Answer { readonly status: number; readonly body: unknown; readonly problem: ProblemBody; readonly headers: Headers }

export const PASSWORD = 'correct horse'
export const cheapPasswords = { memoryKiB: 8, passes: 1 }

/** Writes the order as text, so that a test can see what would have been written. */
const plainWorkbooks: Workbooks = {
  async merged(order, sink) { await sink.write(new TextEncoder().encode(JSON.stringify({ hash: order.hash, tables: order.tables.map(each => [each.table.id, each.rows.length]) }))) },
  async template(order, sink) { await sink.write(new TextEncoder().encode(JSON.stringify(order.tables.map(each => each.id)))) },
}

export function openWorld(options: { editions?: Editions; log?: pino.Logger } = {}): World {
  let time = Date.parse('2026-09-22T06:00:00.000Z')
  let ids = 0
  const database = openDatabase(null)
  const deps = createDeps({
    database, editions: options.editions ?? fixtureEditions(), regimes: loadRegimes(), log: options.log ?? pino({ level: 'silent' }), workbooks: plainWorkbooks,
    now: () => new Date(time), newId: () => `id${String(ids += 1).padStart(6, '0')}`, passwordCost: cheapPasswords,
  })
  const app = createApp(deps, { version: '0.0.0', officeJs: 'local', https: false, frameAncestors: [], files: null })
  const ask: World['ask'] = async (method, path, token, body) => {
    const headers: Record<string, string> = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const response = await app.request(path, { method, headers, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) })
    const text = await response.text()
    const parsed: unknown = text === '' ? null : parse(text)
    return { status: response.status, body: parsed, problem: parsed as ProblemBody, headers: response.headers }
  }
  return {
    deps, app, ask,
    wait(minutes) { time += minutes * 60_000 },
    async signIn(college, staffNo, password = PASSWORD) {
      const answer = await ask('POST', '/api/session', null, { college, staffNo, password })
      if (answer.status !== 200) throw new Error(`sign-in: ${JSON.stringify(answer.body)}`)
      return (answer.body as Session).token
    },
    close: () => database.close(),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function meOf(answer: Answer): Me { return answer.body as Me }
