import { Button, Checkbox, Field, Input } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import type { Dimension } from '../../../rules/table.ts'
import { countTyped, lackingToSign, wantedToSign } from '../../session/review/signing.ts'
import type { OpenReview } from '../../session/state.ts'
import { Frame } from '../frame.tsx'
import { listText } from '../list-text.ts'
import { Section, Stats } from '../parts/bits.tsx'
import { useSpeech } from '../text.tsx'
import { useNow, usePane, useSession } from '../use-session.ts'
import { momentText } from '../when.ts'
import './review.css'

/** 3.11: what is passed, what it is bound to, and everything this level must confirm. Nothing is ticked beforehand. */
export function Sign() {
  const open = usePane((state) => state.open)
  return open === null ? <Frame title="" reviewer>{null}</Frame> : <SignOpen open={open} />
}

function SignOpen({ open }: { open: OpenReview }) {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const { busy, connection } = usePane((state) => state)
  const now = useNow()
  const [confirmed, setConfirmed] = useState<ReadonlySet<Dimension>>(new Set())
  const [password, setPassword] = useState('')
  const [count, setCount] = useState('')
  const { review } = open
  const wanted = wantedToSign(open)
  const lacking = lackingToSign(wanted, { confirmed, password, count })
  const typed = countTyped(count)
  const returned = open.returns.reduce((sum, one) => sum + one.rowIds.length, 0)
  const top = useTopOnRefusal()
  const blocked = lacking.length > 0 || connection === 'offline' || busy
  const go = (): void => { if (!blocked) session.decide({ confirmed: wanted.confirms, countTyped: wanted.count ? typed : null, password: wanted.password ? password : null }) }
  return (
    <Frame reviewer title={t(wanted.password ? 'sign.title' : 'sign.title-plain', { number: open.table.number })}
      actions={<>
        {lacking.length > 0 ? <span id="lacking" className="cap">{t('sign.still', { list: listText(lacking.map((one) => t(`sign.still.${one}`)), speech.locale) })}</span>
          : connection === 'offline' && <span id="lacking" className="cap warn">{t('common.offline-short')}</span>}
        <div className="row"><Button className="grow" onClick={session.back}>{t('sign.back')}</Button>
          <Button className="grow" appearance="primary" disabledFocusable={blocked} aria-describedby="lacking" onClick={go}>{t(wanted.password ? 'sign.go' : 'sign.go-plain', { n: wanted.rows })}</Button></div>
      </>}>
      <div ref={top}>
        <Stats of={[
          { n: wanted.rows, label: t('sign.approved') },
          ...(returned > 0 ? [{ n: returned, label: t('sign.returned'), tone: 'berry' }] : []),
          ...(open.picked.size > 0 ? [{ n: open.picked.size, label: t('sign.waiting') }] : []),
          { n: review.explanations.length, label: t('sign.explained') },
          ...(open.sample.length > 0 ? [{ n: open.sample.length, label: t('sign.sampled') }] : []),
        ]} />
      </div>
      <form className="col g12" onSubmit={(event) => { event.preventDefault(); go() }}>
        {wanted.confirms.length > 0 && (
          <Section title={t('sign.confirm')}>
            <div className="qualities">
              {wanted.confirms.map((one) => (
                <Checkbox key={one} checked={confirmed.has(one)} label={<span><b>{t(`sign.name.${one}`)}</b><span className="cap">{t(`sign.${one}`)}</span></span>}
                  onChange={(_, { checked }) => { setConfirmed((old) => { const next = new Set(old); if (checked === true) next.add(one); else next.delete(one); return next }) }} />))}
            </div>
          </Section>)}
        {wanted.password && <Field label={t('sign.password')} hint={t('sign.password-hint')}><Input type="password" autoComplete="current-password" value={password} onChange={(_, { value }) => { setPassword(value) }} /></Field>}
        {wanted.count && (
          <Field label={t('sign.count')} {...(count === '' ? {} : typed === wanted.rows ? { validationState: 'success' as const, validationMessage: t('sign.count-same') } : { validationState: 'error' as const, validationMessage: t('sign.count-differs', { n: wanted.rows, typed: count.trim() }) })}>
            <Input className="num" inputMode="numeric" autoComplete="off" value={count} onChange={(_, { value }) => { setCount(value) }} />
          </Field>)}
        <button type="submit" hidden />
      </form>
      <Section title={t('sign.bound')}>
        <dl className="kv">
          <dt>{t('sign.submission')}</dt><dd className="num">{t('sign.submission-value', { n: review.count, who: review.filler, at: momentText(review.at, now, speech) })}</dd>
          <dt>{t('sign.hash')}</dt><dd className="num" title={review.hash}>{fingerprint(review.hash)} …</dd>
          <dt>{t('sign.edition')}</dt><dd>{open.rulebook.id}</dd>
        </dl>
      </Section>
      <p className="cap">{t('sign.after')}</p>
    </Frame>
  )
}

/** The first 16 signs in fours, as people compare them. */
const fingerprint = (hash: string): string => (hash.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ')

/** A refusal is said at the top; the person is at the button. */
function useTopOnRefusal(): React.RefObject<HTMLDivElement | null> {
  const top = useRef<HTMLDivElement>(null)
  const refusal = usePane((state) => state.notices.find((one) => one.id === 'decide') ?? null)
  useEffect(() => { if (refusal !== null) top.current?.closest('.body')?.scrollTo({ top: 0 }) }, [refusal])
  return top
}
