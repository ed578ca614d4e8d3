import type { Regime } from '../../rules/regime.ts'
import type { SheetState } from '../../rules/wire.ts'
import { stagesBefore, stagesOf } from '../../rules/workflow/sheet-state.ts'
import type { Cycle } from '../colleges/cycle.ts'
import type { Assignment, StoredSheet } from './store.ts'

/** The ladder of a sheet as panes draw it. No sheet yet, or one without rows: nothing has begun. */
export function sheetState(regime: Regime, sheet: Pick<StoredSheet, 'state' | 'level' | 'rowCount'> | null): SheetState {
  const levels = regime.levels.length
  const kind = sheet === null || (sheet.state === 'filling' && sheet.rowCount === 0) ? 'none' : sheet.state
  const level = kind === 'passed' ? levels : kind === 'submitted' ? sheet?.level ?? 0 : 0
  return {
    kind, level, levels, stagesPassed: stagesBefore(regime, level), stages: stagesOf(regime).length,
    levelName: kind === 'submitted' ? regime.levels[level]?.name ?? null : null,
  }
}

/** Why the sheet cannot be written now, in words for the title line; null when it can. */
export function lockReason(regime: Regime, cycle: Cycle, sheet: StoredSheet | null): string | null {
  if (cycle.state === 'frozen') return '本学年已冻结'
  if (cycle.state === 'preparing') return '本学年还没开始采集'
  if (sheet?.state === 'submitted') return `已提交，等${regime.levels[sheet.level]?.name ?? '审核'}`
  return sheet?.state === 'passed' ? '学校通过，不能再改' : null
}

/** When what is to be done next is due: filling, or the level the sheet waits at. */
export function dueOf(regime: Regime, assignment: Pick<Assignment, 'due' | 'levelDue'>, sheet: Pick<StoredSheet, 'state' | 'level'> | null): string {
  if (sheet === null || sheet.state === 'filling' || sheet.state === 'returned') return assignment.due
  const level = regime.levels[Math.min(sheet.level, regime.levels.length - 1)]
  return (level === undefined ? undefined : assignment.levelDue[level.id]) ?? assignment.due
}
