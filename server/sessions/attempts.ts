/**
 * Slows guessing: five wrong passwords lock an account, thirty from one address lock the address, both for ten minutes.
 * Kept in memory: a restart forgives, which is better than a table anyone can fill.
 */
import { LRUCache } from 'lru-cache'
import { Problem } from '../../rules/problem.ts'

const LOCK_MINUTES = 10
const PER_ACCOUNT = 5
const PER_ADDRESS = 30

interface Count { wrong: number; since: number }

/** One attempt under way. It counts as wrong until `right` is called, so that a hundred at once are no way round the lock. */
export interface Attempt {
  right(): void
  /** the refusal of a wrong password: how many attempts are left, or locked */
  wrong(): Problem
}

/** Throws `session.locked` or `request.too-many` when no further attempt is allowed. */
export interface Attempts { begin(account: string, address: string, now: Date): Attempt }

export function createAttempts(): Attempts {
  const accounts = new LRUCache<string, Count>({ max: 50_000 })
  const addresses = new LRUCache<string, Count>({ max: 50_000 })
  return {
    begin(account, address, now) {
      const byAccount = current(accounts, account, now)
      const byAddress = current(addresses, address, now)
      if (byAccount.wrong >= PER_ACCOUNT) throw new Problem('session.locked', { minutes: minutesLeft(byAccount, now) })
      if (byAddress.wrong >= PER_ADDRESS) throw new Problem('request.too-many', { minutes: minutesLeft(byAddress, now) })
      byAccount.wrong += 1
      byAddress.wrong += 1
      return {
        right() {
          accounts.delete(account)
          byAddress.wrong -= 1
        },
        wrong() {
          if (byAccount.wrong < PER_ACCOUNT) return new Problem('session.wrong-password', { left: PER_ACCOUNT - byAccount.wrong })
          byAccount.since = now.getTime()
          return new Problem('session.locked', { minutes: LOCK_MINUTES })
        },
      }
    },
  }
}

function current(counts: LRUCache<string, Count>, key: string, now: Date): Count {
  const found = counts.get(key)
  if (found !== undefined && now.getTime() - found.since < LOCK_MINUTES * 60_000) return found
  const fresh = { wrong: 0, since: now.getTime() }
  counts.set(key, fresh)
  return fresh
}

function minutesLeft(count: Count, now: Date): number {
  return Math.max(1, Math.ceil(LOCK_MINUTES - (now.getTime() - count.since) / 60_000))
}
