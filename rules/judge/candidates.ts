import type { TypedTable } from './typed-table.ts'
import type { Value } from '../value.ts'
import { distance } from '../formula/nearest.ts'

/** A key that may have been meant. `sure` when it is the same number with its zeros. */
export interface Candidate { readonly value: string; readonly sure: boolean }

/** Most keys looked at and compared in one judgement: a pasted column of wrong keys must not compare each with each. */
const LOOKS = 3_000_000
const COMPARISONS = 300_000

/** Finds likely keys of a reference list for one that is not in it: lost zeros, the same person's number, a slip of the pen. */
export class CandidateSearch {
  #looks = LOOKS
  #comparisons = COMPARISONS
  readonly #zeros = new Map<readonly Value[], ReadonlyMap<string, string | null>>()

  /** @param named positions in the list of rows that carry the same name as this row, the best evidence after lost zeros */
  find(typed: Value, list: TypedTable, field: string, named: readonly number[]): Candidate | null {
    if (typeof typed !== 'string' || typed === '' || typed.length > 60) return null
    const column = list.column(field)
    const bare = withoutZeros(typed)
    const padded = bare === null ? null : this.#withZeros(column).get(bare)
    if (padded) return { value: padded, sure: true }
    const same = named.length === 1 ? column[named[0] ?? 0] : undefined
    if (typeof same === 'string') return { value: same, sure: false }
    return this.#nearest(typed, column)
  }

  /** Number without zeros → the one key that is this number; null when there are several. */
  #withZeros(column: readonly Value[]): ReadonlyMap<string, string | null> {
    let index = this.#zeros.get(column)
    if (!index) {
      const made = new Map<string, string | null>()
      for (const key of column) {
        const bare = typeof key === 'string' ? withoutZeros(key) : null
        if (bare !== null && typeof key === 'string') made.set(bare, made.has(bare) && made.get(bare) !== key ? null : key)
      }
      this.#zeros.set(column, index = made)
    }
    return index
  }

  #nearest(typed: string, column: readonly Value[]): Candidate | null {
    let best: string | null = null
    let least = typed.length <= 4 ? 2 : 3
    for (let i = 0; i < column.length && this.#looks > 0 && this.#comparisons > 0; i++) {
      this.#looks--
      const key = column[i]
      if (typeof key !== 'string' || Math.abs(key.length - typed.length) >= least || !shareEnd(key, typed)) continue
      this.#comparisons--
      const far = distance(typed, key, least - 1)
      if (far < least) {
        least = far
        best = key
      }
    }
    return best === null ? null : { value: best, sure: false }
  }
}

/** Two slips do not change both the beginning and the end: a cheap way to pass over most of a list. */
function shareEnd(a: string, b: string): boolean {
  return a.charCodeAt(0) === b.charCodeAt(0) || a.charCodeAt(a.length - 1) === b.charCodeAt(b.length - 1)
}

/** `0012` → `12`; null for what is no number. */
function withoutZeros(text: string): string | null {
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : null
}
