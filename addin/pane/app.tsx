import { FluentProvider } from '@fluentui/react-components'
import { LockClosed24Regular } from '@fluentui/react-icons'
import { Suspense, useEffect, useState, type ReactNode } from 'react'
import { here } from '../session/context.ts'
import type { Session } from '../session/session.ts'
import { Login } from './door/login.tsx'
import { Boundary } from './faults/boundary.tsx'
import { Frame } from './frame.tsx'
import { later } from './later.ts'
import { PlainState } from './parts/plain-state.tsx'
import { SpeechProvider, useSpeech } from './text.tsx'
import { markVariables, themes } from './themes.ts'
import { SessionContext, usePane, useSession } from './use-session.ts'

// What is not seen first is not loaded first.
const Tasks = later(() => import('./tasks.tsx').then((one) => one.Tasks))
const SetUp = later(() => import('./door/set-up.tsx').then((one) => one.SetUp))
const Password = later(() => import('./door/password.tsx').then((one) => one.Password))
const Tour = later(() => import('./door/tour.tsx').then((one) => one.Tour))
const Fill = later(() => import('./fill/fill.tsx').then((one) => one.Fill))
const CellCard = later(() => import('./fill/cell.tsx').then((one) => one.CellCard))
const Submit = later(() => import('./fill/submit.tsx').then((one) => one.Submit))
const Returned = later(() => import('./fill/returned.tsx').then((one) => one.Returned))
const Rules = later(() => import('./rules.tsx').then((one) => one.Rules))
const Mine = later(() => import('./me.tsx').then((one) => one.Mine))
const CheckUp = later(() => import('./check-up.tsx').then((one) => one.CheckUp))
const FaultScreen = later(() => import('./faults/fault-screen.tsx').then((one) => one.FaultScreen))
const ReviewScreen = later(() => import('./review/review.tsx').then((one) => one.ReviewScreen))
const Sign = later(() => import('./review/sign.tsx').then((one) => one.Sign))
const Progress = later(() => import('./overview/progress.tsx').then((one) => one.Progress))
const Matrix = later(() => import('./overview/matrix.tsx').then((one) => one.Matrix))
const Merge = later(() => import('./overview/merge.tsx').then((one) => one.Merge))
const Queue = later(() => import('./review/queue.tsx').then((one) => one.Queue))

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
