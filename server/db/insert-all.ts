import type { Insertable } from 'kysely'
import type { Schema, Tx } from './schema.ts'

/** Rows of one statement: bounded by SQLite's 32,766 and PostgreSQL's 65,535 parameters. */
const MOST = 500

/** Inserts many rows, in their order, a few hundred a statement. */
export async function insertAll<T extends keyof Schema>(tx: Tx, table: T, rows: readonly Insertable<Schema[T]>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += MOST) await tx.insertInto(table).values(rows.slice(i, i + MOST)).execute()
}
