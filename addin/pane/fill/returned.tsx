import { Button, Textarea } from '@fluentui/react-components'
import { ArrowDown16Regular, ArrowUp16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { explanationFault } from '../../../rules/judge/explanation.ts'
import { returnedRows, type ReturnedRow } from '../../session/fill/act.ts'
import { nameOf } from '../../session/fill/rows.ts'
import type { OpenSheet } from '../../session/state.ts'
import { Frame } from '../frame.tsx'
import { At, Bar, Face, LinkButton, Section } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { useNow, usePane, useSession } from '../use-session.ts'
import { dueText, momentText } from '../when.ts'
import { useReason } from './use-reason.ts'
import { useRules } from './use-rules.ts'

/** 3.7: opens by itself with a returned table. Who, why, what is there now, and what was done about it. */
export function Returned() {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const { sheet, busy, connection } = usePane((state) => state)
  const now = useNow()
  const [at, setAt] = useState<string | null>(null)
  if (sheet === null) return <Frame title="">{null}</Frame>
  const rows = returnedRows(sheet)
  const open = rows.filter((row) => !row.done)
  const done = rows.filter((row) => row.done)
  const first = rows[0]
  const rest = sheet.rows.length - rows.length
  const visit = (row: ReturnedRow): void => { setAt(row.id); session.goToCell(row.id, row.fields[0] ?? sheet.table.fields[0]?.id ?? '') }
  const step = (by: 1 | -1): void => { const i = rows.findIndex((row) => row.id === at); const next = rows[(i + by + rows.length) % Math.max(1, rows.length)]; if (next !== undefined) visit(next) }
  const cannot = open.length > 0 || busy || connection === 'offline'
  return (
    <Frame title={t('returned.title', { number: sheet.table.number, n: rows.length })}
      titleEnd={<><Button size="small" appearance="subtle" icon={<ArrowUp16Regular />} aria-label={t('returned.previous')} onClick={() => { step(-1) }} /><Button size="small" appearance="subtle" icon={<ArrowDown16Regular />} aria-label={t('returned.next')} onClick={() => { step(1) }} /></>}
      actions={<>
        <div className="row" id="left"><LookIcon of={open.length > 0 ? 'returned' : 'ok'} /><span className="grow small">{open.length > 0 ? t('returned.left', { n: open.length }) : t('returned.all-done')}</span></div>
        <div className="row"><Button className="grow" onClick={() => { session.tab('fill'); session.filter('returned') }}>{t('returned.whole')}</Button>
          <Button className="grow" appearance="primary" disabledFocusable={cannot} aria-describedby="left" onClick={() => { if (!cannot) session.prepareSubmission() }}>{t('returned.resubmit', { n: rows.length })}</Button></div>
      </>}>
      {first !== undefined && (
        <div className="row top"><Face name={first.person} /><div className="grow"><div><b>{first.person}</b>{t('returned.by', { level: first.levelName })}</div>
          <div className="cap">{t('returned.due', { at: momentText(first.at, now, speech), due: dueText(sheet.answer.due, now, speech).text })}</div></div></div>)}
      {rest > 0 && <div className="col"><Bar of={[[rest, 'var(--colorCompoundBrandBackground)'], [rows.length, 'var(--mark-returned-edge)']]} /><span className="cap num">{t('returned.rest', { n: rest })}</span></div>}
      {open.length > 0 && <Section title={t('returned.open', { n: open.length })}><div className="list">{open.map((row) => <OpenRow key={row.id} row={row} sheet={sheet} on={row.id === (at ?? open[0]?.id)} onVisit={() => { visit(row) }} />)}</div></Section>}
      {done.length > 0 && <Section title={t('returned.done', { n: done.length })}><div className="list">{done.map((row) => <DoneRow key={row.id} row={row} sheet={sheet} />)}</div></Section>}
    </Frame>
  )
}

const fieldName = (sheet: OpenSheet, id: string | undefined): string => sheet.table.fields.find((field) => field.id === id)?.header ?? ''

function OpenRow({ row, sheet, on, onVisit }: { row: ReturnedRow; sheet: OpenSheet; on: boolean; onVisit: () => void }) {
  const session = useSession()
  const { t } = useSpeech()
  const rules = useRules()
  const reason = useReason(row.reason)
  const [answering, setAnswering] = useState(false)
  const [text, setText] = useState('')
  const current = sheet.rows.find((one) => one.id === row.id)
  const field = row.fields[0]
  const index = sheet.table.fields.findIndex((one) => one.id === field)
  const value = current?.cells[index] ?? null
  const isYesNo = sheet.table.fields[index]?.type === 'bool'
  const other = isYesNo ? (value === '是' ? '否' : '是') : null
  const good = explanationFault(text, sheet.explanationMin) === null
  return (
    <div className={`line col g8 ${on ? 'on' : ''}`}>
      <div className="row"><LookIcon of="returned" /><At>{rules?.cell(row.id, field ?? '') ?? ''}</At><span className="grow ell">{nameOf(sheet.table, current)}</span></div>
      <div style={{ paddingLeft: 24 }} className="col g8">
        <div className="col g2"><span className="cap">{value === null || value === '' ? t('returned.now-blank', { field: fieldName(sheet, field) }) : t('returned.now', { field: fieldName(sheet, field), now: String(value) })}</span>
          <span>{reason !== '' && <b>{reason}：</b>}{row.text}</span></div>
        <div className="row wrap" style={{ gap: 6 }}>
          <Button size="small" onClick={onVisit}>{t('returned.go')}</Button>
          {other !== null && field !== undefined && <Button size="small" onClick={() => { session.writeCells([{ rowId: row.id, field, to: other }], fieldName(sheet, field)) }}>{t('fill.change-to', { to: other })}</Button>}
          <Button size="small" appearance="subtle" aria-expanded={answering} onClick={() => { setAnswering(!answering) }}>{t('returned.right')}</Button>
        </div>
        {answering && <div className="col g8"><Textarea size="small" resize="vertical" placeholder={t('returned.answer')} aria-label={t('returned.answer')} value={text} onChange={(_, { value: typed }) => { setText(typed) }} />
          <Button size="small" disabled={!good} onClick={() => { session.answerReturn(row.id, text) }}>{t('fill.explain')}</Button></div>}
      </div>
    </div>
  )
}

function DoneRow({ row, sheet }: { row: ReturnedRow; sheet: OpenSheet }) {
  const session = useSession()
  const { t } = useSpeech()
  const rules = useRules()
  const current = sheet.rows.find((one) => one.id === row.id)
  const change = row.before.find((one) => row.fields.includes(one.field)) ?? row.before[0]
  const show = (value: unknown): string => (value === null || value === '' ? t('review.blank') : String(value))
  return (
    <div className="line col">
      <div className="row"><LookIcon of="ok" /><At>{rules?.cell(row.id, change?.field ?? row.fields[0] ?? '') ?? ''}</At><span className="grow ell">{nameOf(sheet.table, current)}</span>
        {row.before.length > 0 && <LinkButton onClick={() => { session.writeCells(row.before.map((one) => ({ rowId: row.id, field: one.field, to: one.was as string | number | boolean | null })), fieldName(sheet, change?.field)) }}>{t('common.undo')}</LinkButton>}</div>
      <div style={{ paddingLeft: 24 }} className="small">
        {current === undefined ? t('returned.removed') : change === undefined ? t('returned.answered') : <>{fieldName(sheet, change.field)}　<span className="was">{show(change.was)}</span> → <b>{show(change.is)}</b></>}
        {row.before.length > 1 && <div className="cap">{t('returned.together', { n: row.before.length })}</div>}
      </div>
    </div>
  )
}
