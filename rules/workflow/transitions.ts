import type { ProblemCode } from '../problem.ts'
import type { RowState } from '../wire.ts'

export type Step = 'save' | 'submit' | 'withdraw' | 'approve' | 'return'
export type StateKind = RowState['kind']

/** Who may take a step: someone who fills the table for the unit, or a reviewer of the level the row waits at. */
export type By = 'filler' | 'reviewer'

/** One line of the table. `next level` = the first level after this one that is not skipped; past the last it is passed. */
export interface Transition { readonly from: StateKind; readonly step: Step; readonly by: By; readonly to: 'same' | 'draft' | 'first level' | 'next level' | 'returned' }

/**
 * The whole life of a row version. What is not in this table cannot happen.
 * A returned row stays returned while it is corrected, so that its mark stays; a correction is a new version and starts at the first level:
 * no approval is carried over to changed content. Reviewers have no step that changes cells.
 */
export const transitions: readonly Transition[] = [
  { from: 'draft', step: 'save', by: 'filler', to: 'same' },
  { from: 'draft', step: 'submit', by: 'filler', to: 'first level' },
  { from: 'returned', step: 'save', by: 'filler', to: 'same' },
  { from: 'returned', step: 'submit', by: 'filler', to: 'first level' },
  { from: 'pending', step: 'withdraw', by: 'filler', to: 'draft' },
  { from: 'pending', step: 'approve', by: 'reviewer', to: 'next level' },
  { from: 'pending', step: 'return', by: 'reviewer', to: 'returned' },
]

/** How each step is refused where the table has no line for it. */
export const refusals: Readonly<Record<Step, ProblemCode>> = {
  save: 'sheet.locked', submit: 'submission.unchanged', withdraw: 'submission.not-withdrawable', approve: 'decision.rows', return: 'decision.rows',
}

export const steps: readonly Step[] = ['save', 'submit', 'withdraw', 'approve', 'return']
