/** A small seeded generator (mulberry32): the same seed gives the same demo, on every machine. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** whole number, both ends included */
  between(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** true with the given likelihood */
  chance(likelihood: number): boolean
}

export function randomFrom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => {
      const chosen = list[Math.floor(next() * list.length)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
    chance: (likelihood) => next() < likelihood,
  }
}
