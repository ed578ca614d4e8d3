import { Button } from '@fluentui/react-components'
import type { QueueEntry } from '../../../rules/wire.ts'
import { isAgain, isClean } from '../../session/review/arrange.ts'
import { LookIcon, type Look } from '../parts/icons.tsx'
import { useSpeech, type Speech } from '../text.tsx'
import { useSession } from '../use-session.ts'
import { dueText } from '../when.ts'

/** One submission in the queue: table, unit and clerk, one line of facts, when it is due. */
export function QueueLine({ entry, on, now, onSelect }: { entry: QueueEntry; on: boolean; now: number; onSelect: (submission: string) => void }) {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const due = dueText(entry.due, now, speech)
  const { look, text } = factsOf(entry, speech)
  const open = (): void => { session.openReview(entry.submission) }
  return (
    <div className="row top">
      <button type="button" data-stop className="rowbutton top grow" onFocus={() => { onSelect(entry.submission) }} onClick={open}>
        <span className="grow col g2">
          <span className="row tight"><span className="num strong nowrap">{entry.tableNumber}</span><span className="ell">{entry.tableName}</span></span>
          <span className="cap ell">{t('queue.from', { unit: entry.unit.name, filler: entry.filler })}</span>
          <span className="row tight cap">{look !== null && <LookIcon of={look} />}<span className="ell num">{text}</span></span>
        </span>
      </button>
      <div className="col g2 right">
        <span className={`cap nowrap ${due.tone}`} style={{ lineHeight: '20px' }}>{due.text}</span>
        {on && <Button size="small" appearance="primary" tabIndex={-1} onClick={open}>{t(entry.own ? 'common.view' : 'queue.open')}</Button>}
      </div>
    </div>
  )
}

function factsOf(entry: QueueEntry, { t }: Speech): { look: Look | null; text: string } {
  const { rows, pendingRows, explained, changed } = entry
  if (entry.own) return { look: 'hint', text: t('queue.own') }
  if (isAgain(entry)) return { look: 'returned', text: t('queue.facts-again', { n: pendingRows, m: rows - pendingRows }) }
  if (isClean(entry)) return { look: 'ok', text: t('queue.facts-clean', { rows, changed }) }
  return { look: null, text: t('queue.facts', { rows, explained, changed }) }
}
