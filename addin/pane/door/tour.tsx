import { Button } from '@fluentui/react-components'
import { useState, type ReactNode } from 'react'
import type { Me } from '../../../rules/wire.ts'
import { Frame } from '../frame.tsx'
import { At, LinkButton } from '../parts/bits.tsx'
import { LookIcon, StatePie } from '../parts/icons.tsx'
import { Steps } from '../status-bar.tsx'
import { useSpeech } from '../text.tsx'
import { usePane } from '../use-session.ts'
import type { TextKey } from '../../text/zh.ts'

const cards = 4

/** 3.2: four cards, once a person, again from help. The last names the levels of the regime. */
export function Tour({ onEnd }: { onEnd: () => void }) {
  const { t, locale } = useSpeech()
  const me = usePane((state) => state.me)
  const [card, setCard] = useState(1)
  const stages = [...new Set((me?.regime.levels ?? []).map((level) => level.stage))]
  const levels = stages.length === 0 ? (locale === 'zh' ? '各级' : 'each level') : stages.join('、')
  const art: readonly ReactNode[] = [<MiniSheet key="1" />, <MiniSheet key="2" wrong />, <Ladders key="3" />, <Levels key="4" me={me} />]
  const move = (by: number): void => { if (card + by >= 1 && card + by <= cards) setCard(card + by) }
  return (
    <Frame title={t('tour.title')} titleEnd={<LinkButton onClick={onEnd}>{t('tour.skip')}</LinkButton>} status={false} quiet onBack={onEnd}
      actions={<div className="row" onKeyDown={(event) => { if (event.key === 'ArrowRight') move(1); if (event.key === 'ArrowLeft') move(-1) }}>
        <span className="row tight grow" role="img" aria-label={t('tour.card', { n: card })}>{Array.from({ length: cards }, (_, i) => <i key={i} className={`dot ${i + 1 === card ? 'now' : ''}`} />)}</span>
        {card > 1 && <Button onClick={() => { move(-1) }}>{t('tour.previous')}</Button>}
        <Button appearance="primary" autoFocus onClick={() => { if (card < cards) move(1); else onEnd() }}>{t(card < cards ? 'tour.next' : 'tour.end')}</Button>
      </div>}>
      <div className="soft art" aria-hidden>{art[card - 1]}</div>
      <div aria-live="polite" className="col g12">
        <h2 className="title20">{t(`tour.${card}.title` as TextKey)}</h2>
        <p className="muted" style={{ lineHeight: '24px' }}>{t(`tour.${card}.text` as TextKey, { levels })}</p>
      </div>
    </Frame>
  )
}

function MiniSheet({ wrong = false }: { wrong?: boolean }) {
  const { t } = useSpeech()
  const grey = { background: 'var(--mark-readonly-fill)', color: 'var(--mark-readonly-ink)' }
  const mark = (name: 'error' | 'warning') => (wrong ? { background: `var(--mark-${name}-fill)`, color: `var(--mark-${name}-ink)`, outline: `1.5px ${name === 'error' ? 'solid' : 'dashed'} var(--mark-${name}-edge)`, outlineOffset: -1, fontWeight: name === 'error' ? 600 : 400 } : {})
  return (
    <div className="col g12">
      <table className="mini"><tbody>
        <tr><th /><th>{t('tour.art.nation')}</th><th>{t('tour.art.title')}</th><th>{t('tour.art.department')}</th></tr>
        <tr><th>8</th><td>{t('tour.art.han')}</td><td>{t('tour.art.associate')}</td><td style={grey}>{t('tour.art.mechanics')}</td></tr>
        <tr><th>9</th><td style={mark('error')}>{wrong ? t('tour.art.han-short') : t('tour.art.hui')}</td><td>{t('tour.art.middle')}</td><td style={grey}>{t('tour.art.mechanics')}</td></tr>
        <tr><th>10</th><td>{t('tour.art.han')}</td><td style={mark('warning')}>{t('tour.art.full')}</td><td style={grey}>{t('tour.art.computing')}</td></tr>
      </tbody></table>
      {wrong && <div className="row" style={{ background: 'var(--colorNeutralBackground1)', borderRadius: 6, padding: '7px 10px', boxShadow: 'var(--shadow4)' }}>
        <LookIcon of="error" /><At>G9</At><span className="grow ell small">{t('tour.art.finding')}</span><span className="small brand nowrap">{t('tour.art.fix')}</span></div>}
    </div>
  )
}

function Ladders() {
  const { t } = useSpeech()
  const moments = [[t('tour.art.typing'), { sent: 'busy' }], [t('tour.art.offline'), { sent: 'todo' }], [t('tour.art.submitted'), { accepted: 'done' }]] as const
  return <div className="col g12">{moments.map(([when, ladder]) => <div key={when} className="col"><span className="cap">{when}</span><div className="status" style={{ border: '1px solid var(--colorNeutralStroke2)' }}><Steps ladder={ladder} /></div></div>)}</div>
}

function Levels({ me }: { me: Me | null }) {
  const { t } = useSpeech()
  const stages = [...new Set((me?.regime.levels ?? []).map((level) => level.stage))]
  const rows = [t('tour.art.filler'), ...stages].map((name, i, all) => ({ name, state: i === 0 ? 'tour.art.sent' as const : i === all.length - 1 ? 'tour.art.waiting' as const : i === all.length - 2 ? 'tour.art.returned' as const : 'tour.art.passed' as const }))
  return (
    <div className="col" style={{ gap: 0, background: 'var(--colorNeutralBackground1)', borderRadius: 6, padding: '4px 12px' }}>
      {rows.map(({ name, state }, i) => (
        <div key={name} className="row" style={{ padding: '7px 0', borderTop: i === 0 ? 0 : '1px solid var(--colorNeutralStroke3)' }}>
          {state === 'tour.art.waiting' ? <StatePie state={{ kind: 'none', stagesPassed: 0, stages: 1 }} /> : <LookIcon of={state === 'tour.art.returned' ? 'returned' : 'ok'} />}
          <span className="grow ell">{name}</span><span className={`small nowrap ${state === 'tour.art.returned' ? 'berry' : state === 'tour.art.waiting' ? 'todo' : 'good'}`}>{t(state)}</span>
        </div>))}
    </div>
  )
}
