import { randomFillSync } from 'node:crypto'

const RANDOM = 10
/** Random bytes are asked for by the page: one call costs as much as a hundred ids. */
const pool = Buffer.alloc(RANDOM * 400)
let used = pool.length

/** A fresh id: 12 hex digits of milliseconds, so that neighbours in time are neighbours in an index, then 80 random bits. */
export function newId(now: Date): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.toString('hex', used, used + RANDOM)
  used += RANDOM
  return now.getTime().toString(16).padStart(12, '0') + bytes
}
