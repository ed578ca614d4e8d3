/** Puts the session together from what a browser has. */
import type { Edition } from '../rules/table.ts'
import { createApi } from './api.ts'
import type { ExcelHost } from './host/host.ts'
import type { Context } from './session/context.ts'
import { keepingInBrowser, keepingInMemory, type Keeping } from './session/keeping.ts'
import type { Rulebook } from './session/rulebook.ts'
import { createSession, type Session } from './session/session.ts'
import { initialState } from './session/state.ts'
import { createStore } from './session/store.ts'
import type { JudgeWorker } from './session/worker-judge.ts'

const tokenName = 'statbook.token'

export function startSession(host: ExcelHost): Session {
  const token: Context['token'] = {
    read: () => guarded(() => sessionStorage.getItem(tokenName) ?? localStorage.getItem(tokenName)) ?? memory.get(tokenName) ?? null,
    write: (value, remember) => {
      memory.delete(tokenName)
      guarded(() => { sessionStorage.removeItem(tokenName); localStorage.removeItem(tokenName) })
      if (value === null) return
      memory.set(tokenName, value)
      guarded(() => { (remember ? localStorage : sessionStorage).setItem(tokenName, value) })
    },
  }
  const api = createApi({ base: '', fetch: (input, init) => fetch(input, init), token: token.read, onExpired: () => { session.expired() } })
  const books = new Map<string, Promise<Rulebook>>()
  const rulebook = (hash: string): Promise<Rulebook> => {
    const book = books.get(hash) ?? Promise.all([api.edition(hash), import('./session/edition-rulebook.ts')]).then(([edition, { editionRulebook }]) => editionRulebook(edition as Edition, hash, newWorker))
    books.set(hash, book)
    // A failed reading must not be remembered.
    book.catch(() => { books.delete(hash) })
    return book
  }
  const session: Session = createSession({
    host, api, token, rulebook, store: createStore(initialState), keeping: keeping(),
    settings: { read: (name) => guarded(() => localStorage.getItem(`statbook.${name}`)) ?? null, write: (name, value) => { guarded(() => { localStorage.setItem(`statbook.${name}`, value) }) } },
    clock: { now: () => Date.now(), after: (ms, run) => { const timer = setTimeout(run, ms); return () => { clearTimeout(timer) } } },
    newId: () => crypto.randomUUID(), random: Math.random, saveFile,
    copy: (text) => navigator.clipboard.writeText(text),
    openWindow: (hash) => { window.open(`${location.pathname}${hash}`, 'statbook-matrix') },
  })
  return session
}

/** Private windows and strict policies refuse storage: the pane works on with what it remembers. */
const memory = new Map<string, string>()
function guarded<T>(run: () => T): T | undefined {
  try { return run() } catch { return undefined }
}

function keeping(): Keeping {
  const factory = guarded(() => indexedDB)
  return factory === undefined ? keepingInMemory() : keepingInBrowser(factory)
}

function newWorker(): JudgeWorker | null {
  return guarded(() => new Worker(new URL('./session/judge-worker.ts', import.meta.url), { type: 'module' })) ?? null
}

function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => { URL.revokeObjectURL(link.href) }, 60_000)
}
