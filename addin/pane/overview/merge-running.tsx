import { Button, ProgressBar } from '@fluentui/react-components'
import type { MergeRun } from '../../session/state.ts'
import { Frame } from '../frame.tsx'
import { useSpeech } from '../text.tsx'
import { useNow, useSession } from '../use-session.ts'

/** 3.19 for a merge: how far, how long yet, and what stopping leaves, before it is pressed. */
export function MergeRunning({ of }: { of: MergeRun }) {
  const session = useSession()
  const { t } = useSpeech()
  const now = useNow(500)
  const spent = (now - of.startedAt) / 1000
  const part = of.total > 0 ? of.done / of.total : null
  const left = part !== null && part > 0.02 && spent > 3 ? Math.ceil((spent / part) * (1 - part)) : null
  const far = of.kind === 'download' ? (of.done > 0 ? t('merge.running-bytes', { mb: (of.done / 1_000_000).toFixed(1) }) : '') : of.total > 0 ? t('merge.running-tables', { done: of.done, total: of.total }) : ''
  return (
    <Frame tab="merge" reviewer actions={<Button onClick={session.stopMerge}>{t('merge.stop')}</Button>}>
      <div className="col g8" role="status">
        <div className="row"><span className="grow strong">{t('merge.running')}</span>{part !== null && <b className="num">{Math.round(part * 100)}%</b>}</div>
        <ProgressBar aria-label={t('merge.running')} thickness="large" {...(part === null ? {} : { value: part })} />
        <span className="cap num">{[far, left === null ? '' : left > 0 ? t('work.left', { n: left }) : t('work.almost')].filter((text) => text !== '').join(' · ')}</span>
      </div>
      <div className="soft small muted">{t('merge.after-stop')}</div>
    </Frame>
  )
}
