import { Button, Checkbox, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useState } from 'react'
import { countsOf } from '../../session/fill/filling.ts'
import { Frame } from '../frame.tsx'
import { LinkButton, Section, Stats } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { useNow, usePane, useSession } from '../use-session.ts'
import { dayText, timeText } from '../when.ts'

/** 3.6: what goes, who reviews it, one confirmation, never preset. */
export function Submit() {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const { sheet, submitting } = usePane((state) => state)
  const now = useNow()
  const [confirmed, setConfirmed] = useState(false)
  if (sheet === null || submitting === null) return <Frame title={t('submit.title', { number: sheet?.table.number ?? '' })}>{null}</Frame>
  const { preview, state } = submitting
  const counts = countsOf(sheet)
  const sending = state === 'sending'
  const label = sending ? t('submit.sending') : state === 'unsure' ? t('submit.again') : t('submit.go', { n: preview.rows })
  return (
    <Frame title={t('submit.title', { number: sheet.table.number })}
      actions={<>
        {state === 'unsure' && <div className="row top" role="alert"><LookIcon of="warning" /><span className="grow small">{t('submit.unsure')}</span></div>}
        {!confirmed && <span className="cap" id="must-confirm">{t('submit.must-confirm')}</span>}
        <div className="row"><Button className="grow" disabled={sending} onClick={session.back}>{t('submit.look-again')}</Button>
          <Button className="grow" appearance="primary" disabledFocusable={!confirmed || sending} aria-describedby="must-confirm" onClick={() => { if (confirmed && !sending) session.sendSubmission() }}>{label}</Button></div>
      </>}>
      <MessageBar intent="success"><MessageBarBody>{t('submit.passed', { time: timeText(submitting.checkedAt) })}</MessageBarBody></MessageBar>
      <Stats of={[{ n: preview.rows, label: t('submit.rows') }, { n: preview.added, label: t('submit.added') }, { n: preview.changed, label: t('submit.changed') }, { n: preview.fewerThanLastYear, label: t('submit.fewer'), tone: 'warn' }]} />
      <Section title={t('submit.together')}>
        <div className="list">
          {counts.warning > 0 && <div className="line row"><LookIcon of="warning" /><span className="grow">{t('submit.explained', { n: counts.warning })}</span><LinkButton onClick={session.back}>{t('common.view')}</LinkButton></div>}
          {counts.hint > 0 && <div className="line row"><LookIcon of="hint" /><span className="grow">{t('submit.hints', { n: counts.hint })}</span><LinkButton onClick={session.back}>{t('common.view')}</LinkButton></div>}
          {counts.warning + counts.hint === 0 && <div className="line row"><LookIcon of="ok" /><span className="grow">{t('submit.nothing')}</span></div>}
        </div>
      </Section>
      <Section title={t('submit.next')}>
        <div className="list">
          {preview.next.map((step, i) => (
            <div key={`${step.level}${i}`} className="line row"><span className="at" style={{ minWidth: 20 }}>{i + 1}</span><span className="nowrap">{step.level}</span><span className="grow cap ell">{step.names.join('、')}</span><span className="cap num nowrap">{t('when.before', { date: dayText(step.due, now, speech) })}</span></div>))}
        </div>
      </Section>
      <Checkbox style={{ margin: '-4px 0 -4px -8px' }} label={t('submit.confirm')} checked={confirmed} disabled={sending} onChange={(_, { checked }) => { setConfirmed(checked === true) }} />
      <p className="cap" style={{ marginTop: -8 }}>{t('submit.after')}</p>
    </Frame>
  )
}
