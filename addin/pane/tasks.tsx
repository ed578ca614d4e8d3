import { Button, MessageBar, MessageBarBody, SearchBox } from '@fluentui/react-components'
import { ChevronDown16Regular, ChevronRight16Regular, ClipboardTaskListLtr24Regular } from '@fluentui/react-icons'
import { useMemo, useState, type ReactNode } from 'react'
import type { Task } from '../../rules/wire.ts'
import { arrangeTasks, holds, isDone, isDue, type TaskFilter } from '../session/tasks.ts'
import { Frame } from './frame.tsx'
import { matches } from './initials.ts'
import { LinkButton, Section, Stats } from './parts/bits.tsx'
import { StatePie } from './parts/icons.tsx'
import { Loading } from './parts/loading.tsx'
import { PlainState } from './parts/plain-state.tsx'
import { Rows, type Row } from './parts/rows.tsx'
import { useSpeech, type Speech } from './text.tsx'
import { useNow, usePane, useSession } from './use-session.ts'
import { dueText, timeText } from './when.ts'

/** 3.3: which table now. */
export function Tasks() {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const { value, since, at } = usePane((state) => state.tasks)
  const me = usePane((state) => state.me)
  const connection = usePane((state) => state.connection)
  const now = useNow()
  const [filter, setFilter] = useState<TaskFilter>('all')
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(false)
  const [selected, setSelected] = useState<string | null>(null)
  const all = value ?? none
  const found = useMemo(() => all.filter((task) => holds(filter, task, now) && matches(typed, task.number, task.name, task.unit.name)), [all, filter, typed, now])
  const sections = useMemo(() => arrangeTasks(found, now), [found, now])
  const units = new Set(all.map((task) => task.unit.id)).size
  if (value === null) return <Frame tab="tasks">{since === null ? null : <Loading since={since} now={session.now} />}</Frame>
  if (all.length === 0) return (
    <Frame tab="tasks">
      <PlainState icon={<ClipboardTaskListLtr24Regular />} title={t('tasks.empty.title')} text={t('tasks.empty.text', { cycle: me?.cycle.name ?? '', office: me?.regime.qualityOffice ?? '' })}>
        <Button appearance="primary" onClick={session.loadTasks}>{t('tasks.empty.again')}</Button>
      </PlainState>
    </Frame>)
  const ordered = [...sections.first, ...sections.filling, ...sections.notStarted]
  const on = ordered.find((task) => keyOf(task) === selected) ?? ordered[0]
  const list = (tasks: readonly Task[], label: string): ReactNode => <Rows label={label} of={tasks.map((task) => taskRow(task, { on: on !== undefined && keyOf(task) === keyOf(on), units: units > 1, now, speech, select: setSelected }))} />
  const toggle = (wanted: TaskFilter): void => { setFilter(filter === wanted ? 'all' : wanted); if (wanted === 'done') setShown(true) }
  return (
    <Frame tab="tasks">
      {connection === 'offline' && at !== null && <p className="cap">{t('common.content-of', { time: timeText(at) })}</p>}
      <Stats of={[
        { n: all.length, label: t('tasks.mine'), on: filter === 'all', onClick: () => { setFilter('all') } },
        { n: all.filter((task) => task.returnedRows > 0).length, label: t('tasks.returned'), tone: 'berry', on: filter === 'returned', onClick: () => { toggle('returned') } },
        { n: all.filter((task) => isDue(task, now)).length, label: t('tasks.due'), tone: 'danger', on: filter === 'due', onClick: () => { toggle('due') } },
        { n: all.filter(isDone).length, label: t('tasks.done'), on: filter === 'done', onClick: () => { toggle('done') } },
      ]} />
      <SearchBox placeholder={t('tasks.search')} value={typed} onChange={(_, { value: text }) => { setTyped(text) }} style={{ maxWidth: 'none', width: '100%' }} />
      <span className="hidden" role="status">{t('tasks.count', { n: found.length })}</span>
      {found.length === 0 && typed !== '' && <p className="cap">{t('common.search-none', { text: typed })}</p>}
      {ordered.length === 0 && typed === '' && filter === 'all' && <MessageBar intent="success" layout="multiline"><MessageBarBody>{t('tasks.all-done')}</MessageBarBody></MessageBar>}
      {sections.first.length > 0 && <Section title={t('tasks.first')}>{list(sections.first, t('tasks.first'))}</Section>}
      {sections.filling.length > 0 && <Section title={t('tasks.filling')}>{list(sections.filling, t('tasks.filling'))}</Section>}
      {sections.notStarted.length > 0 && <Section title={t('tasks.not-started')}>{list(sections.notStarted, t('tasks.not-started'))}</Section>}
      {sections.sent.length > 0 && (
        <section className="col g8">
          <h2 className="h2"><button type="button" className="rowbutton" aria-expanded={shown} onClick={() => { setShown(!shown) }}><span className="grow">{t('tasks.sent', { n: sections.sent.length })}</span>{shown ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}</button></h2>
          {shown && list(sections.sent, t('tasks.sent', { n: sections.sent.length }))}
        </section>)}
    </Frame>
  )
}
const none: readonly Task[] = []
const keyOf = (task: Task): string => `${task.table}/${task.unit.id}`

