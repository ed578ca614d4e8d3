/** What every action of the session is given. Fakes of all of it live in `addin/testing/`. */
import type { Api } from '../api.ts'
import { Problem, problemText } from '../../rules/problem.ts'
import { ComesBack, Refused } from '../failure.ts'
import type { ExcelHost } from '../host/host.ts'
import type { Keeping } from './keeping.ts'
import type { Rulebook } from './rulebook.ts'
import type { Notice, PaneState, Route, Say, Told } from './state.ts'
import type { Store } from './store.ts'

export interface Clock {
  now(): number
  /** runs later; answers how to call it off */
  after(ms: number, run: () => void): () => void
}

/** The token of the session; remembered = survives closing the pane. */
export interface TokenKeeping {
  read(): string | null
  write(token: string | null, remember: boolean): void
}

/** Small settings of this person on this machine. */
export interface Settings {
  read(name: string): string | null
  write(name: string, value: string): void
}

export interface Context {
  readonly host: ExcelHost
  readonly api: Api
  readonly store: Store<PaneState>
  readonly keeping: Keeping
  readonly token: TokenKeeping
  readonly settings: Settings
  readonly clock: Clock
  readonly newId: () => string
  /** the rules of an edition, read once */
  readonly rulebook: (hash: string) => Promise<Rulebook>
  readonly saveFile: (blob: Blob, name: string) => void
  readonly copy: (text: string) => Promise<void>
  readonly openWindow: (hash: string) => void
  readonly random: () => number
}

export const patch = (context: Context, change: Partial<PaneState>): void => { context.store.set((state) => ({ ...state, ...change })) }

/** Shows a notice; one of the same id is replaced, so nothing piles up. */
export function notify(context: Context, notice: Notice): void {
  context.store.set((state) => ({ ...state, notices: [...state.notices.filter((old) => old.id !== notice.id), notice] }))
}
export function dismiss(context: Context, id: string): void {
  context.store.set((state) => (state.notices.some((notice) => notice.id === id) ? { ...state, notices: state.notices.filter((notice) => notice.id !== id) } : state))
}

export const go = (context: Context, route: Route): void => { context.store.set((state) => ({ ...state, routes: [...state.routes, route], fault: null })) }
/** To a tab: forgets the way there. */
export const goTab = (context: Context, route: Route): void => { context.store.set((state) => ({ ...state, routes: [route], fault: null })) }
export const goBack = (context: Context): void => { context.store.set((state) => (state.routes.length > 1 ? { ...state, routes: state.routes.slice(0, -1), fault: null } : state)) }
export const here = (state: PaneState): Route => state.routes.at(-1) ?? { at: 'tasks' }

export const told = (error: unknown): Told => (error instanceof Refused ? { text: error.body.text } : { key: 'common.offline-short' })

/**
 * The one place where a failed call becomes something to see. `again` is what 再试一次 does.
 * Not reachable → the connection says so; refused → a notice with the server's sentence; our bug → the fault screen.
 */
export function report(context: Context, error: unknown, what: Say, again: () => void): void {
  if (error instanceof ComesBack) {
    patch(context, { connection: 'offline' })
    notify(context, { id: 'request', intent: 'warning', says: { key: error.reason === 'timeout' ? 'common.late' : 'common.unreachable' }, action: 'retry' })
    retry.set(context, again)
    return
  }
  if (error instanceof Refused) reached(context)
  if (error instanceof Refused && !error.isFault) {
    if (!error.isExpired) notify(context, { id: 'request', intent: 'error', says: { text: error.body.text } })
    return
  }
  if (error instanceof Problem && error.code !== 'internal') {
    notify(context, { id: 'sheet', intent: 'warning', says: { text: problemText(error.code, error.details) }, ...(error.code === 'excel.sheet-gone' ? { action: 'reload-sheet' as const } : {}) })
    return
  }
  const rows = context.store.get().sheet?.rows.length ?? null
  patch(context, { fault: { requestId: error instanceof Refused ? error.body.requestId : '', what, rows, again } })
}

/** Runs something nobody waits for; its failure is shown like any other. */
export function surely(context: Context, work: Promise<unknown>, what: Say, again: () => void): void {
  work.catch((error: unknown) => { report(context, error, what, again) })
}

/** What 立即重试 would do, for each session. */
const retry = new WeakMap<Context, () => void>()
export function runRetry(context: Context): void {
  dismiss(context, 'request')
  retry.get(context)?.()
  retry.delete(context)
}

export function reached(context: Context): void {
  const { connection } = context.store.get()
  if (connection === 'connected' || connection === 'restored') return
  patch(context, { connection: 'restored' })
  dismiss(context, 'request')
  context.clock.after(5000, () => { if (context.store.get().connection === 'restored') patch(context, { connection: 'connected' }) })
}
