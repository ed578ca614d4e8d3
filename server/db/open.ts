import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { sqlite } from './dialect.ts'
import { keepStatements } from './kept-statements.ts'
import { migrate } from './migrate.ts'
import type { Db, Schema } from './schema.ts'
import { setStatistics } from './sqlite-statistics.ts'

/** An open database and the few things only the engine can do. */
export interface Database {
  readonly db: Db
  readonly engine: 'sqlite'
  readonly version: number
  /** makes a consistent copy while others write */
  backup(path: string): Promise<void>
  /** writes the log back into the file and closes; nothing may use `db` afterwards */
  close(): Promise<void>
}

/**
 * Opens (or makes) the database in a folder, or in memory when `folder` is null, and brings it to the newest version.
 * A copy `statbook.sqlite-v<old>-<time>.bak` is made before an older one is changed. Throws NewerDatabaseError.
 */
export function openDatabase(folder: string | null): Database {
  if (folder !== null) mkdirSync(folder, { recursive: true })
  const path = folder === null ? ':memory:' : join(folder, 'statbook.sqlite')
  const raw = new Sqlite(path)
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = NORMAL')
  raw.pragma('busy_timeout = 5000')
  raw.pragma('foreign_keys = ON')
  raw.pragma('cache_size = -65536')
  let version: number
  try {
    version = migrate(raw, sqlite, from => { raw.prepare('VACUUM INTO ?').run(`${path}-v${from}-${Date.now()}.bak`) }).to
    setStatistics(raw)
  } catch (error) {
    raw.close()
    throw error
  }
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: keepStatements(raw) }) })
  return {
    db, engine: 'sqlite', version,
    async backup(to) { await raw.backup(to) },
    async close() {
      if (folder !== null) raw.pragma('wal_checkpoint(TRUNCATE)')
      await db.destroy()
      if (raw.open) raw.close()
    },
  }
}
