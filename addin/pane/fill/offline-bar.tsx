import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { timeText } from '../when.ts'

/** Without the server: what goes on, what waits, since when the cross-table findings are as they are. */
export function OfflineBar() {
  const session = useSession()
  const { t } = useSpeech()
  const offline = usePane((state) => state.connection === 'offline')
  const said = usePane((state) => state.notices.some((notice) => notice.id === 'request'))
  const sheet = usePane((state) => state.sheet)
  if (!offline || sheet === null || said) return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t('fill.offline', { n: sheet.unsentRows })}{sheet.remoteAt !== null && t('fill.offline-lists', { time: timeText(sheet.remoteAt) })}</MessageBarBody>
      <MessageBarActions><Button size="small" onClick={session.retry}>{t('common.retry')}</Button></MessageBarActions>
    </MessageBar>
  )
}