function taskRow(task: Task, with_: { on: boolean; units: boolean; now: number; speech: Speech; select: (key: string) => void }): Row {
  return { key: keyOf(task), height: 57, className: with_.on ? 'on' : '', draw: () => <TaskLine task={task} {...with_} /> }
}

function TaskLine({ task, on, units, now, speech, select }: { task: Task; on: boolean; units: boolean; now: number; speech: Speech; select: (key: string) => void }) {
  const session = useSession()
  const { t } = speech
  const due = isDone(task) ? { text: '', tone: '' } : dueText(task.due, now, speech)
  const { text, tone } = factsOf(task, speech)
  const open = (): void => { session.openTable({ table: task.table, unit: task.unit.id }) }
  const carries = task.state.kind === 'none' && task.lastYearRows > 0
  return (
    <div className="row top">
      <button type="button" data-stop className="rowbutton top grow" aria-label={t('tasks.open', { number: task.number, name: task.name })} onFocus={() => { select(keyOf(task)) }} onClick={open}>
        <span className="icon" style={{ paddingTop: 2 }}><StatePie state={task.state} /></span>
        <span className="grow col g2">
          <span className="row tight"><span className="num strong nowrap">{task.number}</span><span className="ell">{task.name}{units && t('tasks.unit', { unit: task.unit.name })}</span></span>
          <span className={`cap ell ${tone}`}>{text}</span>
        </span>
      </button>
      <div className="col g2 right">
        <span className={`cap nowrap ${due.tone}`} style={{ lineHeight: '20px' }}>{due.text}</span>
        {on && task.waitsFor.length === 0 && <Button size="small" appearance="primary" onClick={open}>{t(actOf(task))}</Button>}
        {on && carries && task.waitsFor.length === 0 && <LinkButton onClick={() => { session.openTableWithLastYear({ table: task.table, unit: task.unit.id }) }}>{t('tasks.act.carry')}</LinkButton>}
      </div>
    </div>
  )
}

function actOf(task: Task): 'tasks.act.returned' | 'tasks.act.submit' | 'tasks.act.start' | 'tasks.act.view' | 'tasks.act.fill' {
  if (task.returnedRows > 0) return 'tasks.act.returned'
  if (task.readOnly !== null) return 'tasks.act.view'
  if (task.ready) return 'tasks.act.submit'
  return task.state.kind === 'none' ? 'tasks.act.start' : 'tasks.act.fill'
}

/** One line of facts. */
function factsOf(task: Task, { t }: Speech): { text: string; tone: string } {
  const { rows, errors, unexplained, incomplete, state } = task
  if (task.returnedRows > 0) return { text: state.levelName === null ? t('tasks.line.returned-plain', { n: task.returnedRows, rows }) : t('tasks.line.returned', { level: state.levelName, n: task.returnedRows, rows }), tone: 'berry' }
  if (state.kind === 'passed') return { text: t('tasks.line.passed', { rows }), tone: '' }
  if (state.kind === 'submitted') return { text: t('tasks.line.under-review', { level: state.levelName ?? '', rows }), tone: '' }
  if (task.waitsFor.length > 0) return { text: t('tasks.line.waits', { list: task.waitsFor.join('、') }), tone: '' }
  if (task.readOnly !== null) return { text: task.readOnly, tone: '' }
  if (state.kind === 'none') return { text: task.lastYearRows > 0 ? t('tasks.line.carry', { n: task.lastYearRows }) : t('tasks.line.none'), tone: '' }
  if (task.ready) return { text: t('tasks.line.ready', { rows }), tone: 'good' }
  if (incomplete > 0 && unexplained === 0) return { text: t('tasks.line.incomplete', { rows, errors, incomplete }), tone: '' }
  if (errors + unexplained > 0) return { text: t('tasks.line.filling', { rows, errors, unexplained }), tone: '' }
  return { text: t('tasks.line.rows', { rows }), tone: '' }
}
