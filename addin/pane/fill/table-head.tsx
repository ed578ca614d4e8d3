import { Button } from '@fluentui/react-components'
import { ChevronDown16Regular, ChevronUp16Regular, LockClosed16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { rowsOf } from '../../session/fill/act.ts'
import { countsOf } from '../../session/fill/filling.ts'
import type { Filter } from '../../session/state.ts'
import { Bar, Chips, LinkButton } from '../parts/bits.tsx'
import { StatePie } from '../parts/icons.tsx'
import { Rows } from '../parts/rows.tsx'
import { useSpeech } from '../text.tsx'
import { useNow, usePane, useSession } from '../use-session.ts'
import { dueText } from '../when.ts'

const filters: readonly Filter[] = ['all', 'returned', 'error', 'incomplete', 'unconfirmed', 'changed']

/** The table, how its rows stand, and the chips that drive the sheet's filter. */
export function TableHead() {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const sheet = usePane((state) => state.sheet)
  const now = useNow()
  const [others, setOthers] = useState(false)
  const [open, setOpen] = useState(false)
  if (sheet === null) return null
  const counts = countsOf(sheet)
  const due = dueText(sheet.answer.due, now, speech)
  const picked = sheet.selection?.rowId
  const unconfirmed = picked !== undefined && picked !== null && sheet.unconfirmed.has(picked) ? [picked] : []
  const returned = sheet.answer.readOnly === null ? rowsOf(sheet, 'returned').length : 0
  const sizes = filters.map((filter) => ({ filter, n: filter === 'all' ? counts.rows : rowsOf(sheet, filter).length })).filter(({ filter, n }) => filter === 'all' || filter === 'error' || n > 0)
  return (
    <div className="col g8">
      <div className="row tight">
        <span className="strong grow ell" title={sheet.table.name}>{sheet.table.number} {sheet.table.name}</span>
        {sheet.answer.readOnly !== null && <span className="cap row tight nowrap"><LockClosed16Regular aria-hidden />{t('frame.readonly')}</span>}
        <Button size="small" appearance="subtle" icon={others ? <ChevronUp16Regular /> : <ChevronDown16Regular />} aria-expanded={others} aria-label={t('fill.other-tables')} onClick={() => { setOthers(!others) }} />
      </div>
      {others && <OtherTables onClose={() => { setOthers(false) }} />}
      {counts.rows > 0 && <Bar of={[[counts.clean, 'var(--colorCompoundBrandBackground)'], [counts.errorRows, 'var(--mark-error-edge)'], [counts.incomplete, 'var(--colorNeutralStrokeAccessible)']]} />}
      <div className="row cap num" style={{ marginTop: -2 }}><span className="grow">{t('fill.bar', { clean: counts.clean, error: counts.errorRows, incomplete: counts.incomplete })}</span><span className={`nowrap ${due.tone}`}>{due.text}</span></div>
      {sheet.answer.readOnly !== null && <p className="cap">{sheet.answer.readOnly}</p>}
      {counts.rows > 0 && <Chips label={t('fill.chips')} open={open} onOpen={() => { setOpen(true) }}
        of={sizes.map(({ filter, n }) => ({ text: t(`fill.chip.${filter}`, { n }), on: sheet.filter === filter, onClick: () => { session.filter(sheet.filter === filter ? 'all' : filter) } }))} />}
      {returned > 0 && <LinkButton onClick={() => { session.go({ at: 'returned' }) }}>{t('fill.see-returned')}</LinkButton>}
      {sheet.filter === 'unconfirmed' && sheet.unconfirmed.size > 0 && <LinkButton onClick={() => { session.confirmRows([...sheet.unconfirmed]) }}>{t('fill.confirm-rows', { n: sheet.unconfirmed.size })}</LinkButton>}
      {sheet.filter !== 'unconfirmed' && unconfirmed.length > 0 && <LinkButton onClick={() => { session.confirmRows(unconfirmed) }}>{t('fill.confirm-row')}</LinkButton>}
    </div>
  )
}

function OtherTables({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const { t } = useSpeech()
  const tasks = usePane((state) => state.tasks.value)
  const sheet = usePane((state) => state.sheet)
  const rest = (tasks ?? []).filter((task) => !(task.table === sheet?.table.id && task.unit.id === sheet.unit.id) && task.waitsFor.length === 0)
  return (
    <Rows label={t('fill.other-tables')} of={rest.map((task) => ({
      key: `${task.table}/${task.unit.id}`, height: 37,
      draw: () => <button type="button" data-stop className="rowbutton" onClick={() => { onClose(); session.openTable({ table: task.table, unit: task.unit.id }) }}><StatePie state={task.state} /><span className="num strong">{task.number}</span><span className="ell grow">{task.name}</span></button>,
    }))} />
  )
}
