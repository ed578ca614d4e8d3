import type { Catalogue } from '../../rules/edition/catalogue.ts'
import type { Edition } from '../../rules/table.ts'
import type { Db } from '../db/schema.ts'
import { freeze } from './freeze.ts'
import { editionText } from './store.ts'

/** An edition as it was frozen: its text, the SHA-256 of that text, and the compiled form. */
export interface FrozenEdition {
  readonly id: string
  readonly hash: string
  /** canonical JSON, served to panes as it is */
  readonly json: string
  readonly catalogue: Catalogue
}

export interface Editions {
  /** the edition new cycles are opened with */
  readonly newest: FrozenEdition
  /** the newest one, or one a cycle was opened with and the database kept; null when unknown */
  byHash(hash: string): Promise<FrozenEdition | null>
}

/** The edition of the files beside those the cycles of this database are bound to. */
export function createEditions(db: Db, newest: FrozenEdition): Editions {
  const known = new Map<string, Promise<FrozenEdition | null>>([[newest.hash, Promise.resolve(newest)]])
  const read = async (hash: string): Promise<FrozenEdition | null> => {
    const json = await editionText(db, hash)
    return json === null ? null : { ...freeze(JSON.parse(json) as Edition), hash, json }
  }
  return {
    newest,
    async byHash(hash) {
      const found = known.get(hash)
      if (found !== undefined) return await found
      const edition = await read(hash)
      if (edition !== null) known.set(hash, Promise.resolve(edition))
      return edition
    },
  }
}
