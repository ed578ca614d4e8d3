import type { Db, Tx } from '../db/schema.ts'

/** The text of an edition some cycle was opened with, null when none was. */
export async function editionText(db: Db, hash: string): Promise<string | null> {
  return (await db.selectFrom('editions').select('json').where('hash', '=', hash).executeTakeFirst())?.json ?? null
}

/** Keeps an edition word for word; one that is kept already stays as it is. */
export async function keepEdition(tx: Tx, edition: { readonly hash: string; readonly id: string; readonly json: string }): Promise<void> {
  await tx.insertInto('editions').values({ hash: edition.hash, id: edition.id, json: edition.json }).onConflict(conflict => conflict.column('hash').doNothing()).execute()
}
