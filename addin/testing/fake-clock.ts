import type { Clock } from '../session/context.ts'

export interface FakeClock extends Clock {
  /** runs what falls due, in order, and lets promises settle in between */
  advance(ms: number): Promise<void>
}

/** Time that passes only when told. */
export function fakeClock(start = Date.parse('2026-09-22T14:32:00+08:00')): FakeClock {
  let now = start
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => { timers = timers.filter((other) => other !== timer) }
    },
    advance: async (ms) => {
      const end = now + ms
      await settle()
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        timers = timers.filter((timer) => timer !== next)
        now = Math.max(now, next.at)
        next.run()
        await settle()
      }
      now = end
      await settle()
    },
  }
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 40; i += 1) await Promise.resolve()
}
