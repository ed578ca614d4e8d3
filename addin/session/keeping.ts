/**
 * The rows of a table kept on this machine until the server has them. One entry a table and unit; survives closing the pane, an expired session
 * and a day without network. The workbook holds the same rows; this copy is what is sent after sign-in when the workbook is not at hand.
 */
import type { HostRow } from '../host/host.ts'
import type { Explanation } from '../../rules/finding.ts'

export interface KeptPlace { readonly college: string; readonly cycle: string; readonly table: string; readonly unit: string }

export interface Kept {
  readonly place: KeptPlace
  readonly editionHash: string
  readonly baseRevision: number
  readonly rows: readonly HostRow[]
  readonly explanations: readonly Explanation[]
  readonly unconfirmed: readonly string[]
  /** what the server had at `baseRevision`, to tell whose change is whose when somebody else changed too */
  readonly base: readonly HostRow[]
  /** rows the server has not taken yet; 0 = all sent */
  readonly unsentRows: number
  readonly at: number
}

export interface Keeping {
  read(place: KeptPlace): Promise<Kept | null>
  write(kept: Kept): Promise<void>
  remove(place: KeptPlace): Promise<void>
  all(): Promise<readonly Kept[]>
  /** rows over all tables that the server has not taken yet; asked after every edit, so it does not read the rows */
  unsent(): Promise<number>
}

export const keptKey = (place: KeptPlace): string => [place.college, place.cycle, place.table, place.unit].join('/')

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

export function keepingInMemory(): Keeping {
  const entries = new Map<string, Kept>()
  return {
    read: async (place) => entries.get(keptKey(place)) ?? null,
    write: async (kept) => { entries.set(keptKey(kept.place), kept) },
    remove: async (place) => { entries.delete(keptKey(place)) },
    all: async () => [...entries.values()],
    unsent: async () => sum([...entries.values()].map((kept) => kept.unsentRows)),
  }
}

/** IndexedDB, because local storage ends at 5 MB and a large table has more. */
export function keepingInBrowser(factory: IDBFactory): Keeping {
  const store = 'rows'
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const request = factory.open('statbook', 1)
    request.onupgradeneeded = () => { request.result.createObjectStore(store) }
    request.onsuccess = () => { resolve(request.result) }
    request.onerror = () => { reject(request.error ?? new Error('indexedDB')) }
  })
  async function run<T>(mode: IDBTransactionMode, make: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await opened
    return new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode)
      const request = make(transaction.objectStore(store))
      transaction.oncomplete = () => { resolve(request.result) }
      transaction.onerror = transaction.onabort = () => { reject(transaction.error ?? new Error('indexedDB')) }
    })
  }
  const all = (): Promise<Kept[]> => run('readonly', (rows) => rows.getAll()) as Promise<Kept[]>
  let unsent: Map<string, number> | null = null
  return {
    read: async (place) => ((await run('readonly', (rows) => rows.get(keptKey(place)))) as Kept | undefined) ?? null,
    write: async (kept) => { await run('readwrite', (rows) => rows.put(kept, keptKey(kept.place))); unsent?.set(keptKey(kept.place), kept.unsentRows) },
    remove: async (place) => { await run('readwrite', (rows) => rows.delete(keptKey(place))); unsent?.delete(keptKey(place)) },
    all,
    unsent: async () => {
      unsent ??= new Map((await all()).map((kept) => [keptKey(kept.place), kept.unsentRows]))
      return sum([...unsent.values()])
    },
  }
}
