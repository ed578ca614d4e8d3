import type { Explanation } from '../../rules/finding.ts'
import { Problem } from '../../rules/problem.ts'
import type { Actor } from '../actor.ts'
import type { Tx } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { groupBy } from '../group-by.ts'
import type { SheetPlace } from '../sheets/place.ts'
import type { CanonicalRow } from './canonical-rows.ts'
import { rowHash } from './fingerprint.ts'
import { rowStateOf } from './row-state.ts'
import { decisionsOf, versionRows, wholeExplanations, type NamedDecision, type VersionRow } from './store.ts'

export interface Versions {
  readonly rows: readonly VersionRow[]
  /** ids of the versions that are new */
  readonly fresh: ReadonlySet<string>
  /** explanations of the table as a whole */
  readonly whole: readonly Explanation[]
  /** decisions that kept versions already carry */
  readonly decisions: ReadonlyMap<string, readonly NamedDecision[]>
}

/**
 * A new version for each row whose canonical cells or explanations changed since the submission that counts; the others keep theirs.
 * Throws `submission.unchanged` when nothing at all changed, `submission.unanswered` when a returned row came back as it was.
 */
export async function makeVersions(deps: Deps, tx: Tx, actor: Actor, place: SheetPlace, previousId: string | null, rows: readonly CanonicalRow[], explanations: readonly Explanation[]): Promise<Versions> {
  const { collegeId } = place.key
  const previous = previousId === null ? [] : await versionRows(tx, collegeId, previousId)
  const decisions = previousId === null ? new Map<string, readonly NamedDecision[]>() : await decisionsOf(tx, collegeId, previousId)
  const whole = explanations.filter(each => each.rowId === null)
  const byRow = groupBy(explanations.filter(each => each.rowId !== null), each => each.rowId ?? '')
  const before = new Map(previous.map(row => [row.id, row]))
  const fresh = new Set<string>()
  const made = rows.map((row): VersionRow => {
    const own = (byRow.get(row.id) ?? []).map(each => ({ rule: each.rule, rowId: row.id, text: each.text.trim() }))
    const hash = rowHash(row.id, row.cells, own)
    const kept = before.get(row.id)
    if (kept !== undefined && kept.hash === hash) return kept
    const versionId = deps.newId()
    fresh.add(versionId)
    return { id: row.id, versionId, cells: row.cells, explanations: own, hash, fillerId: actor.person.id }
  })
  const unanswered = made.filter(row => rowStateOf(place.regime, decisions.get(row.versionId) ?? []).kind === 'returned')
  if (unanswered.length > 0) throw new Problem('submission.unanswered', { rows: unanswered.length, rowIds: unanswered.map(row => row.id) })
  if (previousId !== null && fresh.size === 0 && made.length === previous.length && sameTexts(whole, await wholeExplanations(tx, collegeId, previousId))) {
    throw new Problem('submission.unchanged')
  }
  return { rows: made, fresh, whole, decisions }
}

function sameTexts(a: readonly Explanation[], b: readonly Explanation[]): boolean {
  const texts = (list: readonly Explanation[]): string => list.map(each => `${each.rule}\u001f${each.text}`).sort().join('\u001e')
  return texts(a) === texts(b)
}
