import { LRUCache } from 'lru-cache'
import type { Actor } from '../actor.ts'
import type { Db } from '../db/schema.ts'
import { loadActor } from './store.ts'
import { tokenHash } from './tokens.ts'

/** How long another process (the command line) may have changed rights before this one notices, in milliseconds. */
const FRESH = 5_000

/** Tokens → who they belong to, remembered for a few seconds so that a live check costs no query. */
export interface Actors {
  resolve(token: string, now: Date): Promise<Actor | null>
  /** after a write that changes sessions, people, roles or the cycle of a college */
  forgetCollege(collegeId: string): void
}

interface Known { readonly actor: Actor; readonly expiresAt: string; readonly readAt: number }

export function createActors(db: Db): Actors {
  const known = new LRUCache<string, Known>({ max: 20_000 })
  return {
    async resolve(token, now) {
      const hash = tokenHash(token)
      const found = known.get(hash)
      const iso = now.toISOString()
      if (found !== undefined && now.getTime() - found.readAt < FRESH && found.expiresAt > iso) return found.actor
      const loaded = await loadActor(db, hash, iso)
      if (loaded === null) known.delete(hash)
      else known.set(hash, { ...loaded, readAt: now.getTime() })
      return loaded?.actor ?? null
    },
    forgetCollege(collegeId) {
      for (const [hash, { actor }] of known.entries()) if (actor.college.id === collegeId) known.delete(hash)
    },
  }
}
