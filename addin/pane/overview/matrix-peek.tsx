import type { ProgressCell } from '../../session/progress-board.ts'
import { StatePie } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { useNow } from '../use-session.ts'
import { dayText } from '../when.ts'
import { lateDays, stateText } from './state-text.ts'

/** The selected cell in words, below the matrix so that it covers nothing. */
export function MatrixPeek({ unit, table, cell }: { unit: string; table: { number: string; name: string } | null; cell: ProgressCell | null }) {
  const speech = useSpeech()
  const { t } = speech
  const now = useNow()
  const waits = cell === null || cell.waitsOn === null ? null : cell.state.kind === 'submitted' ? t('progress.waits-on', { who: cell.waitsOn }) : cell.state.kind === 'passed' ? null : t('progress.filler', { who: cell.waitsOn })
  return (
    <footer className="row no-print" role="status" style={{ padding: '10px 16px', gap: 16, minHeight: 60, borderTop: '1px solid var(--colorNeutralStroke2)', background: 'var(--colorNeutralBackground2)' }}>
      {table === null ? <span className="cap">{t('matrix.peek-none')}</span> : (
        <>
          <div className="col g2" style={{ width: 330 }}>
            <span className="row tight">{cell !== null && <StatePie state={cell.state} />}<span className="strong ell">{unit} · {table.number} {table.name}</span></span>
            <span className="cap num">{cell === null ? t('state.not-mine') : t('matrix.peek', { state: stateText(cell.state, speech), rows: cell.rows })}</span>
          </div>
          {cell !== null && <div className="col g2 grow"><span className={cell.late ? 'danger' : ''}>{cell.late ? t('progress.late-days', { n: lateDays(cell, now) }) : cell.state.kind === 'passed' || cell.due === '' ? '' : t('matrix.peek-due', { due: dayText(cell.due, now, speech) })}</span><span className="cap">{waits}</span></div>}
        </>)}
    </footer>
  )
}
