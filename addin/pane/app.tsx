import { FluentProvider } from '@fluentui/react-components'
import { LockClosed24Regular } from '@fluentui/react-icons'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { here } from '../session/context.ts'
import type { Session } from '../session/session.ts'
import { Login } from './door/login.tsx'
import { Boundary } from './faults/boundary.tsx'
import { Frame } from './frame.tsx'
import { PlainState } from './parts/plain-state.tsx'
import { SpeechProvider, useSpeech } from './text.tsx'
import { markVariables, themes } from './themes.ts'
import { SessionContext, usePane, useSession } from './use-session.ts'

// What is not seen first is not loaded first.
const Tasks = lazy(() => import('./tasks.tsx').then((one) => ({ default: one.Tasks })))
const SetUp = lazy(() => import('./door/set-up.tsx').then((one) => ({ default: one.SetUp })))
const Password = lazy(() => import('./door/password.tsx').then((one) => ({ default: one.Password })))
const Tour = lazy(() => import('./door/tour.tsx').then((one) => ({ default: one.Tour })))
const Fill = lazy(() => import('./fill/fill.tsx').then((one) => ({ default: one.Fill })))
const CellCard = lazy(() => import('./fill/cell.tsx').then((one) => ({ default: one.CellCard })))
const Submit = lazy(() => import('./fill/submit.tsx').then((one) => ({ default: one.Submit })))
const Returned = lazy(() => import('./fill/returned.tsx').then((one) => ({ default: one.Returned })))
const Rules = lazy(() => import('./rules.tsx').then((one) => ({ default: one.Rules })))
const Mine = lazy(() => import('./me.tsx').then((one) => ({ default: one.Mine })))
const CheckUp = lazy(() => import('./check-up.tsx').then((one) => ({ default: one.CheckUp })))
const FaultScreen = lazy(() => import('./faults/fault-screen.tsx').then((one) => ({ default: one.FaultScreen })))
const ReviewScreen = lazy(() => import('./review/review.tsx').then((one) => ({ default: one.ReviewScreen })))
const Sign = lazy(() => import('./review/sign.tsx').then((one) => ({ default: one.Sign })))
const Progress = lazy(() => import('./overview/progress.tsx').then((one) => ({ default: one.Progress })))
const Matrix = lazy(() => import('./overview/matrix.tsx').then((one) => ({ default: one.Matrix })))
const Merge = lazy(() => import('./overview/merge.tsx').then((one) => ({ default: one.Merge })))
const Queue = lazy(() => import('./review/queue.tsx').then((one) => ({ default: one.Queue })))

/** The pane, or with `matrix` the progress of the college in a window of its own. */
export function App({ session, matrix }: { session: Session; matrix: boolean }) {
  return <SessionContext value={session}><Dressed><Suspense fallback={null}>{matrix ? <MatrixWindow /> : <Screens />}</Suspense></Dressed></SessionContext>
}

function Dressed({ children }: { children: ReactNode }) {
  const { theme, look, language } = usePane((state) => state)
  const name = theme === 'contrast' ? 'contrast' : look === 'host' ? theme : look
  useEffect(() => { document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en' }, [language])
  return <FluentProvider theme={themes[name]} className={name} style={markVariables(name)}><SpeechProvider language={language}>{children}</SpeechProvider></FluentProvider>
}

function Screens() {
  const session = useSession()
  const at = usePane((state) => here(state))
  const phase = usePane((state) => state.phase)
  const faulty = usePane((state) => state.fault !== null)
  if (phase === 'starting') return null
  const key = `${phase}:${at.at}:${faulty}`
  return <Boundary key={key} session={session}><Suspense fallback={null}>{faulty ? <FaultScreen /> : phase === 'signed-in' ? <Screen /> : phase === 'set-up' ? <SetUp /> : <Door />}</Suspense></Boundary>
}

/** Before sign-in: the door, and what helps in front of it. */
function Door() {
  const [shows, show] = useState<'login' | 'tour' | 'check-up'>('login')
  const back = (): void => { show('login') }
  if (shows === 'tour') return <Tour onEnd={back} />
  if (shows === 'check-up') return <CheckUp onBack={back} />
  return <Login onTour={() => { show('tour') }} onCheckUp={() => { show('check-up') }} />
}

function Screen() {
  const session = useSession()
  const route = usePane((state) => here(state))
  switch (route.at) {
    case 'tasks': return <Tasks />
    case 'fill': return <Fill />
    case 'review': return <Queue />
    case 'cell': return <CellCard />
    case 'submit': return <Submit />
    case 'returned': return <Returned />
    case 'submission': return <ReviewScreen />
    case 'sign': return <Sign />
    case 'progress': return <Progress />
    case 'merge': return <Merge />
    case 'rules': return <Rules field={route.field} />
    case 'me': return <Mine />
    case 'password': return <Password />
    case 'check-up': return <CheckUp />
    case 'tour': return <Tour onEnd={session.endTour} />
  }
}

function MatrixWindow() {
  const session = useSession()
  const { t } = useSpeech()
  const phase = usePane((state) => state.phase)
  const office = usePane((state) => state.me?.regime.qualityOffice ?? '')
  const allowed = usePane((state) => state.me?.tabs.includes('progress') ?? false)
  useEffect(() => { if (phase === 'signed-in') session.loadProgress() }, [phase, session])
  if (phase === 'starting') return null
  if (phase !== 'signed-in') return <Door />
  return allowed ? <Matrix /> : <Frame title={t('matrix.title')} onBack={null}><PlainState icon={<LockClosed24Regular />} title={t('matrix.no-rights')} text={t('matrix.no-rights-text', { office })} /></Frame>
}
