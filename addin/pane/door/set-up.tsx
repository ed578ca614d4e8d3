import { Button, Field, Input, Select } from '@fluentui/react-components'
import { useState } from 'react'
import { Frame } from '../frame.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'

const regimes = [{ id: 'jiaozuo', name: '焦作大学（三级审核）' }, { id: 'xiangyang', name: '襄阳汽车职业技术学院（两级审核）' }] as const
const blank = { collegeId: '', collegeName: '', regime: regimes[0].id as string, staffNo: '', name: '', password: '', cycle: '' }

/** First start on an empty folder: the college and its first administrator. */
export function SetUp() {
  const session = useSession()
  const { t } = useSpeech()
  const busy = usePane((state) => state.busy)
  const [college, change] = useState(blank)
  const set = (part: Partial<typeof blank>): void => { change((old) => ({ ...old, ...part })) }
  const ready = Object.values(college).every((value) => value.trim() !== '') && college.password.length >= 10
  return (
    <Frame>
      <form className="col" style={{ gap: 14, padding: '8px 4px' }} onSubmit={(event) => { event.preventDefault(); if (ready) void session.setUp(college) }}>
        <div className="col"><h1 className="title20">{t('setup.title')}</h1><span className="cap">{t('setup.text')}</span></div>
        <Field label={t('setup.college-name')}><Input value={college.collegeName} onChange={(_, { value }) => { set({ collegeName: value }) }} /></Field>
        <Field label={t('setup.college-id')}><Input value={college.collegeId} onChange={(_, { value }) => { set({ collegeId: value }) }} /></Field>
        <Field label={t('setup.regime')}><Select value={college.regime} onChange={(_, { value }) => { set({ regime: value }) }}>{regimes.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select></Field>
        <Field label={t('setup.cycle')}><Input value={college.cycle} onChange={(_, { value }) => { set({ cycle: value }) }} /></Field>
        <Field label={t('setup.name')}><Input value={college.name} onChange={(_, { value }) => { set({ name: value }) }} /></Field>
        <Field label={t('setup.staff-no')}><Input value={college.staffNo} autoComplete="username" onChange={(_, { value }) => { set({ staffNo: value }) }} /></Field>
        <Field label={t('setup.password')}><Input type="password" value={college.password} autoComplete="new-password" onChange={(_, { value }) => { set({ password: value }) }} /></Field>
        {!ready && <p className="cap">{t('setup.missing')}</p>}
        <Button appearance="primary" size="large" type="submit" disabled={busy || !ready}>{t('setup.submit')}</Button>
      </form>
    </Frame>
  )
}
