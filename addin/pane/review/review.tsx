import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { ArrowUndo16Regular, LockClosed16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { pendingRows, toApprove } from '../../session/review/open-review.ts'
import type { OpenReview } from '../../session/state.ts'
import { daysUntil } from '../../session/dates.ts'
import { Frame } from '../frame.tsx'
import { LinkButton } from '../parts/bits.tsx'
import { useSpeech, type Speech } from '../text.tsx'
import { useNow, usePane, useSession } from '../use-session.ts'
import { dayText, dueText, momentText } from '../when.ts'
import { LookList } from './look-list.tsx'
import { ReturnSheet } from './return-sheet.tsx'
import './review.css'
import { useKeys } from './use-keys.ts'
import { Ways } from './ways.tsx'

/** 3.9: one submission. Differences and doubts instead of rows; nothing here can change a value. */
export function ReviewScreen() {
  const open = usePane((state) => state.open)
  return open === null ? <Frame title="" reviewer>{null}</Frame> : <OpenScreen open={open} />
}

function OpenScreen({ open }: { open: OpenReview }) {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const now = useNow()
  const busy = usePane((state) => state.busy)
  const [returning, setReturning] = useState<'picked' | 'whole' | null>(null)
  const { review, picked, returns, layOut } = open
  const pending = pendingRows(open)
  const can = review.canDecide && pending.length > 0
  const startReturn = (): void => {
    if (picked.size > 0) { setReturning('picked'); return }
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['row'] : undefined
    if (focused === undefined || !pending.includes(focused)) return
    session.tick([focused], true)
    setReturning('picked')
  }
  const sign = (): void => { if (toApprove(open).length > 0) session.go({ at: 'sign' }) }
  useKeys({ r: startReturn, a: sign }, can && !busy && returning === null)
  return (
    <Frame reviewer title={t('review.title', { number: open.table.number, unit: review.unit.name, n: review.count })}
      titleEnd={<span className="cap row tight nowrap"><LockClosed16Regular aria-hidden />{t('frame.readonly')}</span>}
      {...(can ? { actions: <Acts open={open} onReturn={setReturning} onSign={sign} /> } : {})}
      {...(returning === null ? {} : { over: <ReturnSheet open={open} rowIds={returning === 'whole' ? pending : pending.filter((id) => picked.has(id))} whole={returning === 'whole'} onClose={() => { setReturning(null) }} /> })}>
      <div className="cap num" style={{ marginTop: -4 }}>{t('review.by', { who: review.filler, at: momentText(review.at, now, speech), due: endText(review.due, now, speech) })}</div>
      {!review.canDecide && review.whyNot !== null && <MessageBar intent="info" layout="multiline"><MessageBarBody>{review.whyNot}</MessageBarBody></MessageBar>}
      {review.canDecide && pending.length === 0 && <p className="cap">{t('review.nothing-pending')}</p>}
      {layOut === 'failed' && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{t('review.sheet-failed')}</MessageBarBody></MessageBar>}
      {layOut === 'going' && <p className="cap" role="status">{t('review.sheet-going')}</p>}
      <Ways open={open} />
      <LookList open={open} />
      <span className="hidden" role="status">{picked.size > 0 ? t('review.picked', { n: picked.size }) : returns.length > 0 ? t('review.put-aside', { n: countOf(open) }) : ''}</span>
    </Frame>
  )
}

const countOf = (open: OpenReview): number => open.returns.reduce((sum, one) => sum + one.rowIds.length, 0)

/** What is chosen, and the two acts on it. */
function Acts({ open, onReturn, onSign }: { open: OpenReview; onReturn: (what: 'picked' | 'whole') => void; onSign: () => void }) {
  const session = useSession()
  const { t } = useSpeech()
  const busy = usePane((state) => state.busy)
  const aside = countOf(open)
  const rest = toApprove(open).length
  const ticked = open.picked.size
  return (
    <>
      {aside > 0 && <div className="row small"><span className="grow berry">{t('review.put-aside', { n: aside })}</span><LinkButton onClick={session.dropReturns}>{t('review.drop-returns')}</LinkButton></div>}
      {ticked > 0 && <div className="row small"><span className="grow">{t('review.picked', { n: ticked })}</span><LinkButton onClick={() => { session.tick([...open.picked], false) }}>{t('review.unpick')}</LinkButton></div>}
      <div className="row">
        {ticked > 0 ? <Button className="grow" icon={<ArrowUndo16Regular />} disabled={busy} onClick={() => { onReturn('picked') }}>{t('review.return', { n: ticked })}</Button>
          : aside > 0 ? <Button className="grow" icon={<ArrowUndo16Regular />} disabled={busy} onClick={() => { session.returnNow(open.returns) }}>{t('review.return-only', { n: aside })}</Button>
            : <Button className="grow" disabled={busy} onClick={() => { onReturn('whole') }}>{t('review.return-all')}</Button>}
        {rest > 0 && <Button className="grow" appearance="primary" disabled={busy} onClick={onSign}>{t(ticked + aside > 0 ? 'review.approve-rest' : 'review.approve-all', { n: rest })}</Button>}
      </div>
    </>
  )
}

/** 今天 18:00 and dates; “逾期 2 天” would not fit before 到期. */
const endText = (due: string, now: number, speech: Speech): string => (due === '' ? '' : daysUntil(due, now) === 0 ? dueText(due, now, speech).text : dayText(due, now, speech))
