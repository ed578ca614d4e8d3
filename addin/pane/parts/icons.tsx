import { ArrowUndo16Filled, CheckmarkCircle16Filled, DismissCircle16Filled, Info16Filled, Warning16Filled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { SheetState } from '../../../rules/wire.ts'
import { useSpeech } from '../text.tsx'

export type Look = 'error' | 'warning' | 'hint' | 'returned' | 'ok'

const looks: Record<Look, { icon: ReactNode; tone: string }> = {
  error: { icon: <DismissCircle16Filled />, tone: 'danger' }, warning: { icon: <Warning16Filled />, tone: 'warn' }, hint: { icon: <Info16Filled />, tone: 'info' },
  returned: { icon: <ArrowUndo16Filled />, tone: 'berry' }, ok: { icon: <CheckmarkCircle16Filled />, tone: 'good' },
}

/** Shape, colour and name together; none stands alone. */
export function LookIcon({ of }: { of: Look }) {
  const { t } = useSpeech()
  return <span className={`icon ${looks[of].tone}`} role="img" aria-label={t(`severity.${of}`)}>{looks[of].icon}</span>
}

/** How far a table is: dashed ring not begun · ring with dot filling · one slice a stage passed · disc with ✓ passed · ring with ↩ returned. */
export function StatePie({ state, size = 16 }: { state: Pick<SheetState, 'kind' | 'stagesPassed' | 'stages'> | null; size?: number }) {
  if (state === null) return <span aria-hidden className="cap">·</span>
  const ink = state.kind === 'returned' ? 'var(--mark-returned-edge)' : state.kind === 'none' ? 'var(--colorNeutralStrokeAccessible)' : 'var(--colorCompoundBrandForeground1)'
  const part = state.stages === 0 ? 0 : Math.min(1, state.stagesPassed / state.stages)
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 16 16" className="icon">
      <circle cx="8" cy="8" r="6.25" fill={state.kind === 'passed' ? ink : 'none'} stroke={ink} strokeWidth="1.5" strokeDasharray={state.kind === 'none' ? '2.2 2' : undefined} />
      {(state.kind === 'filling' || (state.kind === 'submitted' && part === 0)) && <circle cx="8" cy="8" r={state.kind === 'submitted' ? 3.2 : 2} fill={state.kind === 'submitted' ? 'none' : ink} stroke={ink} strokeWidth={state.kind === 'submitted' ? 1 : 0} />}
      {state.kind === 'submitted' && part > 0 && part < 1 && <path d={slice(part)} fill={ink} />}
      {state.kind === 'passed' && <path d="M5 8.2 7.2 10.4 11 6.2" fill="none" stroke="var(--colorNeutralBackground1)" strokeWidth="1.6" />}
      {state.kind === 'returned' && <path d="M10.8 10.6c0-2.4-1-3.6-3.2-3.6H5.6M7.4 4.9 5.2 7l2.2 2.1" fill="none" stroke={ink} strokeWidth="1.4" />}
    </svg>
  )
}

function slice(part: number): string {
  const turn = 2 * Math.PI * part
  return `M8 8V3.5A4.5 4.5 0 ${part > 0.5 ? 1 : 0} 1 ${8 + 4.5 * Math.sin(turn)} ${8 - 4.5 * Math.cos(turn)}Z`
}
