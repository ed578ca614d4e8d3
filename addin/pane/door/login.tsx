import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components'
import { Eye20Regular, EyeOff20Regular, Globe16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { Frame } from '../frame.tsx'
import { LinkButton } from '../parts/bits.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'

/** 3.1: get in, and be sure that nothing was lost. */
export function Login({ onTour, onCheckUp }: { onTour: () => void; onCheckUp: () => void }) {
  const session = useSession()
  const { t, told, locale } = useSpeech()
  const { colleges, signInTold: said, busy, unsent } = usePane((state) => state)
  const [chosen, setCollege] = useState('')
  const college = colleges.find((one) => one.id === chosen) ?? (colleges.length === 1 ? colleges[0] : undefined)
  const [staffNo, setStaffNo] = useState('')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const [shown, setShown] = useState(false)
  const at = (field: string) => (said?.field === field ? { validationState: 'error' as const, validationMessage: told(said.says) } : {})
  const ready = college !== undefined && staffNo.trim() !== '' && password !== ''
  return (
    <Frame>
      <form className="col" style={{ padding: '16px 4px 0', gap: 20 }} onSubmit={(event) => {
        event.preventDefault()
        if (college !== undefined && ready) void session.signIn({ college: college.id, staffNo: staffNo.trim(), password, remember })
      }}>
        <div className="col">
          <h1 className="title20">{t('login.title')}</h1>
          <span className="cap">{college === undefined ? t('login.subject') : t('login.subtitle', { college: college.name })}</span>
        </div>
        <div className="col" style={{ gap: 14 }}>
          {colleges.length > 1 && (
            <Field label={t('login.college')}>
              <Select value={chosen} onChange={(_, { value }) => { setCollege(value) }}>
                <option value="">{t('login.choose-college')}</option>
                {colleges.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
              </Select>
            </Field>)}
          <Field label={t('login.staff-no')} {...at('staffNo')}><Input autoFocus value={staffNo} autoComplete="username" inputMode="text" onChange={(_, { value }) => { setStaffNo(value) }} /></Field>
          <Field label={t('login.password')} {...at('password')}>
            <Input type={shown ? 'text' : 'password'} value={password} autoComplete="current-password" onChange={(_, { value }) => { setPassword(value) }}
              contentAfter={<Button appearance="transparent" size="small" icon={shown ? <EyeOff20Regular /> : <Eye20Regular />} aria-label={t(shown ? 'common.hide-password' : 'common.show-password')} onClick={() => { setShown(!shown) }} />} />
          </Field>
          <Checkbox label={t('login.remember')} checked={remember} onChange={(_, { checked }) => { setRemember(checked === true) }} style={{ marginLeft: -8 }} />
          {said?.field === 'form' && <p className="danger small" role="alert">{told(said.says)} <LinkButton onClick={session.retryDoor}>{t('login.retry')}</LinkButton></p>}
          <Button appearance="primary" size="large" type="submit" disabled={busy || !ready}>{t('login.submit')}</Button>
        </div>
        {unsent > 0 && <p className="cap">{t('login.unsent', { n: unsent })}</p>}
        <div className="row cap wrap">
          <LinkButton onClick={onTour}>{t('login.first-time')}</LinkButton><span aria-hidden>·</span><LinkButton onClick={onCheckUp}>{t('login.check-up')}</LinkButton>
          <span className="end row tight"><Globe16Regular aria-hidden /><LinkButton onClick={() => { session.language(locale === 'zh' ? 'en' : 'zh') }}>{t('login.language')}</LinkButton></span>
        </div>
      </form>
    </Frame>
  )
}
