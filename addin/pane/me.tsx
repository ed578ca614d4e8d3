import { Button, Select, Switch } from '@fluentui/react-components'
import { BookOpen20Regular, ChevronRight16Regular, Key20Regular, Pulse20Regular, SignOut20Regular } from '@fluentui/react-icons'
import { useState, type ReactNode } from 'react'
import type { PaneState } from '../session/state.ts'
import { Frame } from './frame.tsx'
import { Section } from './parts/bits.tsx'
import { useSpeech } from './text.tsx'
import { usePane, useSession } from './use-session.ts'

const looks = ['host', 'light', 'dark'] as const

/** 3.16 我的: who am I here, help, how the pane looks, and the way out. */
export function Mine() {
  const session = useSession()
  const { t } = useSpeech()
  const { me, unsent, language, look } = usePane((state) => state)
  const [column, setColumn] = useState(session.checkColumnShown())
  if (me === null) return null
  const roles = [...new Set(me.roles.map((role) => `${role.unit.name} · ${role.roleName}`))].join('，')
  return (
    <Frame title={t('me.title')} actions={<>
      {unsent > 0 && <span className="cap">{t('me.unsent', { n: unsent })}</span>}
      <Button icon={<SignOut20Regular />} onClick={session.signOut}>{t('me.sign-out')}</Button>
    </>}>
      <div className="col" style={{ gap: 0 }}><span className="title16">{me.person.name}</span><span className="cap num">{t('me.line', { staffNo: me.person.staffNo, roles })}</span></div>
      <Section title={t('me.account')}>
        <div className="list" role="list">
          <Way icon={<Key20Regular />} text={t('me.password')} onClick={() => { session.go({ at: 'password' }) }} />
          <Way icon={<Pulse20Regular />} text={t('me.check-up')} onClick={() => { session.go({ at: 'check-up' }) }} />
          <Way icon={<BookOpen20Regular />} text={t('me.tour')} onClick={() => { session.go({ at: 'tour', step: 1 }) }} />
        </div>
      </Section>
      <Section title={t('me.display')}>
        <div className="list" role="list">
          <Setting text={t('me.language')}>
            <Select size="small" aria-label={t('me.language')} value={language} onChange={(_, { value }) => { session.language(value as PaneState['language']) }}>
              <option value="zh" lang="zh">中文</option><option value="en" lang="en">English</option>
            </Select>
          </Setting>
          <Setting text={t('me.look')}>
            <Select size="small" aria-label={t('me.look')} value={look} onChange={(_, { value }) => { session.look(value as PaneState['look']) }}>
              {looks.map((one) => <option key={one} value={one}>{t(`me.look.${one}`)}</option>)}
            </Select>
          </Setting>
          {me.tabs.includes('fill') && (
            <Setting text={t('me.check-column')}>
              <Switch aria-label={t('me.check-column')} checked={column} onChange={(_, { checked }) => { setColumn(checked); session.showCheckColumn(checked) }} style={{ margin: '-6px -8px -6px 0' }} />
            </Setting>)}
        </div>
      </Section>
    </Frame>
  )
}

function Way({ icon, text, onClick }: { icon: ReactNode; text: string; onClick: () => void }) {
  return (
    <div className="line" role="listitem">
      <button type="button" className="rowbutton" onClick={onClick}><span className="icon" style={{ fontSize: 20 }} aria-hidden>{icon}</span><span className="grow">{text}</span><ChevronRight16Regular aria-hidden /></button>
    </div>
  )
}

function Setting({ text, children }: { text: string; children: ReactNode }) {
  return <div className="line row" role="listitem" style={{ padding: '5px 12px', minHeight: 36 }}><span className="grow">{text}</span>{children}</div>
}
