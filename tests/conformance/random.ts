/** A small seeded generator (mulberry32), so that a corpus is the same on every machine. */
export class Random {
  #state: number
  constructor(seed: number) { this.#state = seed >>> 0 }

  /** 0 ≤ x < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** Whole number, both ends in. */
  whole(low: number, high: number): number { return low + Math.floor(this.next() * (high - low + 1)) }

  pick<T>(options: readonly T[]): T {
    const chosen = options[Math.floor(this.next() * options.length)]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
}
