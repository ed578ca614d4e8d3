import { ArrowSync12Regular, Checkmark12Filled, Circle12Regular, CloudDismiss16Regular, PlugConnected16Regular } from '@fluentui/react-icons'
import type { Ladder, PaneState, Step } from '../session/state.ts'
import { useSpeech, type Speech } from './text.tsx'
import { usePane } from './use-session.ts'
import { secondText, timeText } from './when.ts'

/** Always in sight: can the server be reached, and how far has my work got. */
export function StatusBar({ reviewer }: { reviewer: boolean }) {
  const state = usePane((all) => all)
  const speech = useSpeech()
  const online = state.connection === 'connected' || state.connection === 'restored'
  const ladder = state.sheet?.ladder ?? null
  return (
    <footer className="status" role="status" aria-label={`${note(state, reviewer, speech)}`}>
      <span className={`icon ${online ? 'good' : 'warn'}`} aria-hidden>{online ? <PlugConnected16Regular /> : <CloudDismiss16Regular />}</span>
      <span className="ell">{note(state, reviewer, speech)}</span>
      {reviewer ? <Opinion busy={state.busy} online={online} /> : <Steps ladder={ladder} unsent={state.unsent} />}
    </footer>
  )
}

function note(state: PaneState, reviewer: boolean, { t }: Speech): string {
  if (state.waiting) return t('status.waiting')
  if (state.connection !== 'connected') return t(`status.${state.connection}`)
  const read = reviewer ? state.progress.at ?? state.queue.at : null
  if (read !== null) return state.line === 'live' ? t('status.live', { time: timeText(read) }) : t('status.updated', { time: timeText(read) })
  return t('status.connected')
}

/** The three steps of a status, for the tour and for the bar. */
export function Steps({ ladder, unsent = 0 }: { ladder: Partial<Ladder> | null; unsent?: number }) {
  const { t } = useSpeech()
  const { kept = 'done', sent = unsent > 0 ? 'busy' : 'done', accepted = 'todo', keptAt = null, sentAt = null, number = null } = ladder ?? {}
  return (
    <span className="ladder">
      <Rung step={kept} label={t('ladder.kept')} title={keptAt === null ? kept === 'done' ? t('ladder.kept') : t('ladder.not-kept') : t('ladder.kept-at', { time: secondText(keptAt.at), n: keptAt.rows })} />
      <span className="todo" aria-hidden>›</span>
      <Rung step={sent} label={t('ladder.sent')} title={sentAt === null ? sent === 'done' ? t('ladder.sent') : t('ladder.not-sent') : t('ladder.sent-at', { time: secondText(sentAt.at), n: sentAt.rows })} />
      <span className="todo" aria-hidden>›</span>
      <Rung step={accepted} label={t('ladder.accepted')} title={number === null ? t('ladder.not-accepted') : t('ladder.accepted-at', { number })} />
    </span>
  )
}

function Opinion({ busy, online }: { busy: boolean; online: boolean }) {
  const { t } = useSpeech()
  const step: Step = busy ? 'busy' : online ? 'done' : 'todo'
  return <span className="ladder"><span className="todo">{t('ladder.opinion')}</span><Rung step={step} label={t('ladder.sent')} title={t('ladder.sent')} /><span className="todo" aria-hidden>›</span><Rung step={step} label={t('ladder.accepted')} title={t('ladder.accepted')} /></span>
}

function Rung({ step, label, title }: { step: Step; label: string; title: string }) {
  const { t } = useSpeech()
  return (
    <span className={`rung ${step === 'done' ? 'good' : step === 'busy' ? '' : 'todo'}`} title={title}>
      {step === 'done' ? <Checkmark12Filled /> : step === 'busy' ? <ArrowSync12Regular /> : <Circle12Regular />}{label}<span className="hidden">{t(`ladder.${step}`)}</span>
    </span>
  )
}
