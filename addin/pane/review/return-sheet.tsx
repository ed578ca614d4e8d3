import { Button, Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { rowName, rowsById } from '../../session/review/changes.ts'
import { fieldsOf } from '../../session/review/open-review.ts'
import { draftReturns, shortestRequest } from '../../session/review/return-drafts.ts'
import { countTyped } from '../../session/review/signing.ts'
import type { OpenReview } from '../../session/state.ts'
import { At, LinkButton } from '../parts/bits.tsx'
import { SheetUp } from '../parts/sheet-up.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { cellName } from './row-number.ts'

/** More rows than this are not told one by one. */
const mostSeparate = 20
const mostNamed = 4

/** 3.10: why, and what the other side shall do; both must be said. A whole table wants its number of rows typed. */
export function ReturnSheet({ open, rowIds, whole, onClose }: { open: OpenReview; rowIds: readonly string[]; whole: boolean; onClose: () => void }) {
  const session = useSession()
  const { t } = useSpeech()
  const { me, busy } = usePane((state) => state)
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [separate, setSeparate] = useState(false)
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map())
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const n = rowIds.length
  const { review } = open
  const good = (words: string | undefined): boolean => (words ?? '').trim().length >= shortestRequest
  const counted = !whole || countTyped(typed) === n
  const written = separate ? rowIds.every((id) => good(texts.get(id))) : good(text)
  const ready = reason !== '' && written && counted
  const passed = review.rows.filter((row) => row.state.kind === 'passed').length
  const title = whole ? (passed > 0 ? t('return.whole-passed', { n, m: passed }) : t('return.whole', { n })) : review.level?.returnTo === 'unit' ? t('return.title-unit', { n, unit: review.unit.name }) : t('return.title', { n, who: review.filler })
  const rest = review.rows.filter((row) => row.pending).length - n
  const leave = (send: boolean): void => {
    setTried(true)
    if (!ready) return
    const drafts = draftReturns(open, rowIds, reason, separate ? texts : text)
    if (send) session.returnNow([...open.returns, ...drafts])
    else session.addReturns(drafts)
    onClose()
  }
  const short = { validationState: 'error' as const, validationMessage: t('return.text-short') }
  return (
    <SheetUp label={title} onClose={onClose}>
      <div className="col"><h2 className="title16">{title}</h2>{!whole && <Cells open={open} rowIds={rowIds} />}</div>
      <Field label={t('return.reason')} required {...(tried && reason === '' ? { validationState: 'error' as const, validationMessage: t('return.reason-missing') } : {})}>
        <RadioGroup style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', marginLeft: -8 }} value={reason} onChange={(_, { value }) => { setReason(value) }}>
          {(me?.regime.returnReasons ?? []).map((one) => <Radio key={one.id} value={one.id} label={one.text} style={{ minHeight: 30 }} />)}
        </RadioGroup>
      </Field>
      {!separate && (
        <Field label={t('return.text')} required hint={t('return.text-hint')} {...(tried && !good(text) ? short : {})}>
          <Textarea rows={3} resize="vertical" maxLength={500} value={text} onChange={(_, { value }) => { setText(value) }} />
        </Field>)}
      {separate && (
        <div className="each-text col g8">
          {rowIds.map((id) => (
            <Field key={id} label={t('return.row-text', { row: rowName(open, id) })} required {...(tried && !good(texts.get(id)) ? short : {})}>
              <Textarea rows={2} resize="vertical" maxLength={500} value={texts.get(id) ?? ''} onChange={(_, { value }) => { setTexts((old) => new Map(old).set(id, value)) }} />
            </Field>))}
        </div>)}
      {n > 1 && n <= mostSeparate && <Checkbox label={t('return.separate', { n })} checked={separate} style={{ margin: '-8px 0 -8px -8px' }} onChange={(_, { checked }) => { setSeparate(checked === true); if (checked === true) setTexts(new Map(rowIds.map((id) => [id, text]))) }} />}
      {whole && <Field label={t('return.count')} required {...(tried && !counted ? { validationState: 'error' as const, validationMessage: t('return.count-differs', { n }) } : {})}><Input inputMode="numeric" className="num" value={typed} onChange={(_, { value }) => { setTyped(value) }} /></Field>}
      {rest > 0 && <div className="col g2"><span className="cap">{t('return.rest', { n: rest })}</span><span><LinkButton onClick={() => { leave(false) }}>{t('return.aside')}</LinkButton></span></div>}
      <div className="row sheet-acts"><Button className="grow" onClick={onClose}>{t('common.cancel')}</Button><Button className="grow" appearance="primary" disabled={busy} onClick={() => { leave(true) }}>{t('return.go', { n })}</Button></div>
    </SheetUp>
  )
}

function Cells({ open, rowIds }: { open: OpenReview; rowIds: readonly string[] }) {
  const { t } = useSpeech()
  const rows = rowsById(open.review)
  return (
    <span className="row wrap cap" style={{ gap: '4px 12px' }}>
      {rowIds.slice(0, mostNamed).map((id) => { const field = fieldsOf(open, id)[0]; return rows.has(id) && field !== undefined ? <span key={id} className="row tight"><At>{cellName(open, id, field)}</At><span className="ell" style={{ maxWidth: 90 }}>{rowName(open, id)}</span></span> : null })}
      {rowIds.length > mostNamed && <span>{t('common.more-rows', { n: rowIds.length - mostNamed })}</span>}
    </span>
  )
}
