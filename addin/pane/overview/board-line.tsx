import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons'
import type { BoardLine, ProgressCell } from '../../session/progress-board.ts'
import { Bar } from '../parts/bits.tsx'
import { StatePie } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { useNow } from '../use-session.ts'
import { lateDays, stateText } from './state-text.ts'

/** A unit or a table: what presses, how many of how many, and the same as a bar. Opens to what holds it up. */
export function BoardHead({ of, open, onToggle }: { of: BoardLine; open: boolean; onToggle: () => void }) {
  const { t } = useSpeech()
  return (
    <button type="button" data-stop className="rowbutton" aria-expanded={open} onClick={onToggle}>
      <span className="icon" aria-hidden>{open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}</span>
      <span className="grow col g2">
        <span className="row tight"><span className="grow ell">{of.name}</span>
          {of.late > 0 && <span className="danger cap nowrap">{t('progress.late-n', { n: of.late })}</span>}
          {of.returned > 0 && <span className="berry cap nowrap">{t('progress.returned-n', { n: of.returned })}</span>}
          <span className="num cap nowrap" style={{ minWidth: 42, textAlign: 'right' }}>{t('progress.of', { n: of.passed, m: of.all })}</span></span>
        <Bar of={[[of.passed, 'var(--colorCompoundBrandBackground)'], [of.underReview, 'var(--colorBrandStroke2)'], [of.returned, 'var(--mark-returned-edge)'], [of.late, 'var(--mark-error-edge)'], [of.rest, 'var(--colorNeutralStroke2)']]} />
      </span>
    </button>
  )
}

/** One sheet that is not passed: its state, and where it waits. */
export function OpenCell({ of, name, number }: { of: ProgressCell; name: string; number: string }) {
  const speech = useSpeech()
  const { t } = speech
  const now = useNow()
  const waits = of.waitsOn === null ? null : of.state.kind === 'submitted' ? t('progress.waits-on', { who: of.waitsOn }) : t('progress.filler', { who: of.waitsOn })
  const text = [of.late ? t('progress.late-days', { n: lateDays(of, now) }) : null, waits ?? stateText(of.state, speech)].filter((part) => part !== null).join(' · ')
  return (
    <div className="row grow" data-stop tabIndex={-1} title={`${number} ${name} ${stateText(of.state, speech)}`.trim()}>
      <span className="icon"><StatePie state={of.state} /></span><span className="num strong small nowrap">{number}</span><span className="ell small grow">{name}</span>
      <span className={`cap ell ${of.late ? 'danger' : of.state.kind === 'returned' ? 'berry' : ''}`} style={{ maxWidth: '60%' }}>{text}<span className="hidden">{stateText(of.state, speech)}</span></span>
    </div>
  )
}
