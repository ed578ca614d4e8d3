import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { Frame } from '../frame.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'

const shortest = 10

/** Changing the password; at the first sign-in nothing else can be done before. */
export function Password() {
  const session = useSession()
  const { t, told } = useSpeech()
  const { me, signInTold: said, busy } = usePane((state) => state)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const short = next !== '' && next.length < shortest
  const differs = again !== '' && again !== next
  const ready = current !== '' && next.length >= shortest && again === next
  return (
    <Frame title={t('password.title')} {...(me?.person.mustChangePassword === true ? { onBack: null } : {})} actions={<Button appearance="primary" disabled={busy || !ready} onClick={() => { void session.changePassword(current, next) }}>{t('password.submit')}</Button>}>
      {me?.person.mustChangePassword === true && <p>{t('password.first')}</p>}
      <Field label={t('password.current')} {...(said === null ? {} : { validationState: 'error' as const, validationMessage: told(said.says) })}>
        <Input type="password" autoComplete="current-password" value={current} onChange={(_, { value }) => { setCurrent(value) }} />
      </Field>
      <Field label={t('password.next')} hint={t('password.rule')} {...(short ? { validationState: 'error' as const, validationMessage: t('password.too-short', { n: next.length }) } : {})}>
        <Input type="password" autoComplete="new-password" value={next} onChange={(_, { value }) => { setNext(value) }} />
      </Field>
      <Field label={t('password.again')} {...(differs ? { validationState: 'error' as const, validationMessage: t('password.differ') } : {})}>
        <Input type="password" autoComplete="new-password" value={again} onChange={(_, { value }) => { setAgain(value) }} />
      </Field>
    </Frame>
  )
}
