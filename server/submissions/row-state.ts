import type { Regime } from '../../rules/regime.ts'
import type { RowState } from '../../rules/wire.ts'
import type { StoredDecision } from './store.ts'

/** Where a row version stands, from the decisions that hang on it: returned, waiting at the first level without approval, or passed. */
export function rowStateOf(regime: Regime, decisions: readonly Pick<StoredDecision, 'levelId' | 'verdict'>[]): RowState {
  if (decisions.some(decision => decision.verdict === 'returned')) return { kind: 'returned', level: 0 }
  const approved = new Set(decisions.map(decision => decision.levelId))
  const level = regime.levels.findIndex(each => !approved.has(each.id))
  return level === -1 ? { kind: 'passed', level: regime.levels.length } : { kind: 'pending', level }
}

/** The level a submission waits at: the lowest any of its rows still needs; the number of levels when all have passed. */
export function levelOf(regime: Regime, states: Iterable<RowState>): number {
  let least = regime.levels.length
  for (const state of states) if (state.kind === 'pending' && state.level < least) least = state.level
  return least
}

/** Decisions on a version in the order of the levels: several may be of one moment. */
export function inLevelOrder<T extends Pick<StoredDecision, 'levelId'>>(regime: Regime, decisions: readonly T[]): readonly T[] {
  const rank = (decision: T): number => regime.levels.findIndex(level => level.id === decision.levelId)
  return [...decisions].sort((a, b) => rank(a) - rank(b))
}
