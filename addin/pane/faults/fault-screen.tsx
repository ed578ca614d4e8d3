import { Button } from '@fluentui/react-components'
import { CloudError48Regular, Copy16Regular } from '@fluentui/react-icons'
import { Frame } from '../frame.tsx'
import { LinkButton } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'

/** 3.20: only for our faults. What failed, what is safe, that trying again does no harm, and the number to tell. */
export function FaultScreen() {
  const session = useSession()
  const { t, told } = useSpeech()
  const fault = usePane((state) => state.fault)
  const me = usePane((state) => state.me)
  if (fault === null) return null
  return (
    <Frame {...(me === null ? {} : { tab: me.tabs[0] ?? 'tasks' })} quiet
      actions={<div className="row">{me !== null && <Button className="grow" onClick={session.closeFault}>{t('common.back-to-tasks')}</Button>}<Button className="grow" appearance="primary" onClick={session.faultAgain}>{t('fault.again')}</Button></div>}>
      <div className="center" style={{ gap: 14 }} role="alert">
        <CloudError48Regular className="todo" aria-hidden />
        <div className="col"><h2 className="title16">{t('fault.title')}</h2><span className="cap">{told(fault.what)}</span></div>
        <div className="soft row top" style={{ textAlign: 'left', width: '100%' }}><LookIcon of="ok" /><span className="grow small">{fault.rows === null ? t('fault.kept-plain') : t('fault.kept', { n: fault.rows })}</span></div>
        {fault.requestId !== '' && (
          <div className="row small"><span className="cap">{t('fault.request')}</span><b className="num" style={{ overflowWrap: 'anywhere' }}>{fault.requestId}</b>
            <Button size="small" appearance="subtle" icon={<Copy16Regular />} aria-label={t('fault.copy')} onClick={() => { session.copy(fault.requestId) }} /></div>)}
        <span className="cap">{t(fault.requestId === '' ? 'fault.tell-plain' : 'fault.tell')}<br />{me !== null && <LinkButton onClick={() => { session.closeFault(); session.go({ at: 'check-up' }) }}>{t('fault.check-up')}</LinkButton>}</span>
      </div>
    </Frame>
  )
}
