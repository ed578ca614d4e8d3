import { Problem } from '../../rules/problem.ts'
import { nextState } from '../../rules/workflow/next-state.ts'
import type { RowState } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import { insertAll } from '../db/insert-all.ts'
import type { Tx } from '../db/schema.ts'
import { flat, type SheetPlace } from '../sheets/place.ts'
import { readHolders } from './holders-store.ts'
import type { Versions } from './make-versions.ts'
import { levelOf, rowStateOf } from './row-state.ts'
import type { Submission } from './store.ts'

/**
 * Where a submission begins: new versions at the first level that is not skipped, each skip on record as a decision of its own;
 * kept versions where they stood. Answers the level it waits at.
 */
export async function startState(tx: Tx, actor: Actor, place: SheetPlace, submission: Submission, made: Versions): Promise<number> {
  const { regime, key, assignment } = place
  const holders = await readHolders(tx, key.collegeId, regime)
  const filled = { unit: key.unitId, ownerUnit: assignment.ownerUnitId, fillers: [actor.person.id] }
  const outcome = nextState(regime, { kind: 'draft', level: 0 }, 'submit', { actor: flat(actor), filled, holders, decided: false })
  if ('problem' in outcome) throw new Problem(outcome.problem, { step: '提交', office: regime.qualityOffice })
  const fresh = made.rows.filter(row => made.fresh.has(row.versionId))
  await insertAll(tx, 'decisions', fresh.flatMap(row => outcome.skipped.map(level => ({
    collegeId: key.collegeId, versionId: row.versionId, levelId: level.id, submissionId: submission.id, verdict: 'skipped' as const, personId: actor.person.id, at: submission.at,
    reason: null, text: null, fields: '[]',
  }))))
  const states = made.rows.map((row): RowState => made.fresh.has(row.versionId) ? outcome.state : rowStateOf(regime, made.decisions.get(row.versionId) ?? []))
  return levelOf(regime, states)
}
