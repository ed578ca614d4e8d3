import { readdirSync, readFileSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import type { Dialect } from './dialect.ts'

export interface Migration { readonly number: number; readonly name: string; readonly statements: readonly string[] }

/** The database was written by a newer program: it is refused, never guessed at. */
export class NewerDatabaseError extends Error {
  readonly found: number
  readonly known: number
  constructor(found: number, known: number) {
    super(`database version ${found} is newer than this program (${known})`)
    this.found = found
    this.known = known
  }
}

/** All migrations in order. Numbers are 1, 2, 3 … without gaps; an applied file is never edited. */
export function readMigrations(dialect: Dialect): readonly Migration[] {
  const folder = new URL('./migrations/', import.meta.url)
  const files = readdirSync(folder).filter(name => name.endsWith('.sql')).sort()
  return files.map((file, i) => {
    const number = Number(file.slice(0, 4))
    if (number !== i + 1) throw new Error(`migration ${file} should carry number ${i + 1}`)
    return { number, name: file, statements: statementsOf(readFileSync(new URL(file, folder), 'utf8'), dialect) }
  })
}

/**
 * Brings the database to the newest version in one transaction; `PRAGMA user_version` rolls back with it.
 * @param beforeChange called once before anything is changed in a database that already holds something (the backup copy)
 */
export function migrate(db: Sqlite.Database, dialect: Dialect, beforeChange: (from: number) => void, migrations = readMigrations(dialect)): { from: number; to: number } {
  const from = Number(db.pragma('user_version', { simple: true }))
  const to = migrations.length
  if (from > to) throw new NewerDatabaseError(from, to)
  if (from === to) return { from, to }
  if (from > 0) beforeChange(from)
  db.transaction(() => {
    for (const migration of migrations.slice(from)) {
      for (const statement of migration.statements) db.exec(statement)
    }
    db.pragma(`user_version = ${to}`)
  }).exclusive()
  return { from, to }
}

function statementsOf(text: string, dialect: Dialect): string[] {
  const immutable = [...text.matchAll(/^-- immutable: (\w+)$/gm)].flatMap(match => dialect.forbidChange(match[1] ?? ''))
  const plain = text.replace(/^\s*--.*$/gm, '').split(';').map(part => part.trim()).filter(part => part !== '')
  return [...plain.map(part => /^CREATE TABLE/i.test(part) ? dialect.createTable(part) : part), ...immutable]
}
