import type { z } from 'zod'
import type { previewSchema } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { keyTextOf, lastYearOf } from '../sheets/last-year.ts'
import { findPlace, mustRead } from '../sheets/place.ts'
import { draftRows } from '../sheets/store.ts'
import { canonicalRows } from './canonical-rows.ts'
import { nextReviewers } from './next-reviewers.ts'

/** What would be sent, told before it is: rows of the draft, beside last year's by unique key, and who would review. */
export async function previewSubmission(deps: Deps, actor: Actor, at: { table: string; unit: string }): Promise<z.infer<typeof previewSchema>> {
  const place = await findPlace(deps, actor, at.table, at.unit)
  mustRead(actor, place)
  const rows = canonicalRows(place, { rows: (await draftRows(deps.db, place.key)).map(row => ({ id: row.id, cells: [...row.cells] })) })
  const keyText = keyTextOf(place)
  const last = new Map((await lastYearOf(deps, place)).rows.map(row => [keyText(row.cells), JSON.stringify(row.cells)]))
  const keys = rows.map(row => keyText(row.cells))
  const changed = rows.filter((row, i) => {
    const before = last.get(keys[i] ?? '')
    return before !== undefined && before !== JSON.stringify(row.cells)
  })
  const gone = [...last.keys()].filter(key => !keys.includes(key))
  return { rows: rows.length, added: keys.filter(key => !last.has(key)).length, changed: changed.length, fewerThanLastYear: gone.length, next: await nextReviewers(deps.db, place, 0) }
}
