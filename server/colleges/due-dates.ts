import type { Regime } from '../../rules/regime.ts'

const DAY = 86_400_000

/** Close of filling and of each level when a window opens at `opensAt`, each at 18:00 Beijing time, by the days of the regime. */
export function dueDates(regime: Regime, opensAt: string): { readonly due: string; readonly levelDue: Readonly<Record<string, string>> } {
  let at = Date.parse(opensAt.slice(0, 10) + 'T10:00:00.000Z') + regime.deadlines.fillDays * DAY
  const due = new Date(at).toISOString()
  const levelDue: Record<string, string> = {}
  for (const level of regime.levels) {
    at += (regime.deadlines.levelDays[level.id] ?? 0) * DAY
    levelDue[level.id] = new Date(at).toISOString()
  }
  return { due, levelDue }
}
