import { Button } from '@fluentui/react-components'
import { ArrowShuffle16Regular, Filter16Filled, Filter16Regular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import { changesOf, countDifferences, doubtsOf, rowName, rowsById, type Doubt } from '../../session/review/changes.ts'
import type { OpenReview } from '../../session/state.ts'
import { Chips, Key, Section } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { Rows, virtualFrom, type Row } from '../parts/rows.tsx'
import { useSpeech } from '../text.tsx'
import { useSession } from '../use-session.ts'
import { ChangeLine, RowSign, Tickable } from './change-line.tsx'

const sampleSize = 10
const changeHeight = 55
const doubtHeight = 112

/** What one of the ways in shows: differences, doubts with their grounds, or rows drawn at random. */
export function LookList({ open }: { open: OpenReview }) {
  const session = useSession()
  const { t } = useSpeech()
  const { view, review, sample, picked, current } = open
  const [unfolded, setUnfolded] = useState(false)
  const rows = useRowsOf(open)
  const counts = countDifferences(open)
  const comparing = view !== 'warnings' && view !== 'server' && view !== 'sample'
  const pending = review.rows.filter((row) => row.pending).length
  const title = { 'last-year': t('review.last-year'), 'last-submission': t('review.last-submission'), added: t('review.last-year'), removed: t('review.last-year'), warnings: t('review.warnings'), server: t('review.server'), sample: t('review.sampled', { n: sample.length }) }[view]
  const nothing = comparing ? t('review.no-differences') : t(view === 'warnings' ? 'review.no-warnings' : 'review.no-errors')
  const chips = [
    { view: 'last-year' as const, text: t('review.chip.last-year', { n: counts.all }) },
    ...(review.count > 1 ? [{ view: 'last-submission' as const, text: t('review.chip.last-submission', { n: counts.lastSubmission }) }] : []),
    { view: 'added' as const, text: t('review.chip.added', { n: counts.added }) }, { view: 'removed' as const, text: t('review.chip.removed', { n: counts.removed }) },
  ]
  return (
    <Section title={view === 'sample' ? title : `${title} ${rows.length.toLocaleString('en-US')}`}
      end={<>
        {open.layOut === 'done' && view !== 'removed' && rows.length > 0 && <Button size="small" appearance="subtle" icon={open.filtered ? <Filter16Filled className="brand" /> : <Filter16Regular />} aria-pressed={open.filtered} aria-label={t('review.filter')} title={t('review.filter')} onClick={() => { session.filterReview(!open.filtered) }} />}
        {pending > 0 && <Button size="small" appearance="subtle" icon={<ArrowShuffle16Regular />} onClick={() => { session.drawSample(sampleSize) }}>{t('review.sample', { n: Math.min(sampleSize, pending) })}</Button>}
      </>}>
      {comparing && <Chips label={t('review.compare')} open={unfolded} onOpen={() => { setUnfolded(true) }} of={chips.map((chip) => ({ text: chip.text, on: view === chip.view, onClick: () => { session.reviewView(chip.view) } }))} />}
      {view === 'sample' && <p className="cap">{t('review.sample-hint')}</p>}
      {comparing && rows.length > 0 && <div className="changes cap" aria-hidden style={{ marginBottom: -6 }}><span /><span className="change-line"><span>{t('review.head.row')}</span><span>{t(view === 'last-submission' ? 'review.head.change-sub' : 'review.head.change')}</span></span></div>}
      <span className="hidden" role="status">{`${title} ${rows.length}`}</span>
      {rows.length === 0 ? <p className="cap">{nothing}</p> : <Rows label={title} of={rows.map((row) => ({ ...row, className: `${row.className ?? ''} ${picked.has(row.rowId) || current === row.key || (!comparing && current?.startsWith(`${row.rowId}:`) === true) ? 'on' : ''}` }))} />}
      {rows.length > 0 && review.canDecide && <div className="row cap wrap" aria-hidden><span className="end" /><Key>{t('review.keys.space')}</Key><Key>{t('review.keys.return')}</Key><Key>{t('review.keys.approve')}</Key></div>}
    </Section>
  )
}

type ListRow = Row & { readonly rowId: string }

function useRowsOf(open: OpenReview): readonly ListRow[] {
  const { review, view, sample, firstRow } = open
  const lines = useMemo(() => {
    if (view === 'sample') return { sample }
    if (view === 'warnings' || view === 'server') return { doubts: doubtsOf(open) }
    return { changes: changesOf(open) }
    // Ticks do not move the lines.
  }, [review, view, sample, firstRow])
  if (lines.changes !== undefined) return lines.changes.map((one) => ({ key: one.key, rowId: one.rowId, height: changeHeight, draw: () => <ChangeLine of={one} open={open} /> }))
  if (lines.doubts !== undefined) return lines.doubts.map((one, _, all) => ({ key: one.key, rowId: one.finding.rowId ?? one.key, height: doubtHeight, className: all.length >= virtualFrom ? 'clamp' : '', draw: () => <DoubtLine of={one} open={open} /> }))
  return lines.sample.map((rowId) => ({ key: rowId, rowId, height: 37, draw: () => <DrawnLine rowId={rowId} open={open} /> }))
}

function DoubtLine({ of, open }: { of: Doubt; open: OpenReview }) {
  const { t, locale } = useSpeech()
  const { finding, ground } = of
  const inside = (
    <span className="col g2 grow">
      <span className="row tight">{of.at !== null && <RowSign open={open} at={of.at} />}<LookIcon of={finding.severity} /><span className="ell strong">{of.at === null ? t('fill.whole-table') : of.name}</span></span>
      <span className="two-lines">{open.rulebook.message(fromReview(finding), open.table.id, locale)}</span>
      {finding.severity === 'warning' && <span className={`small two-lines ${ground === null ? 'warn' : 'muted'}`}>{ground === null ? t('review.not-explained') : t('review.explained', { text: ground })}</span>}
    </span>)
  return finding.rowId === null ? <div className="changes"><span />{inside}</div>
    : <Tickable open={open} rowId={finding.rowId} name={of.name} pending={of.pending} field={finding.cells[0]?.field ?? null}>{inside}</Tickable>
}

/** The wire says an absent fix as undefined; the rules say it by leaving it out. */
const fromReview = ({ fix, ...rest }: Doubt['finding']) => (fix === undefined ? rest : { ...rest, fix })

function DrawnLine({ rowId, open }: { rowId: string; open: OpenReview }) {
  const row = rowsById(open.review).get(rowId)
  const name = rowName(open, rowId)
  return <Tickable open={open} rowId={rowId} name={name} pending={row?.pending === true} field={null}><RowSign open={open} at={row?.position ?? null} /><span className="grow ell">{name}</span></Tickable>
}
