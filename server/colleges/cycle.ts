import type { Selectable } from 'kysely'
import type { Period } from '../../rules/table.ts'
import { Problem } from '../../rules/problem.ts'
import type { Schema } from '../db/schema.ts'

/** One year's collection at a college, bound to the edition it was opened with. */
export interface Cycle {
  readonly id: string
  readonly name: string
  readonly state: 'preparing' | 'collecting' | 'frozen'
  readonly edition: string
  readonly editionHash: string
  readonly period: Period
  readonly lastCycle: string | null
  readonly opensAt: string
}

export function cycleOf(row: Selectable<Schema['cycles']>): Cycle {
  return {
    id: row.id, name: row.name, state: row.state, edition: row.edition, editionHash: row.editionHash, lastCycle: row.lastCycle, opensAt: row.opensAt,
    period: { academicYear: { start: row.academicStart, end: row.academicEnd }, calendarYear: row.calendarYear, point: row.point },
  }
}

/** The usual period of a cycle such as `2025-2026`: 9/1–8/31 (襄阳第七条), money of the calendar year in which it begins, figures as of the last day. */
export function usualPeriod(cycleId: string): Period {
  const start = Number(cycleId.slice(0, 4))
  return { academicYear: { start: `${start}-09-01`, end: `${start + 1}-08-31` }, calendarYear: start, point: `${start + 1}-08-31` }
}

/** `2025-2026` → `2025–2026`; the pane adds 学年. */
export function cycleName(cycleId: string): string { return cycleId.replace('-', '–') }

/** Throws `cycle.none` or `cycle.frozen` when nothing may be written. */
export function writable(cycle: Cycle, office: string): Cycle {
  if (cycle.state === 'frozen') throw new Problem('cycle.frozen', { cycle: cycle.name })
  if (cycle.state === 'preparing') throw new Problem('cycle.none', { office })
  return cycle
}
