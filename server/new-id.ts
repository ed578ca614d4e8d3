import { randomBytes } from 'node:crypto'

/** A fresh id: 12 hex digits of milliseconds, so that neighbours in time are neighbours in an index, then 80 random bits. */
export function newId(now: Date): string {
  return now.getTime().toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
}
