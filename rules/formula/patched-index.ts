import type { RowIndex } from './context.ts'

/** Beyond so many changed keys an index of its own is cheaper than looking in two places. */
const MOST = 512

type Rows = ReadonlyMap<string, readonly number[]>

/** An index that differs from another in a few keys: an edit in a large table must not copy the whole of it. */
export class PatchedIndex implements RowIndex {
  readonly #base: Rows
  /** null: no row has this key any more */
  readonly #patch: ReadonlyMap<string, readonly number[] | null>

  private constructor(base: Rows, patch: ReadonlyMap<string, readonly number[] | null>) {
    this.#base = base
    this.#patch = patch
  }

  get(key: string): readonly number[] | undefined {
    const patched = this.#patch.get(key)
    return patched === undefined ? this.#base.get(key) : patched ?? undefined
  }

  has(key: string): boolean { return this.get(key) !== undefined }

  /** The index with rows moved from one key to another. */
  static move(index: Rows | PatchedIndex, moves: readonly { readonly row: number; readonly from: string; readonly to: string }[]): PatchedIndex {
    const base = index instanceof PatchedIndex ? index.#base : index
    const patch = new Map(index instanceof PatchedIndex ? index.#patch : [])
    const rowsOf = (key: string): readonly number[] => {
      const patched = patch.get(key)
      return (patched === undefined ? base.get(key) : patched) ?? []
    }
    for (const { row, from, to } of moves) {
      const left = rowsOf(from).filter((each) => each !== row)
      patch.set(from, left.length === 0 ? null : left)
      patch.set(to, [...rowsOf(to), row].sort((a, b) => a - b))
    }
    return patch.size > MOST ? new PatchedIndex(joined(base, patch), new Map()) : new PatchedIndex(base, patch)
  }
}

function joined(base: Rows, patch: ReadonlyMap<string, readonly number[] | null>): Rows {
  const whole = new Map(base)
  for (const [key, rows] of patch) {
    if (rows === null) whole.delete(key)
    else whole.set(key, rows)
  }
  return whole
}
