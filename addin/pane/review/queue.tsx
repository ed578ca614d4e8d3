import { Button } from '@fluentui/react-components'
import { CheckmarkCircle24Regular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import type { QueueEntry } from '../../../rules/wire.ts'
import { arrangeQueue, chipHolds, type QueueChip } from '../../session/review/arrange.ts'
import { Frame } from '../frame.tsx'
import { Chips, Section, Stats } from '../parts/bits.tsx'
import { Loading } from '../parts/loading.tsx'
import { PlainState } from '../parts/plain-state.tsx'
import { Rows } from '../parts/rows.tsx'
import { useSpeech } from '../text.tsx'
import { useNow, usePane, useSession } from '../use-session.ts'
import { timeText } from '../when.ts'
import { QueueLine } from './queue-line.tsx'

const chips: readonly QueueChip[] = ['all', 'due', 'again', 'clean']
const lineHeight = 75

/** 3.8: which submission now. Sections by deadline; own tables are listed and say why they cannot be opened for a decision. */
export function Queue() {
  const session = useSession()
  const { t } = useSpeech()
  const { value, since, at } = usePane((state) => state.queue)
  const connection = usePane((state) => state.connection)
  const now = useNow()
  const [chip, setChip] = useState<QueueChip | 'waiting'>('all')
  const [unfolded, setUnfolded] = useState(false)
  const [selected, setSelected] = useState<string | null>(null)
  const pending = value?.pending ?? none
  const found = useMemo(() => (chip === 'waiting' ? none : pending.filter((entry) => chipHolds(chip, entry, now))), [chip, pending, now])
  const sections = useMemo(() => arrangeQueue(found, now), [found, now])
  if (value === null) return <Frame tab="review" reviewer>{since === null ? null : <Loading since={since} now={session.now} />}</Frame>

  const on = found.find((entry) => entry.submission === selected) ?? sections[0]?.entries.find((entry) => !entry.own)
  const dueToday = pending.filter((entry) => chipHolds('due', entry, now)).length
  const pick = (wanted: QueueChip | 'waiting') => (): void => { setChip(chip === wanted ? 'all' : wanted) }
  const list = (entries: readonly QueueEntry[], label: string) => (
    <Rows label={label} of={entries.map((entry) => ({
      key: entry.submission, height: lineHeight, className: entry === on ? 'on' : '',
      draw: () => <QueueLine entry={entry} on={entry === on} now={now} onSelect={setSelected} />,
    }))} />)
  return (
    <Frame tab="review" reviewer>
      {connection === 'offline' && at !== null && <p className="cap">{t('common.content-of', { time: timeText(at) })}</p>}
      <Stats of={[
        { n: pending.length, label: t('queue.pending'), on: chip === 'all', onClick: () => { setChip('all') } },
        { n: dueToday, label: t('queue.due-today'), tone: 'danger', on: chip === 'due', onClick: pick('due') },
        { n: value.waiting.length, label: t('queue.waiting'), on: chip === 'waiting', onClick: pick('waiting') },
        { n: value.passed, label: t('queue.passed'), tone: 'good' },
      ]} />
      {pending.length > 0 && <Chips label={t('queue.filter')} open={unfolded} onOpen={() => { setUnfolded(true) }} of={chips.map((one) => ({
        text: t(`queue.chip.${one}`, { n: pending.filter((entry) => chipHolds(one, entry, now)).length }), on: chip === one, onClick: () => { setChip(one) },
      }))} />}
      <span className="hidden" role="status">{t('tasks.count', { n: chip === 'waiting' ? value.waiting.length : found.length })}</span>
      {sections.map(({ key, entries }) => <Section key={key} title={t(key)}>{list(entries, t(key))}</Section>)}
      {chip === 'waiting' && <Section title={t('queue.waits', { n: value.waiting.length })}>{value.waiting.length > 0 && list(value.waiting, t('queue.waiting'))}</Section>}
      {chip !== 'waiting' && pending.length > 0 && found.length === 0 && <p className="cap">{t('queue.none-such')}</p>}
      {chip !== 'waiting' && pending.length === 0 && (
        <PlainState icon={<CheckmarkCircle24Regular />} title={t('queue.empty')} text={t('queue.empty-text', { n: value.passed })}>
          <Button onClick={session.loadQueue}>{t('tasks.empty.again')}</Button>
        </PlainState>)}
    </Frame>
  )
}
const none: readonly QueueEntry[] = []
