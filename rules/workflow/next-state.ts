import type { Level, Regime } from '../regime.ts'
import type { ProblemCode } from '../problem.ts'
import type { RowState } from '../wire.ts'
import { type Actor, type Filled, type Holders, isSkipped, mayDecide, mayFill } from './actor.ts'
import { type Step, refusals, transitions } from './transitions.ts'

/** What a step needs to know. `decided` = a reviewer has already decided on this version, so it can no longer be withdrawn. */
export interface Facts { readonly actor: Actor; readonly filled: Filled; readonly holders: Holders; readonly decided: boolean }

/** `skipped`: levels passed by themselves, each to be recorded as a decision `skipped`. */
export type Outcome = { readonly state: RowState; readonly skipped: readonly Level[] } | { readonly problem: ProblemCode }

/**
 * The state of a row version after a step, or why it cannot be taken.
 * @example nextState(jiaozuo, { kind: 'pending', level: 2 }, 'approve', facts) // { state: { kind: 'passed', level: 3 }, skipped: [] }
 */
export function nextState(regime: Regime, state: RowState, step: Step, facts: Facts): Outcome {
  const transition = transitions.find((each) => each.from === state.kind && each.step === step)
  if (!transition) return { problem: refusals[step] }
  const allowed = transition.by === 'filler' ? mayFill(facts.actor, facts.filled) : mayDecideAt(regime, state.level, facts)
  if (allowed !== true) return { problem: allowed }
  if (step === 'withdraw' && facts.decided) return { problem: 'submission.not-withdrawable' }
  switch (transition.to) {
    case 'same': return { state, skipped: [] }
    case 'draft': return { state: { kind: 'draft', level: 0 }, skipped: [] }
    case 'returned': return { state: { kind: 'returned', level: 0 }, skipped: [] }
    case 'first level': return waitFrom(regime, 0, facts)
    case 'next level': return waitFrom(regime, state.level + 1, facts)
  }
}

function mayDecideAt(regime: Regime, index: number, { actor, filled }: Facts): true | ProblemCode {
  const level = regime.levels[index]
  return level ? mayDecide(regime, level, actor, filled) : 'decision.rows'
}

/** Waits at the first level from `index` on that is not skipped. The last level is never skipped (regime/load.ts), so nothing passes unseen. */
function waitFrom(regime: Regime, index: number, { filled, holders }: Facts): Outcome {
  const skipped: Level[] = []
  for (let at = index; at < regime.levels.length; at++) {
    const level = regime.levels[at]
    if (!level || !isSkipped(level, filled, holders) || at === regime.levels.length - 1) return { state: { kind: 'pending', level: at }, skipped }
    skipped.push(level)
  }
  return { state: { kind: 'passed', level: regime.levels.length }, skipped }
}
