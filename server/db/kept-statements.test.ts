import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { keepStatements } from './kept-statements.ts'

describe('a statement', () => {
  it('is prepared once', () => {
    const database = keepStatements(new Sqlite(':memory:'))
    expect(database.prepare('select 1')).toBe(database.prepare('select 1'))
    expect(database.prepare('select 1')).not.toBe(database.prepare('select 2'))
    database.close()
  })

  it('that is being read from may be run by another meanwhile', () => {
    const database = keepStatements(new Sqlite(':memory:'))
    const text = 'select value from json_each(?)'
    const seen: unknown[] = []
    for (const row of database.prepare(text).iterate(['[1,2]'])) seen.push(row, database.prepare(text).all(['[3]']))
    expect(seen).toEqual([{ value: 1 }, [{ value: 3 }], { value: 2 }, [{ value: 3 }]])
    database.close()
  })
})
