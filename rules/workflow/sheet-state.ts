import type { Regime } from '../regime.ts'
import type { RowState, SheetState } from '../wire.ts'

/** Stages of the regulation in order; several levels may share one. */
export function stagesOf(regime: Regime): string[] {
  return [...new Set(regime.levels.map((level) => level.stage))]
}

/** How many stages lie wholly before a level. */
export function stagesBefore(regime: Regime, level: number): number {
  return stagesOf(regime).filter((stage) => regime.levels.every((each, i) => each.stage !== stage || i < level)).length
}

/**
 * Where a unit's table stands, from its rows: what needs the filler first (returned, then draft), else the least level still waited for.
 * The pie is cut by stages: thirds in 焦作, halves in 襄阳 (ux 3.3).
 */
export function sheetStateOf(regime: Regime, rows: Iterable<RowState>): SheetState {
  const levels = regime.levels.length
  let least = levels
  let count = 0
  const seen = new Set<RowState['kind']>()
  for (const row of rows) {
    count++
    seen.add(row.kind)
    least = Math.min(least, row.kind === 'passed' ? levels : row.level)
  }
  const kind = count === 0 ? 'none' : seen.has('returned') ? 'returned' : seen.has('draft') ? 'filling' : seen.has('pending') ? 'submitted' : 'passed'
  const level = kind === 'submitted' || kind === 'passed' ? least : 0
  return {
    kind, level, levels, stagesPassed: stagesBefore(regime, level), stages: stagesOf(regime).length,
    levelName: kind === 'submitted' ? (regime.levels[level]?.name ?? null) : null,
  }
}
