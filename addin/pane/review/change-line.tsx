import { Checkbox } from '@fluentui/react-components'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Change } from '../../session/review/changes.ts'
import type { OpenReview } from '../../session/state.ts'
import type { Cell } from '../../../rules/value.ts'
import { At } from '../parts/bits.tsx'
import { useSpeech } from '../text.tsx'
import { useSession } from '../use-session.ts'
import { rowNumber } from './row-number.ts'

/** A line about a row: a tick at the left, all the rest goes to the row in the sheet. Space ticks, Enter goes. */
export function Tickable({ open, rowId, name, pending, field, children }: { open: OpenReview; rowId: string; name: string; pending: boolean; field: string | null; children: ReactNode }) {
  const session = useSession()
  const { t } = useSpeech()
  const ticked = open.picked.has(rowId)
  const can = pending && open.review.canDecide
  const space = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return
    event.preventDefault()
    if (can && event.type === 'keydown') session.tick([rowId], !ticked)
  }
  return (
    <div className="changes">
      {can ? <Checkbox checked={ticked} tabIndex={-1} aria-label={t('review.pick', { row: name })} style={{ margin: '-8px -6px -8px -10px' }} onChange={(_, { checked }) => { session.tick([rowId], checked === true) }} /> : <span />}
      <button type="button" data-stop data-row={rowId} className="rowbutton" aria-keyshortcuts="Space Enter" onKeyDown={space} onKeyUp={space} onClick={() => { session.showRow(rowId, field) }}>{children}</button>
    </div>
  )
}

/** Row, what it is, its field, before and after. */
export function ChangeLine({ of, open }: { of: Change; open: OpenReview }) {
  const { t } = useSpeech()
  // A name and its key, one below the other; a note is more telling than the key.
  const [name = '', ...key] = of.name.split(' ')
  const note = of.note === 'explained' ? t('fill.explained') : of.note === 'unexplained' ? t('review.not-explained') : key.join(' ')
  return (
    <Tickable open={open} rowId={of.rowId} name={of.name} pending={of.pending} field={of.field}>
      <span className="change-line">
        <span className="row tight"><RowSign open={open} at={of.at} /><span className="ell" title={of.name}>{name}</span></span>
        <span className="cap ell" title={of.header}>{of.header}</span>
        <span className={`cap ell num ${of.note === 'unexplained' ? 'warn' : ''}`}>{note}</span>
        <span className="ell small num">{of.kind === 'changed' ? <><Value of={of.before} was /> → <Value of={of.after} /></> : <b>{t(of.kind === 'added' ? 'review.new-row' : 'review.gone-row')}</b>}</span>
      </span>
    </Tickable>
  )
}

export function RowSign({ open, at }: { open: OpenReview; at: number | null }) {
  return <At>{at === null ? '–' : rowNumber(open, at)}</At>
}

function Value({ of, was = false }: { of: Cell; was?: boolean }) {
  const { t } = useSpeech()
  const text = of === null || of === '' ? t('review.blank') : of === true ? '是' : of === false ? '否' : String(of)
  return was ? <span className="was">{text}</span> : <b>{text}</b>
}
