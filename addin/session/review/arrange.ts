/** The queue in the order a reviewer works it. Pure. */
import type { QueueEntry } from '../../../rules/wire.ts'
import { daysUntil } from '../dates.ts'

export type QueueChip = 'all' | 'due' | 'again' | 'clean'
export interface QueueSection { readonly key: 'queue.late' | 'queue.today' | 'queue.week' | 'queue.later'; readonly entries: readonly QueueEntry[] }

export const isClean = (entry: QueueEntry): boolean => entry.explained === 0
export const isAgain = (entry: QueueEntry): boolean => entry.count > 1 && entry.pendingRows < entry.rows

export function chipHolds(chip: QueueChip, entry: QueueEntry, now: number): boolean {
  if (chip === 'due') return daysUntil(entry.due, now) <= 0
  if (chip === 'again') return isAgain(entry)
  if (chip === 'clean') return isClean(entry)
  return true
}

/** What to review next: the most urgent that is not one's own. */
export const nextPending = (pending: readonly QueueEntry[], now: number): QueueEntry | null =>
  arrangeQueue(pending.filter((entry) => !entry.own), now)[0]?.entries[0] ?? null

export function arrangeQueue(pending: readonly QueueEntry[], now: number): readonly QueueSection[] {
  const sorted = [...pending].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.tableNumber.localeCompare(b.tableNumber, 'zh', { numeric: true })))
  const of = (test: (days: number) => boolean): readonly QueueEntry[] => sorted.filter((entry) => test(daysUntil(entry.due, now)))
  const sections: readonly QueueSection[] = [
    { key: 'queue.late', entries: of((days) => days < 0) }, { key: 'queue.today', entries: of((days) => days === 0) },
    { key: 'queue.week', entries: of((days) => days > 0 && days <= 7) }, { key: 'queue.later', entries: of((days) => days > 7) },
  ]
  return sections.filter((section) => section.entries.length > 0)
}
