import { Problem } from '../../rules/problem.ts'
import type { Level } from '../../rules/regime.ts'
import type { RowState } from '../../rules/wire.ts'
import type { Db } from '../db/schema.ts'
import { mustBeWritable } from '../sheets/lock.ts'
import type { SheetPlace } from '../sheets/place.ts'
import { findSheet, type StoredSheet } from '../sheets/store.ts'
import { rowStateOf } from '../submissions/row-state.ts'
import { decisionsOf, lastDecider, versionRows, withdrawnBy, type NamedDecision, type Submission, type VersionRow } from '../submissions/store.ts'

export interface ReviewedRow extends VersionRow { readonly state: RowState }

/** A submission that waits for a decision, as it is at this moment. */
export interface UnderReview {
  readonly submission: Submission
  readonly sheet: StoredSheet
  readonly levelIndex: number
  readonly level: Level
  readonly rows: readonly ReviewedRow[]
  /** who decided last on it, null when nobody has */
  readonly lastDecider: string | null
  /** rows waiting at this level */
  readonly pending: readonly ReviewedRow[]
}

/** Throws `decision.stale` when it is no longer the one that counts, or is back at the filler, or has passed; `cycle.frozen`. */
export async function readUnderReview(db: Db, place: SheetPlace, submission: Submission): Promise<UnderReview> {
  const { collegeId } = place.key
  await mustBeWritable(db, place)
  const sheet = await findSheet(db, place.key)
  const level = sheet === null ? undefined : place.regime.levels[sheet.level]
  if (sheet === null || sheet.submissionId !== submission.id || sheet.state !== 'submitted' || level === undefined) throw new Problem('decision.stale', { why: await whyMoved(db, place, submission, sheet) })
  const decisions = await decisionsOf(db, collegeId, submission.id)
  const rows = withStates(place, await versionRows(db, collegeId, submission.id), decisions)
  return { submission, sheet, levelIndex: sheet.level, level, rows, lastDecider: latest(decisions, submission.id), pending: rows.filter(row => row.state.kind === 'pending' && row.state.level === sheet.level) }
}

/** Who decided last on this submission; decisions on its rows in an earlier one do not count. */
function latest(decisions: ReadonlyMap<string, readonly NamedDecision[]>, submissionId: string): string | null {
  let last: NamedDecision | null = null
  for (const list of decisions.values()) for (const each of list) if (each.submissionId === submissionId && (last === null || each.at > last.at)) last = each
  return last?.personName ?? null
}

export function withStates(place: SheetPlace, rows: readonly VersionRow[], decisions: ReadonlyMap<string, readonly NamedDecision[]>): readonly ReviewedRow[] {
  return rows.map(row => ({ ...row, state: rowStateOf(place.regime, decisions.get(row.versionId) ?? []) }))
}

/** What happened to it, with a name, so that the reviewer need not ask around. */
async function whyMoved(db: Db, place: SheetPlace, submission: Submission, sheet: StoredSheet | null): Promise<string> {
  const { collegeId } = place.key
  const withdrawn = await withdrawnBy(db, collegeId, submission.id)
  if (withdrawn !== null) return `${withdrawn}撤回了`
  if (sheet !== null && sheet.submissionId !== submission.id) return '对方重新提交了'
  const last = await lastDecider(db, collegeId, submission.id)
  return last === null ? '状态变了' : `${last}已${sheet?.state === 'returned' ? '退回' : '通过'}`
}
