import { Button, Checkbox, Field, Input, MessageBar, MessageBarBody, Radio, RadioGroup, Select } from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import type { MergePlan } from '../../../rules/wire.ts'
import { missingIn, rangesOf, shortestPurpose, sumOf, tablesIn } from '../../session/merge-wish.ts'
import { openWorkbookCells } from '../../session/overview.ts'
import { Frame } from '../frame.tsx'
import { listText } from '../list-text.ts'
import { Section } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { Loading } from '../parts/loading.tsx'
import { Rows } from '../parts/rows.tsx'
import { useSpeech, type Speech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { momentText } from '../when.ts'
import { MergeRunning } from './merge-running.tsx'

/** 3.14: one workbook of what the college has passed, each row with where it comes from. */
export function Merge() {
  const session = useSession()
  const { value, since } = usePane((state) => state.plan)
  const run = usePane((state) => state.mergeRun)
  const [wish, setWish] = useState<Wish>({ range: 'all', drafts: false, mask: true, purpose: '' })
  if (run !== null) return <MergeRunning of={run} />
  if (value === null) return <Frame tab="merge" reviewer>{since === null ? null : <Loading since={since} now={session.now} />}</Frame>
  return <MergeForm plan={value} wish={wish} change={(part) => { setWish((old) => ({ ...old, ...part })) }} />
}

/** What is asked for; it outlives the running, so that the next merge need not be asked for again. */
interface Wish { readonly range: string; readonly drafts: boolean; readonly mask: boolean; readonly purpose: string }

const options = { margin: '-4px 0 -4px -8px' }

function MergeForm({ plan, wish: { range, drafts, mask, purpose }, change }: { plan: MergePlan; wish: Wish; change: (part: Partial<Wish>) => void }) {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const { connection, mergeDone: done, facts } = usePane((state) => state)
  const sum = useMemo(() => sumOf(plan, range, drafts), [plan, range, drafts])
  const tooLarge = sum.cells > openWorkbookCells
  const noPurpose = purpose.trim().length < shortestPurpose
  const offline = connection === 'offline'
  const blocked = noPurpose || offline || sum.rows === 0
  const go = (kind: 'download' | 'open'): void => { if (!blocked) session.merge(kind, { tables: range === 'all' ? [] : tablesIn(plan, range).map((table) => table.id), drafts, mask, purpose: purpose.trim() }) }
  const why = offline ? t('common.offline-short') : sum.rows === 0 ? t('merge.none') : noPurpose ? t('merge.purpose-missing') : null
  return (
    <Frame tab="merge" reviewer actions={<>
      <span id="merge-sum" className="cap num">{[why, sum.rows > 0 ? t('merge.sum', { tables: sum.tables, rows: sum.rows }) : null, sum.rows > 0 && tooLarge ? t('merge.too-large') : null].filter((part) => part !== null).join(' · ')}</span>
      <div className="row">
        {facts !== null && facts.supported && <Button className="grow" disabledFocusable={blocked || tooLarge} aria-describedby="merge-sum" onClick={() => { if (!tooLarge) go('open') }}>{t('merge.open')}</Button>}
        <Button className="grow" appearance="primary" disabledFocusable={blocked} aria-describedby="merge-sum" onClick={() => { go('download') }}>{t('merge.download')}</Button>
      </div>
    </>}>
      {done !== null && <MessageBar intent="success" layout="multiline"><MessageBarBody>{t(done.kind === 'download' ? 'merge.done' : 'merge.done-open', { hash: fingerprint(done.hash), time: momentText(done.at, session.now(), speech) })}</MessageBarBody></MessageBar>}
      <Missing plan={plan} range={range} />
      <Section title={t('merge.which')}>
        <Field label={t('merge.range')}>
          <Select value={range} onChange={(_, { value }) => { change({ range: value }) }}>
            {rangesOf(plan).map((choice) => <option key={choice.range} value={choice.range}>{rangeText(choice, speech)}</option>)}
            {plan.tables.map((table) => <option key={table.id} value={`table:${table.id}`}>{table.number} {table.name}</option>)}
          </Select>
        </Field>
        <RadioGroup value={drafts ? 'all' : 'passed'} style={options} onChange={(_, { value }) => { change({ drafts: value === 'all' }) }}>
          <Radio value="passed" label={t('merge.passed-only', { n: sum.passedRows })} />
          <Radio value="all" label={t('merge.with-drafts', { n: sum.allRows })} />
        </RadioGroup>
      </Section>
      <Section title={t('merge.shape')}><p className="small muted">{t('merge.official')}</p></Section>
      <Section title={t('merge.personal')}>
        <Checkbox checked={mask} label={t('merge.mask')} style={{ margin: '-6px 0 -4px -8px' }} onChange={(_, { checked }) => { change({ mask: checked === true }) }} />
        <Field label={t('merge.purpose')} required hint={t('merge.purpose-hint')}><Input value={purpose} maxLength={200} onChange={(_, { value }) => { change({ purpose: value }) }} /></Field>
      </Section>
    </Frame>
  )
}

/** What is not through yet, and whose turn it is. */
function Missing({ plan, range }: { plan: MergePlan; range: string }) {
  const { t, locale } = useSpeech()
  const [shown, setShown] = useState(false)
  const missing = useMemo(() => missingIn(plan, range), [plan, range])
  const all = tablesIn(plan, range).length
  return (
    <Section title={t('merge.missing')}>
      <div className="list" role="list">
        <div className="line row" role="listitem"><LookIcon of={missing.length > 0 ? 'error' : 'ok'} /><span className="grow">{missing.length > 0 ? t('merge.missing-tables', { n: missing.length }) : t('merge.nothing-missing', { n: all })}</span>
          {missing.length > 0 && <Button size="small" appearance="subtle" aria-expanded={shown} onClick={() => { setShown(!shown) }}>{t(shown ? 'merge.hide-missing' : 'merge.which-missing')}</Button>}</div>
      </div>
      {shown && missing.length > 0 && <div style={{ marginTop: -9 }}><Rows label={t('merge.missing')} of={missing.map((table) => ({
        key: table.id, height: 55, draw: () => <div data-stop tabIndex={-1} className="col g2"><span className="row tight"><span className="num strong">{table.number}</span><span className="ell">{table.name}</span></span><span className="cap ell" title={listText(table.missing, locale)}>{t('merge.waits', { list: listText(table.missing, locale) })}</span></div>,
      }))} /></div>}
    </Section>
  )
}

function rangeText({ chapter, count }: { chapter: string | null; count: number }, { t }: Speech): string {
  if (chapter === null) return t('merge.all', { n: count })
  return chapter === 'S' ? t('merge.sources', { n: count }) : t('merge.chapter', { chapter, n: count })
}

const fingerprint = (hash: string): string => `${(hash.slice(0, 8).match(/.{1,4}/g) ?? []).join(' ')}…`
