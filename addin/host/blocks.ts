/** Rectangles of values cut into blocks Excel on the web accepts: it refuses requests and answers over 5 MB without saying the size first. */
import type { Cell } from '../../rules/value.ts'

/** Bytes a block may have, and rows: more would hold Excel's screen for too long. */
export const blockBytes = 2_000_000
export const blockRows = 5000

/** Bytes of a value in a request: JSON in UTF-8. */
export function bytesOf(value: Cell): number {
  if (typeof value !== 'string') return 8
  let bytes = 3
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at)
    bytes += code < 0x80 ? (code < 0x20 || code === 0x22 || code === 0x5c ? 2 : 1) : code < 0x800 ? 2 : 3
  }
  return bytes
}

/** How many rows from `start` fit into `limit` bytes: at least one, at most `blockRows`. */
export function rowsThatFit(rows: readonly (readonly Cell[])[], start: number, limit: number): number {
  let bytes = 0
  let count = 0
  while (start + count < rows.length && count < blockRows) {
    for (const cell of rows[start + count] ?? []) bytes += bytesOf(cell)
    if (bytes > limit && count > 0) break
    count += 1
  }
  return Math.max(1, count)
}

/** Neighbouring numbers as runs. @example runs([1, 2, 3, 7]) → [{ start: 1, count: 3 }, { start: 7, count: 1 }] */
export function runs(sorted: readonly number[]): readonly { readonly start: number; readonly count: number }[] {
  const found: { start: number; count: number }[] = []
  for (const number of sorted) {
    const last = found.at(-1)
    if (last !== undefined && number === last.start + last.count) last.count += 1
    else if (last === undefined || number >= last.start + last.count) found.push({ start: number, count: 1 })
  }
  return found
}
