import { ProgressBar } from '@fluentui/react-components'
import { ArrowSync16Regular, Checkmark16Filled, Circle16Regular } from '@fluentui/react-icons'
import type { LongTask } from '../../session/state.ts'
import { useSpeech } from '../text.tsx'
import { useNow } from '../use-session.ts'

/** 3.19: what takes longer than a second, with its steps and, from three seconds on, the rest of the time. */
export function Working({ of }: { of: LongTask }) {
  const { t, told } = useSpeech()
  const now = useNow(500)
  const part = of.total > 0 ? of.done / of.total : null
  const spent = (now - of.startedAt) / 1000
  const left = part !== null && part > 0.02 && spent > 3 ? Math.ceil((spent / part) * (1 - part)) : null
  return (
    <div className="col g12" role="status">
      {of.table !== '' && <div className="strong">{of.table}</div>}
      <div className="col g8">
        <div className="row"><span className="grow">{told(of.name)}</span>{part !== null && <b className="num">{Math.round(part * 100)}%</b>}</div>
        <ProgressBar aria-label={told(of.name)} thickness="large" {...(part === null ? {} : { value: part })} />
        {left !== null && <div className="cap num">{left > 0 ? t('work.left', { n: left }) : t('work.almost')}</div>}
      </div>
      <div className="list">
        {of.steps.map((step) => (
          <div key={step.name} className={`line row ${step.state === 'todo' ? 'todo' : ''}`}>
            <span className={`icon ${step.state === 'done' ? 'good' : step.state === 'busy' ? 'brand' : ''}`} aria-hidden>{step.state === 'done' ? <Checkmark16Filled /> : step.state === 'busy' ? <ArrowSync16Regular /> : <Circle16Regular />}</span>
            <span className={`grow ${step.state === 'busy' ? 'strong' : ''}`}>{t(step.name)}</span>
            {step.state === 'busy' && of.total > 0 && <span className="cap num">{of.done.toLocaleString('en-US')} / {of.total.toLocaleString('en-US')}</span>}
          </div>))}
      </div>
      <div className="cap">{t(of.typingAllowed ? 'work.typing' : 'work.wait')}</div>
    </div>
  )
}
