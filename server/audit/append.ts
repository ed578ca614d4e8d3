import { createHash } from 'node:crypto'
import type { Tx } from '../db/schema.ts'
import { insertEvent, lastEvent, type StoredEvent } from './store.ts'

/** What was done, in words that sort and grep: `draft.saved`, `submission.made`, `decision.made`. */
export interface AuditEvent {
  readonly collegeId: string
  readonly personId: string | null
  readonly action: string
  readonly at: string
  readonly cycleId?: string
  readonly tableId?: string
  readonly unitId?: string
  /** id of what it was done to: a submission, a person */
  readonly subject?: string
  readonly details?: Readonly<Record<string, unknown>>
}

/**
 * Writes the one event of a command, inside its transaction: no event, no commit. Each event carries the hash of the one
 * before it in its college, so that a missing or altered one shows (`verifyAudit`).
 */
export async function appendAudit(tx: Tx, event: AuditEvent): Promise<void> {
  const last = await lastEvent(tx, event.collegeId)
  const stored: Omit<StoredEvent, 'hash'> = {
    collegeId: event.collegeId, sequence: (last?.sequence ?? 0) + 1, at: event.at, personId: event.personId, action: event.action,
    cycleId: event.cycleId ?? null, tableId: event.tableId ?? null, unitId: event.unitId ?? null, subject: event.subject ?? null,
    details: JSON.stringify(event.details ?? {}), previousHash: last?.hash ?? '',
  }
  await insertEvent(tx, { ...stored, hash: hashOf(stored) })
}

/** The hash of an event over everything in it, the hash of the one before included. */
export function hashOf(event: Omit<StoredEvent, 'hash'>): string {
  const parts = [event.collegeId, event.sequence, event.at, event.personId, event.action, event.cycleId, event.tableId, event.unitId, event.subject, event.details, event.previousHash]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
