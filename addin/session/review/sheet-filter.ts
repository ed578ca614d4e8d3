/** What a review lists can be all that its sheet shows: the reviewer asks for it, and it follows the view. */
import type { Context } from '../context.ts'
import type { OpenReview } from '../state.ts'
import { changesOf, doubtsOf } from './changes.ts'
import { changeReview, reviewListObject } from './open-review.ts'

/** Rows of the sheet that the view is about, each once. Rows that are gone are in no sheet. */
export function rowsListed(open: OpenReview): readonly string[] {
  const { view, sample } = open
  if (view === 'sample') return sample
  const ids = view === 'warnings' || view === 'server' ? doubtsOf(open).flatMap((one) => (one.at === null ? [] : [one.finding.rowId ?? ''])) : changesOf(open).flatMap((one) => (one.at === null ? [] : [one.rowId]))
  return [...new Set(ids)]
}

/** Shows the rows of the view only, or all again. A view without rows shows all: an empty sheet would say nothing. */
export async function filterReview(context: Context, filtered: boolean): Promise<void> {
  changeReview(context, () => ({ filtered }))
  const open = context.store.get().open
  if (open === null || open.layOut !== 'done') return
  const rows = filtered ? rowsListed(open) : []
  await context.host.showOnly(reviewListObject(open), rows.length === 0 ? null : rows)
}

export async function showView(context: Context, view: OpenReview['view']): Promise<void> {
  changeReview(context, () => ({ view }))
  if (context.store.get().open?.filtered === true) await filterReview(context, true)
}
