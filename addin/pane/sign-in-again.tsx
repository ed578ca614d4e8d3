import { Button, Field, Input } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { SheetUp } from './parts/sheet-up.tsx'
import { useSpeech } from './text.tsx'
import { usePane, useSession } from './use-session.ts'

/** Signing in again in place: nothing on the screen is lost. */
export function SignInAgain({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const { t, told } = useSpeech()
  const me = usePane((state) => state.me)
  const said = usePane((state) => state.signInTold)
  const expired = usePane((state) => state.expired)
  const busy = usePane((state) => state.busy)
  const [password, setPassword] = useState('')
  useEffect(() => { if (!expired) onClose() }, [expired, onClose])
  if (me === null) return null
  return (
    <SheetUp label={t('login.again')} onClose={onClose}>
      <form className="col g12" onSubmit={(event) => { event.preventDefault(); void session.signIn({ college: me.college.id, staffNo: me.person.staffNo, password, remember: false }) }}>
        <div className="col"><h2 className="title16">{t('login.again')}</h2><span className="cap">{t('login.again-text')}</span></div>
        <Field label={`${me.person.name} · ${t('login.password')}`} {...(said === null ? {} : { validationState: 'error' as const, validationMessage: told(said.says) })}>
          <Input type="password" autoComplete="current-password" autoFocus value={password} onChange={(_, { value }) => { setPassword(value) }} />
        </Field>
        <div className="row"><Button className="grow" onClick={onClose}>{t('common.cancel')}</Button><Button className="grow" appearance="primary" type="submit" disabled={busy || password === ''}>{t('login.submit')}</Button></div>
      </form>
    </SheetUp>
  )
}
