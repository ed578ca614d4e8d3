import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { sqlite } from './dialect.ts'
import { NewerDatabaseError, migrate } from './migrate.ts'
import { openDatabase } from './open.ts'
import { plannedIndexes } from './sqlite-statistics.ts'

const folders: string[] = []
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'statbook-db-'))
  folders.push(made)
  return made
}
afterEach(() => { for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true }) })

describe('opening the database', () => {
  it('refuses a database that a newer program wrote, and leaves it as it is', async () => {
    const where = folder()
    await openDatabase(where).close()
    const raw = new Sqlite(join(where, 'statbook.sqlite'))
    raw.pragma('user_version = 99')
    raw.close()
    expect(() => openDatabase(where)).toThrow(NewerDatabaseError)
    const again = new Sqlite(join(where, 'statbook.sqlite'))
    expect(again.pragma('user_version', { simple: true })).toBe(99)
    again.close()
  })

  it('refuses to change or delete an audit event, a submission and a decision', async () => {
    const { db, close } = openDatabase(null)
    await db.insertInto('colleges').values({ id: 'c', name: '学院', regime: 'r', createdAt: 't' }).execute()
    await db.insertInto('audit_events').values({
      collegeId: 'c', sequence: 1, at: 't', personId: null, action: 'x', cycleId: null, tableId: null, unitId: null, subject: null, details: '{}', previousHash: '', hash: 'h',
    }).execute()
    await expect(db.updateTable('audit_events').set({ action: 'y' }).execute()).rejects.toThrow('append-only')
    await expect(db.deleteFrom('audit_events').execute()).rejects.toThrow('append-only')
    await close()
  })

  it('refuses a state that is not on the list', async () => {
    const { db, close } = openDatabase(null)
    await db.insertInto('colleges').values({ id: 'c', name: '学院', regime: 'r', createdAt: 't' }).execute()
    const role = { collegeId: 'c', personId: 'p', unitId: 'u', role: 'king' as 'admin' }
    await expect(db.insertInto('roles').values(role).execute()).rejects.toThrow(/CHECK|FOREIGN/)
    await close()
  })

  it('opens an existing database again without a copy when nothing has to change', async () => {
    const where = folder()
    await openDatabase(where).close()
    await openDatabase(where).close()
    expect(readdirSync(where)).toEqual(['statbook.sqlite'])
  })

  it('makes a copy before it brings an older database to a newer version', () => {
    const raw = new Sqlite(':memory:')
    const first = { number: 1, name: '0001.sql', statements: ['CREATE TABLE a (x TEXT)'] }
    const second = { number: 2, name: '0002.sql', statements: ['CREATE TABLE b (x TEXT)'] }
    const copies: number[] = []
    migrate(raw, sqlite, from => copies.push(from), [first])
    migrate(raw, sqlite, from => copies.push(from), [first, second])
    expect(copies).toEqual([1])
  })

  it('gives the planner figures for every index', async () => {
    const where = folder()
    await openDatabase(where).close()
    const raw = new Sqlite(join(where, 'statbook.sqlite'), { readonly: true })
    const indexes = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name NOT IN ('colleges', 'editions')").pluck().all() as string[]
    raw.close()
    expect([...plannedIndexes()].sort()).toEqual(indexes.sort())
  })

  it('leaves neither tables nor version behind when a migration fails half-way', () => {
    const raw = new Sqlite(':memory:')
    const broken = { number: 1, name: '0001.sql', statements: ['CREATE TABLE a (x TEXT)', 'CREATE NONSENSE'] }
    expect(() => migrate(raw, sqlite, () => {}, [broken])).toThrow()
    expect(raw.pragma('user_version', { simple: true })).toBe(0)
    expect(raw.prepare("SELECT count(*) AS n FROM sqlite_master").get()).toEqual({ n: 0 })
  })
})
