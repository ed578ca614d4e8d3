/** What every benchmark answers, and how it times: medians of interleaved runs, so that a noisy machine hits all alike. */

export interface Bar { readonly bar: string; readonly value: number; readonly ok: boolean }
/** `figures` carry their unit in the key; `ratios` compare with a peer or the physical limit of the same run. */
export interface BenchResult {
  readonly name: string
  readonly figures: Readonly<Record<string, number>>
  readonly ratios: Readonly<Record<string, number>>
  readonly bars: Readonly<Record<string, Bar>>
}
export type Bench = () => Promise<BenchResult>

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}

/** Runs the contenders in turn, `rounds` times after one warm-up each; medians in ms and the spread (max/min) of each. */
export async function race<Name extends string>(contenders: Readonly<Record<Name, () => unknown>>, rounds: number): Promise<Record<Name, { ms: number; spread: number }>> {
  const names = Object.keys(contenders) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const start = performance.now()
      await contenders[name]()
      if (round > 0) times.get(name)?.push(performance.now() - start)
    }
  }
  return Object.fromEntries(names.map((name) => {
    const list = times.get(name) ?? []
    return [name, { ms: median(list), spread: Math.max(...list) / Math.min(...list) }]
  })) as Record<Name, { ms: number; spread: number }>
}

export const atMost = (limit: number, value: number): Bar => ({ bar: `≤ ${limit}`, value: round(value), ok: value <= limit })
export const atLeast = (limit: number, value: number): Bar => ({ bar: `≥ ${limit}`, value: round(value), ok: value >= limit })
export const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100)
