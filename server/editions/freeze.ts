import { createHash } from 'node:crypto'
import { canonicalEdition } from '../../rules/edition/canonical.ts'
import { compileEdition } from '../../rules/edition/compile-edition.ts'
import type { Edition } from '../../rules/table.ts'
import type { FrozenEdition } from './registry.ts'

/** Names an edition by the SHA-256 of its one JSON text and makes it ready for judging. */
export function freeze(edition: Edition): FrozenEdition {
  const json = canonicalEdition(edition)
  return { id: edition.id, hash: createHash('sha256').update(json).digest('hex'), json, catalogue: compileEdition(edition) }
}
