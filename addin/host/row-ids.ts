/** Row ids in the hidden column: new rows have none yet, copied rows have somebody else's. */
import { rowIdOf } from '../../rules/layout/marks-text.ts'

export interface GivenIds {
  /** one a row, unique */
  readonly ids: readonly string[]
  /** positions whose hidden cell must be written */
  readonly changed: readonly number[]
}

/** What the server accepts as an id; anything else in the hidden column was put there by hand. */
const wellFormed = /^[\w.-]{1,64}$/

/**
 * Reads the ids of a column; a blank, malformed or repeated one is replaced. Of two equal ids the upper keeps it.
 * `wanted` says which positions need one: rows with content and blank rows between them.
 */
export function giveIds(hidden: readonly unknown[], newId: () => string): GivenIds {
  const used = new Set<string>()
  const changed: number[] = []
  const ids = hidden.map((cell, position) => {
    const found = rowIdOf(cell)
    if (wellFormed.test(found) && !used.has(found)) {
      used.add(found)
      return found
    }
    let id = newId()
    while (used.has(id)) id = newId()
    used.add(id)
    changed.push(position)
    return id
  })
  return { ids, changed }
}

const idBytes = 12
/** Drawn for many ids at once: a paste of 20,000 rows would ask the browser 20,000 times. */
const drawn = new Uint8Array(idBytes * 1000)
let used = drawn.length

/** 60 random bits in words the wire accepts. */
export function randomRowId(): string {
  if (used === drawn.length) { crypto.getRandomValues(drawn); used = 0 }
  let id = 'r'
  for (const end = used + idBytes; used < end; used += 1) id += ((drawn[used] ?? 0) % 32).toString(32)
  return id
}
