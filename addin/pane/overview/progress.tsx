import { Button, Tab, TabList } from '@fluentui/react-components'
import { ArrowMaximize16Regular, DataBarVertical24Regular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import type { Progress as ProgressAnswer } from '../../../rules/wire.ts'
import { boardOf, isSubmitted, pressingOf, sharesOf, type BoardLine, type Pressing, type ProgressCell } from '../../session/progress-board.ts'
import { Frame } from '../frame.tsx'
import { LinkButton, Section, Stats } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { Loading } from '../parts/loading.tsx'
import { PlainState } from '../parts/plain-state.tsx'
import { Rows, type Row } from '../parts/rows.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { timeText } from '../when.ts'
import { BoardHead, OpenCell } from './board-line.tsx'

type Only = { readonly kind: 'late' } | { readonly kind: 'backlog'; readonly who: string } | null
const headHeight = 45
const cellHeight = 33

/** 3.12: how far the college is, what to do now, and what holds each unit or table up. */
export function Progress() {
  const session = useSession()
  const { t } = useSpeech()
  const { value, since } = usePane((state) => state.progress)
  if (value === null) return <Frame tab="progress" reviewer>{since === null ? null : <Loading since={since} now={session.now} />}</Frame>
  if (value.cells.length === 0) return <Frame tab="progress" reviewer><PlainState icon={<DataBarVertical24Regular />} title={t('progress.empty')}><Button onClick={session.loadProgress}>{t('tasks.empty.again')}</Button></PlainState></Frame>
  return <Board of={value} />
}

function Board({ of }: { of: ProgressAnswer }) {
  const session = useSession()
  const { t } = useSpeech()
  const at = usePane((state) => state.progress.at)
  const connection = usePane((state) => state.connection)
  const [by, setBy] = useState<'unit' | 'table'>('unit')
  const [only, setOnly] = useState<Only>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const board = useMemo(() => boardOf(of, by, keeps(only)), [of, by, only])
  const shares = useMemo(() => sharesOf(of), [of])
  const rows = useRows(of, by, board, opened, only !== null, (id) => { setOpened((old) => { const next = new Set(old); if (!next.delete(id)) next.add(id); return next }) })
  const percent = (n: number): string => `${n}%`
  return (
    <Frame tab="progress" reviewer>
      {connection === 'offline' && at !== null && <p className="cap">{t('common.content-of', { time: timeText(at) })}</p>}
      <Stats of={[
        { n: percent(shares.passed), label: t('progress.passed') }, { n: percent(shares.onTime), label: t('progress.on-time') }, { n: percent(shares.firstPass), label: t('progress.first-pass') },
        { n: of.totals.late, label: t('progress.late'), tone: 'danger', ...(of.totals.late > 0 ? { on: only?.kind === 'late', onClick: () => { setOnly(only?.kind === 'late' ? null : { kind: 'late' }) } } : {}) },
      ]} />
      <Now of={of} onOnly={setOnly} />
      <div className="row" style={{ marginBottom: -8 }}>
        <TabList size="small" selectedValue={by} className="grow" style={{ marginLeft: -8 }} onTabSelect={(_, { value }) => { setBy(value === 'table' ? 'table' : 'unit'); setOpened(new Set()) }}>
          <Tab value="unit">{t('progress.by-unit', { n: of.units.length })}</Tab><Tab value="table">{t('progress.by-table', { n: of.tables.length })}</Tab>
        </TabList>
        <Button size="small" appearance="subtle" icon={<ArrowMaximize16Regular />} onClick={session.openMatrix}>{t('progress.matrix')}</Button>
      </div>
      {only !== null && <div className="row small" role="status"><span className="grow">{only.kind === 'late' ? t('progress.only-late') : t('progress.waits-on', { who: only.who })}</span><LinkButton onClick={() => { setOnly(null) }}>{t('progress.show-all')}</LinkButton></div>}
      {rows.length === 0 ? <p className="cap">{t('progress.now.none')}</p> : <Rows label={t(by === 'unit' ? 'progress.by-unit' : 'progress.by-table', { n: board.length })} of={rows} />}
    </Frame>
  )
}

const keeps = (only: Only) => (cell: ProgressCell): boolean => only === null || (only.kind === 'late' ? cell.late : isSubmitted(cell) && cell.waitsOn === only.who)

/** Lines of units or tables; those that are open (all, while one looks at something only) are followed by what holds them up. */
function useRows(of: ProgressAnswer, by: 'unit' | 'table', board: readonly BoardLine[], opened: ReadonlySet<string>, all: boolean, onToggle: (id: string) => void): readonly Row[] {
  const tables = useMemo(() => new Map(of.tables.map((table) => [table.id, table])), [of])
  const units = useMemo(() => new Map(of.units.map((unit) => [unit.id, unit.name])), [of])
  const { t } = useSpeech()
  return board.flatMap((line): Row[] => {
    const isOpen = opened.has(line.id) !== all
    const head: Row = { key: line.id, height: headHeight, draw: () => <BoardHead of={line} open={isOpen} onToggle={() => { onToggle(line.id) }} /> }
    if (!isOpen) return [head]
    if (line.open.length === 0) return [head, { key: `${line.id}/`, height: cellHeight, className: 'sub', draw: () => <span className="cap">{t('progress.all-passed')}</span> }]
    return [head, ...line.open.map((cell): Row => {
      const table = tables.get(cell.table)
      return { key: `${line.id}/${cell.table}/${cell.unit}`, height: cellHeight, className: 'sub', draw: () => (by === 'unit' ? <OpenCell of={cell} number={table?.number ?? ''} name={table?.name ?? ''} /> : <OpenCell of={cell} number="" name={units.get(cell.unit) ?? ''} />) }
    })]
  })
}

/** What to do now: at most three acts. */
function Now({ of, onOnly }: { of: ProgressAnswer; onOnly: (only: Only) => void }) {
  const { t } = useSpeech()
  const queue = usePane((state) => state.queue.value)
  const acts = useMemo(() => pressingOf(of, queue?.pending ?? []), [of, queue])
  return (
    <Section title={t('progress.now')}>
      {acts.length === 0 ? <div className="row small"><LookIcon of="ok" />{t('progress.now.none')}</div>
        : <div className="list" role="list">{acts.map((act) => <Act key={act.kind} of={act} onOnly={onOnly} />)}</div>}
    </Section>
  )
}

function Act({ of, onOnly }: { of: Pressing; onOnly: (only: Only) => void }) {
  const session = useSession()
  const { t } = useSpeech()
  const [look, text] = of.kind === 'late' ? ['error' as const, t('progress.now.late', { units: of.units, n: of.n })]
    : of.kind === 'backlog' ? ['warning' as const, t('progress.now.backlog', { who: of.who, n: of.n })] : ['ok' as const, t('progress.now.mine', { n: of.n, clean: of.clean })]
  const go = (): void => { if (of.kind === 'mine') session.tab('review'); else onOnly(of.kind === 'late' ? { kind: 'late' } : { kind: 'backlog', who: of.who }) }
  return <div className="line row" role="listitem"><LookIcon of={look} /><span className="grow ell" title={text}>{text}</span><Button size="small" onClick={go}>{t(of.kind === 'mine' ? 'progress.review' : 'progress.see')}</Button></div>
}
