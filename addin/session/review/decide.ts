import type { Dimension } from '../../../rules/table.ts'
import { ComesBack, Refused } from '../../failure.ts'
import { goBack, goTab, here, notify, patch, reached, report, type Context } from '../context.ts'
import type { DecideAnswer } from '../../../rules/wire.ts'
import type { OpenReview, ReturnDraft, Say } from '../state.ts'
import { nextPending } from './arrange.ts'
import { changeReview, refreshReview, toApprove } from './open-review.ts'
import { loadQueue } from './queue.ts'

export interface Signing { readonly confirmed: readonly Dimension[]; readonly countTyped: number | null; readonly password: string | null }

/** The request id of a decision that got no receipt, so that trying again never decides twice. */
const unsure = new WeakMap<Context, { readonly body: string; readonly requestId: string }>()

/** Signs: approves what waits and returns what was put aside, in one decision. */
export async function decide(context: Context, signing: Signing, only: 'approve' | 'return'): Promise<void> {
  const open = context.store.get().open
  if (open === null) return
  const returns = open.returns.map((one) => ({ rowIds: [...one.rowIds], reason: one.reason, text: one.text.trim(), fields: [...one.fields] }))
  const rows = only === 'approve' ? toApprove(open) : []
  // Ticked rows that are not returned wait on: only then the others are named one by one.
  const body = { approve: rows.length > 0 && open.picked.size === 0 ? ('all' as const) : [...rows], returns, confirmed: [...signing.confirmed], countTyped: signing.countTyped, password: signing.password, hash: open.review.hash }
  const key = JSON.stringify(body)
  const last = unsure.get(context)
  const requestId = last?.body === key ? last.requestId : context.newId()
  unsure.set(context, { body: key, requestId })
  patch(context, { busy: true })
  try {
    const answer = await context.api.decide(open.review.submission, { requestId, ...body })
    reached(context)
    unsure.delete(context)
    patch(context, { open: null })
    goTab(context, { at: 'review' })
    await loadQueue(context)
    const next = nextPending(context.store.get().queue.value?.pending ?? [], context.clock.now())
    notify(context, { id: 'decided', intent: 'success', says: outcome(open, answer, only), ...(next === null ? {} : { action: 'next-submission' as const }) })
  } catch (error) {
    if (error instanceof ComesBack) notify(context, { id: 'decide', intent: 'warning', says: { key: 'review.unsure' } })
    else if (error instanceof Refused && !error.isFault && !error.isExpired) await refused(context, error)
    else report(context, error, { key: 'fault.decide' }, () => { void decide(context, signing, only) })
  } finally {
    patch(context, { busy: false })
  }
}

/** The sentence of the server stays beside what is there now. */
async function refused(context: Context, error: Refused): Promise<void> {
  notify(context, { id: 'decide', intent: 'error', says: { text: error.body.text } })
  if (!moved.has(error.body.code)) return
  await refreshReview(context)
  if (here(context.store.get()).at === 'sign') goBack(context)
}
const moved: ReadonlySet<string> = new Set(['decision.stale', 'decision.rows'])

function outcome(open: OpenReview, answer: DecideAnswer, only: 'approve' | 'return'): Say {
  const { approved, returned, final, next } = answer
  if (approved === 0) return { key: 'review.returned-done', params: { n: returned, who: open.review.filler } }
  if (returned > 0) return { key: 'review.both-done', params: { n: approved, m: returned } }
  if (only === 'approve' && open.picked.size > 0) return { key: 'review.rest-waits', params: { n: approved, m: open.picked.size } }
  return { key: final ? 'review.approved-final' : 'review.approved-done', params: { n: approved, next: next ?? '' } }
}

/** Returns rows at once, without approving anything. */
export async function returnOnly(context: Context, returns: readonly ReturnDraft[]): Promise<void> {
  changeReview(context, () => ({ returns }))
  await decide(context, { confirmed: [], countTyped: null, password: null }, 'return')
}
