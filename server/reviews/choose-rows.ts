import { Problem } from '../../rules/problem.ts'
import type { Level } from '../../rules/regime.ts'
import type { DecideBody } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { passwordHashOf } from '../sessions/store.ts'
import type { SheetPlace } from '../sheets/place.ts'
import type { ReviewedRow, UnderReview } from './under-review.ts'

/** From how many rows on their number must be typed (ux 3.11). */
const COUNT_FROM = 50

export interface Returned { readonly row: ReviewedRow; readonly reason: string; readonly text: string; readonly fields: readonly string[] }
export interface Choice { readonly approved: readonly ReviewedRow[]; readonly returned: readonly Returned[] }

/** The rows a decision speaks of. Throws `decision.stale`, `decision.rows` (some do not wait at this level), `decision.reason`. */
export function chooseRows(place: SheetPlace, under: UnderReview, input: DecideBody): Choice {
  if (input.hash !== under.submission.hash) throw new Problem('decision.stale', { why: '内容和打开时不同' })
  const pending = new Map(under.pending.map(row => [row.id, row]))
  const returned = new Map<string, Returned>()
  const strange = new Set<string>()
  const reasons = new Set(place.regime.returnReasons.map(reason => reason.id))
  for (const { rowIds, reason, text, fields } of input.returns) {
    if (!reasons.has(reason) || fields.some(field => !place.entry.index.has(field))) throw new Problem('decision.reason')
    for (const id of rowIds) {
      const row = pending.get(id)
      if (row === undefined || returned.has(id)) strange.add(id)
      else returned.set(id, { row, reason, text, fields })
    }
  }
  const approved: ReviewedRow[] = []
  for (const id of input.approve === 'all' ? pending.keys() : new Set(input.approve)) {
    const row = pending.get(id)
    if (input.approve === 'all' && returned.has(id)) continue
    if (row === undefined || returned.has(id)) strange.add(id)
    else approved.push(row)
  }
  if (strange.size > 0) throw new Problem('decision.rows', { count: strange.size, rowIds: [...strange] })
  if (approved.length === 0 && returned.size === 0) throw new Problem('request.invalid', { what: '没有选行' })
  return { approved, returned: [...returned.values()] }
}

/**
 * What an approval must carry: the qualities of the level confirmed, from 50 rows on their number typed, and where the regime asks for it
 * the password again. Returns need none of it. Throws `decision.confirm`, `decision.count`, `decision.password`.
 */
export async function mustBeSigned(deps: Deps, actor: Actor, level: Level, choice: Choice, input: DecideBody): Promise<void> {
  const rows = choice.approved.length
  if (rows === 0) return
  const missing = level.confirms.filter(quality => !input.confirmed.includes(quality))
  if (missing.length > 0) throw new Problem('decision.confirm', { missing: missing.join('、') })
  if (rows >= COUNT_FROM && input.countTyped !== rows) throw new Problem('decision.count', { rows, typed: input.countTyped ?? 0 })
  if (!level.password) return
  const attempt = deps.attempts.begin(`${actor.college.id}/${actor.person.staffNo}`, 'signature', deps.now())
  const stored = await passwordHashOf(deps.db, actor.college.id, actor.person.id)
  if (!await deps.passwords.matches(stored, input.password ?? '')) {
    attempt.wrong()
    throw new Problem('decision.password')
  }
  attempt.right()
}
