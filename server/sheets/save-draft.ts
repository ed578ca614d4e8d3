import type { z } from 'zod'
import { Problem } from '../../rules/problem.ts'
import type { draftAnswerSchema, DraftBody } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import { appendAudit } from '../audit/append.ts'
import type { Deps } from '../deps.ts'
import { answered, keepAnswer } from '../requests-store.ts'
import { checkEdition, checkShape, writableSheet } from './lock.ts'
import { findPlace, mustFill } from './place.ts'
import { draftRows, putSheet, replaceDraft, replaceExplanations, type DraftRow } from './store.ts'
import { tellDraft } from './tell.ts'

type DraftAnswer = z.infer<typeof draftAnswerSchema>

/**
 * Keeps the working copy as it was typed, right or wrong. `rows` are those that changed, `order` is the whole sheet.
 * Throws `access.unit`, `edition.stale`, `sheet.stale`, `sheet.locked`, `sheet.too-many-rows`, `cycle.frozen`, `request.invalid`.
 */
export async function saveDraft(deps: Deps, actor: Actor, at: { table: string; unit: string }, input: DraftBody): Promise<DraftAnswer> {
  const place = await findPlace(deps, actor, at.table, at.unit)
  mustFill(actor, place)
  checkEdition(place, input.editionHash)
  checkShape(place, input.rows, input.order.length)
  const now = deps.now().toISOString()
  const { answer, fresh } = await deps.db.transaction().execute(async tx => {
    const before = await answered<DraftAnswer>(tx, actor, input.requestId, 'draft')
    if (before !== undefined) return { answer: before, fresh: false }
    const sheet = await writableSheet(tx, place, input.baseRevision)
    const rows = inOrder(input, await draftRows(tx, place.key), place.entry.fields.length)
    const change = await replaceDraft(tx, place.key, rows)
    await replaceExplanations(tx, place.key, input.explanations)
    const revision = (sheet?.revision ?? 0) + 1
    await putSheet(tx, {
      ...place.key, revision, state: sheet?.state ?? 'filling', level: sheet?.level ?? 0, submissionId: sheet?.submissionId ?? null,
      rowCount: rows.length, changedBy: actor.person.id, changedAt: now,
    })
    const made = { revision, savedAt: now, rows: rows.length }
    await keepAnswer(tx, actor, input.requestId, 'draft', made, now)
    await appendAudit(tx, { ...place.key, personId: actor.person.id, action: 'draft.saved', at: now, details: { ...change, revision, rows: rows.length } })
    return { answer: made, fresh: true }
  })
  if (fresh) tellDraft(deps, place.key, answer.revision)
  return answer
}

/** The whole sheet: changed rows as sent, the others as they were. A row that nobody sent and nobody knows cannot be kept. */
function inOrder(input: DraftBody, known: readonly DraftRow[], width: number): DraftRow[] {
  const rows = new Map<string, DraftRow>([...known.map(row => [row.id, row] as const), ...input.rows.map(row => [row.id, row] as const)])
  if (new Set(input.order).size !== input.order.length) throw new Problem('request.invalid', { what: '行编号重复' })
  return input.order.map(id => {
    const row = rows.get(id)
    if (row === undefined) throw new Problem('request.invalid', { what: `行 ${id} 没有内容` })
    return row.cells.length === width ? row : { id: row.id, cells: Array.from({ length: width }, (_, i) => row.cells[i] ?? null) }
  })
}
