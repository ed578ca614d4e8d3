import { LRUCache } from 'lru-cache'
import type Sqlite from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

/** The same few hundred statements are run again and again; preparing one takes longer than running it. */
const MOST = 500

/** The database as Kysely uses it, with statements prepared once. One that is being read from row by row is not given out a second time. */
export function keepStatements(raw: Sqlite.Database): SqliteDatabase {
  const kept = new LRUCache<string, Sqlite.Statement<unknown[]>>({ max: MOST })
  return {
    close: () => { raw.close() },
    prepare(text) {
      const known = kept.get(text)
      if (known !== undefined && !known.busy) return known
      const fresh = raw.prepare<unknown[]>(text)
      if (known === undefined) kept.set(text, fresh)
      return fresh
    },
  }
}
