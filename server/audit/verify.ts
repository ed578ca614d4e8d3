import type { Db } from '../db/schema.ts'
import { hashOf } from './append.ts'
import { eventsAfter } from './store.ts'

const PAGE = 1000

export interface AuditVerdict { readonly events: number; /** the first event that does not fit, null when the chain is whole */ readonly brokenAt: number | null }

/** Walks a college's chain from its first event. Reads in pages, so that a long chain needs no memory. */
export async function verifyAudit(db: Db, collegeId: string): Promise<AuditVerdict> {
  let previousHash = ''
  let sequence = 0
  for (;;) {
    const page = await eventsAfter(db, collegeId, sequence, PAGE)
    for (const { hash, ...event } of page) {
      if (event.sequence !== sequence + 1 || event.previousHash !== previousHash || hashOf(event) !== hash) return { events: sequence, brokenAt: sequence + 1 }
      sequence = event.sequence
      previousHash = hash
    }
    if (page.length < PAGE) return { events: sequence, brokenAt: null }
  }
}
