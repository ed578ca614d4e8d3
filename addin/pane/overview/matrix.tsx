import { Button, SearchBox, Switch } from '@fluentui/react-components'
import { ArrowMinimize20Regular, Print20Regular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import type { Progress } from '../../../rules/wire.ts'
import { matrixOf, type Spot } from '../../session/matrix.ts'
import { sharesOf } from '../../session/progress-board.ts'
import { matches } from '../initials.ts'
import { Stats } from '../parts/bits.tsx'
import { StatePie } from '../parts/icons.tsx'
import { Loading } from '../parts/loading.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { momentText } from '../when.ts'
import { MatrixGrid } from './matrix-grid.tsx'
import { MatrixPeek } from './matrix-peek.tsx'

/** 3.13: units × tables in a window of their own. */
export function Matrix() {
  const session = useSession()
  const { value, since } = usePane((state) => state.progress)
  if (value === null) return <div className="wide" style={{ padding: 16 }}>{since === null ? null : <Loading since={since} now={session.now} />}</div>
  return <Whole of={value} />
}

function Whole({ of }: { of: Progress }) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState('')
  const [onlyPressing, setOnly] = useState(false)
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 })
  const matrix = useMemo(() => matrixOf(of, { matches: (...texts) => matches(typed, ...texts), onlyPressing }), [of, typed, onlyPressing])
  const inside: Spot = { row: Math.min(spot.row, matrix.rows.length - 1), column: Math.min(spot.column, matrix.tables.length - 1) }
  const row = matrix.rows[inside.row]
  const table = matrix.tables[inside.column]
  return (
    <div className="wide">
      <Head of={of} />
      <div className="row wrap no-print" style={{ padding: '0 16px 10px', gap: 10 }}>
        <SearchBox placeholder={t('matrix.search')} value={typed} onChange={(_, { value }) => { setTyped(value) }} style={{ width: 220 }} />
        <Switch label={t('matrix.only-late')} checked={onlyPressing} onChange={(_, { checked }) => { setOnly(checked) }} />
        <span className="grow" />
        <Legend />
      </div>
      {row === undefined || table === undefined ? <p className="cap" style={{ padding: 16 }}>{typed === '' ? t('progress.now.none') : t('common.search-none', { text: typed })}</p>
        : <MatrixGrid of={matrix} spot={inside} onSpot={setSpot} />}
      <MatrixPeek unit={row?.name ?? ''} table={table ?? null} cell={row?.cells[inside.column] ?? null} />
    </div>
  )
}

function Head({ of }: { of: Progress }) {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const me = usePane((state) => state.me)
  const at = usePane((state) => state.progress.at)
  const shares = useMemo(() => sharesOf(of), [of])
  return (
    <header className="row wrap" style={{ padding: '14px 16px 10px', gap: 12 }}>
      <div className="col g2" style={{ width: 290 }}><h1 className="title16">{t('matrix.title')}</h1>
        <span className="cap">{t('matrix.where', { college: me?.college.name ?? '', cycle: me?.cycle.name.replace(/\s*学年$/, '') ?? '', time: at === null ? '' : momentText(at, session.now(), speech) })}</span></div>
      <div style={{ width: 400 }}><Stats of={[
        { n: `${shares.passed}%`, label: t('progress.passed') }, { n: `${shares.onTime}%`, label: t('progress.on-time') }, { n: `${shares.firstPass}%`, label: t('progress.first-pass') },
        { n: of.totals.late, label: t('progress.late'), tone: 'danger' },
      ]} /></div>
      <span className="grow" />
      <Button className="no-print" icon={<Print20Regular />} onClick={() => { window.print() }}>{t('matrix.print')}</Button>
      <Button className="no-print" icon={<ArrowMinimize20Regular />} onClick={() => { window.close() }}>{t('matrix.close')}</Button>
    </header>
  )
}

/** Every sign of the matrix in words; slices follow the stages of the regime. */
function Legend() {
  const { t } = useSpeech()
  const levels = usePane((state) => state.me?.regime.levels ?? null)
  const stages = [...new Set((levels ?? []).map((level) => level.stage))]
  const sign = (kind: 'none' | 'filling' | 'submitted' | 'passed' | 'returned', stagesPassed = 0) => ({ kind, stagesPassed, stages: Math.max(1, stages.length) })
  const all = [
    { text: t('state.none'), state: sign('none') }, { text: t('state.filling'), state: sign('filling') },
    ...stages.slice(0, -1).map((stage, i) => ({ text: t('state.passed-level', { level: stage }), state: sign('submitted', i + 1) })),
    { text: t('state.passed'), state: sign('passed') }, { text: t('state.returned'), state: sign('returned') },
  ]
  return (
    <div className="row wrap" style={{ gap: '4px 10px' }}>
      {all.map(({ text, state }) => <span key={text} className="row tight cap nowrap"><StatePie state={state} />{text}</span>)}
      <span className="row tight cap nowrap"><i aria-hidden style={{ width: 18, height: 18, boxShadow: 'inset 0 0 0 2px var(--colorStatusDangerForeground1)', borderRadius: 4 }} />{t('progress.late')}</span>
    </div>
  )
}
