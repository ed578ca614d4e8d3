import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import type { Notice } from '../../session/state.ts'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'

/** What has to be said in place, newest last. Errors and choices stay until dealt with. */
export function Notices({ onSignIn }: { onSignIn: () => void }) {
  const notices = usePane((state) => state.notices)
  return <>{notices.map((notice) => <One key={notice.id} of={notice} onSignIn={onSignIn} />)}</>
}

function One({ of, onSignIn }: { of: Notice; onSignIn: () => void }) {
  const session = useSession()
  const { t, told } = useSpeech()
  const act = of.action
  return (
    <MessageBar intent={of.intent} layout="multiline" politeness={of.intent === 'error' ? 'assertive' : 'polite'}>
      <MessageBarBody>{told(of.says)}</MessageBarBody>
      <MessageBarActions containerAction={act === 'sign-in' || of.more !== undefined ? null : <Button appearance="transparent" size="small" icon={<Dismiss16Regular />} aria-label={t('common.dismiss')} onClick={() => { session.dismiss(of.id) }} />}>
        {act === 'retry' && <Button size="small" onClick={session.retry}>{t('common.retry')}</Button>}
        {act === 'next-submission' && <Button size="small" onClick={session.openNext}>{t('review.next')}</Button>}
        {act === 'sign-in' && <Button size="small" onClick={onSignIn}>{t('common.sign-in')}</Button>}
        {act === 'reload-sheet' && <Button size="small" onClick={session.reopen}>{t('common.reload')}</Button>}
        {of.more?.includes('mine') === true && <Button size="small" onClick={() => { session.decideClash('mine') }}>{t('common.mine')}</Button>}
        {of.more?.includes('theirs') === true && <Button size="small" onClick={() => { session.decideClash('theirs') }}>{t('common.theirs')}</Button>}
      </MessageBarActions>
    </MessageBar>
  )
}
