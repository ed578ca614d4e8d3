import { Button, Tab, TabList } from '@fluentui/react-components'
import { ArrowLeft20Regular, QuestionCircle20Regular } from '@fluentui/react-icons'
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import { here } from '../session/context.ts'
import type { PaneState, TabName } from '../session/state.ts'
import { later } from './later.ts'
import { SignInAgain } from './sign-in-again.tsx'
import { StatusBar } from './status-bar.tsx'
import { useSpeech } from './text.tsx'
import { usePane, useSession } from './use-session.ts'

const Notices = later(() => import('./parts/notices.tsx').then((one) => one.Notices))

interface Props {
  /** a tab of its own, or a screen one goes back from */
  readonly tab?: TabName
  readonly title?: string
  readonly titleEnd?: ReactNode
  readonly strip?: ReactNode
  readonly actions?: ReactNode
  readonly over?: ReactNode
  readonly reviewer?: boolean
  readonly status?: boolean
  readonly quiet?: boolean
  /** where ← leads when not to the screen before; null = there is no way back */
  readonly onBack?: (() => void) | null
  readonly children: ReactNode
}

/** The frame of every screen: who, where, content, what one can do, how far the work is kept (ux part 2). */
export function Frame({ tab, title, titleEnd, strip, actions, over, reviewer = false, status = true, quiet = false, onBack, children }: Props) {
  const session = useSession()
  const me = usePane((state) => state.me)
  const told = usePane((state) => state.notices.length > 0)
  const [signing, setSigning] = useState(false)
  const name = tab ?? title ?? ''
  const back = onBack === undefined ? (me === null ? null : session.back) : onBack
  const heading = useFocusOnChange(name)
  return (
    <div className="pane" onKeyDown={(event) => { if (event.key === 'Escape' && title !== undefined && over === undefined && !signing) back?.() }}>
      {me !== null && <Who />}
      {me !== null && tab !== undefined && <Tabs at={tab} />}
      {title !== undefined && (
        <div className="back-row">
          {back !== null && <Back onBack={back} />}
          <h1 ref={heading} tabIndex={-1} className="ell" title={title}>{title}</h1>{titleEnd}
        </div>)}
      <main className="body" ref={title === undefined ? heading : undefined} tabIndex={title === undefined ? -1 : undefined}>
        {!quiet && told && <Suspense fallback={null}><Notices onSignIn={() => { setSigning(true) }} /></Suspense>}
        {children}
      </main>
      {strip}
      {actions !== undefined && <div className="actions">{actions}</div>}
      {status && <StatusBar reviewer={reviewer} />}
      {over}
      {signing && <SignInAgain onClose={() => { setSigning(false) }} />}
    </div>
  )
}

function Who() {
  const session = useSession()
  const { t } = useSpeech()
  const me = usePane((state) => state.me)
  if (me === null) return null
  const unit = me.roles[0]?.unit.name ?? me.college.name
  return (
    <header className="who-row">
      <button type="button" className="face mine" aria-label={t('frame.me', { name: me.person.name })} onClick={() => { session.go({ at: 'me' }) }}>{me.person.name.slice(0, 1)}</button>
      <div className="grow">
        <div className="name ell">{t('frame.who', { name: me.person.name, unit })}</div>
        <div className="cycle ell">{t('frame.cycle', { college: me.college.name, cycle: me.cycle.name.replace(/\s*学年$/, '') })}</div>
      </div>
      <Button appearance="subtle" size="small" icon={<QuestionCircle20Regular />} aria-label={t('frame.help')} onClick={() => { session.go({ at: 'tour', step: 1 }) }} />
    </header>
  )
}

function Tabs({ at }: { at: TabName }) {
  const session = useSession()
  const { t } = useSpeech()
  const tabs = usePane((state) => state.me?.tabs ?? none)
  const waiting = usePane((state) => badges(state))
  const counts = waiting.split(',').map(Number)
  const badge: Partial<Record<TabName, number>> = { tasks: counts[0] ?? 0, review: counts[1] ?? 0 }
  return (
    <nav className="tabs-row">
      <TabList size="small" selectedValue={at} onTabSelect={(_, { value }) => { session.tab(value as TabName) }}>
        {tabs.map((tab) => <Tab key={tab} value={tab}>{t(`tab.${tab}`)}{(badge[tab] ?? 0) > 0 && <span className="badge" title={t('tab.badge', { n: badge[tab] ?? 0 })}>{badge[tab]}</span>}</Tab>)}
      </TabList>
    </nav>
  )
}
const none: readonly TabName[] = []
/** As a text, because a selector must give the same value while nothing changed. */
const badges = (state: PaneState): string => `${(state.tasks.value ?? []).filter((task) => task.returnedRows > 0).length},${state.queue.value?.pending.filter((entry) => !entry.own).length ?? 0}`

function Back({ onBack }: { onBack: () => void }) {
  const { t } = useSpeech()
  return <Button appearance="subtle" size="small" icon={<ArrowLeft20Regular />} aria-label={t('frame.back')} onClick={onBack} />
}

/** After each change of screen focus goes to its title, unless the person is in the sheet or typing. */
function useFocusOnChange(name: string): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const depth = usePane((state) => `${state.routes.length}:${here(state).at}`)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) { first.current = false; return }
    if (document.hasFocus()) heading.current?.focus({ preventScroll: true })
  }, [name, depth])
  return heading
}
