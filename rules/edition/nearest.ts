import { fold } from '../formula/names.ts'
import { distance } from '../formula/nearest.ts'

/**
 * The candidate most like a text, for “应为…”: “汉” → “汉族”, `requird` → `required`. Null when none is near enough.
 * Near: one holds the other, or at most a third of the characters differ (a swap of neighbours counts once).
 */
export function nearest(text: string, candidates: Iterable<string>): string | null {
  const wanted = fold(text)
  if (wanted === '') return null
  let best: string | null = null
  let bestCost = Infinity
  for (const candidate of candidates) {
    const cost = costOf(wanted, fold(candidate))
    if (cost < bestCost) [best, bestCost] = [candidate, cost]
  }
  return best
}

/** 0 for equal, Infinity for not near. Holding costs less than a wrong character, more when the rest is long. */
function costOf(a: string, b: string): number {
  if (a === b) return 0
  if (b === '') return Infinity
  if (b.includes(a) || a.includes(b)) return 0.5 + Math.abs(a.length - b.length) / 100
  const longer = Math.max(a.length, b.length)
  const allowed = Math.max(1, Math.floor(longer / 3))
  const cost = distance(a, b, allowed)
  return cost <= allowed && cost < longer ? cost : Infinity
}
