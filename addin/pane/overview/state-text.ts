import type { SheetState } from '../../../rules/wire.ts'
import { daysUntil } from '../../session/dates.ts'
import type { ProgressCell } from '../../session/progress-board.ts'
import type { Speech } from '../text.tsx'

/** How far a sheet is, in words: 未开始 · 填报中 · 等归口审查 · 退回 · 学校通过. */
export function stateText(state: SheetState, { t }: Speech): string {
  if (state.kind === 'submitted') return t('state.submitted', { level: state.levelName ?? '' })
  return t(`state.${state.kind}`)
}

/** Days a sheet is late, at least one. */
export const lateDays = (cell: ProgressCell, now: number): number => Math.max(1, -daysUntil(cell.due, now))
