import type { OpenReview, ReturnDraft } from '../state.ts'
import { fieldsOf } from './open-review.ts'

/** Fewest characters of what the other side shall do. Source: `decideSchema`. */
export const shortestRequest = 4

/**
 * Returns of the chosen rows. Rows with the same words and the same cells go together, so that a return of a whole table stays small.
 * @param text one text for all rows, or the text for each
 */
export function draftReturns(open: OpenReview, rowIds: readonly string[], reason: string, text: string | ReadonlyMap<string, string>): readonly ReturnDraft[] {
  const drafts = new Map<string, { rowIds: string[]; text: string; fields: readonly string[] }>()
  const fields = fieldsOfAll(open, rowIds)
  for (const rowId of rowIds) {
    const words = (typeof text === 'string' ? text : text.get(rowId) ?? '').trim()
    const own = fields.get(rowId) ?? []
    const key = JSON.stringify([words, own])
    const draft = drafts.get(key)
    if (draft === undefined) drafts.set(key, { rowIds: [rowId], text: words, fields: own })
    else draft.rowIds.push(rowId)
  }
  return [...drafts.values()].map((draft) => ({ ...draft, reason }))
}

/** From this many rows on (a whole table) the first field stands for each row: nobody ticked cells. */
const manyRows = 200

function fieldsOfAll(open: OpenReview, rowIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const first = open.table.fields.slice(0, 1).map((field) => field.id)
  return new Map(rowIds.map((id) => [id, rowIds.length >= manyRows ? first : fieldsOf(open, id)]))
}
