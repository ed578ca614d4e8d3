import { Button, Radio, RadioGroup } from '@fluentui/react-components'
import { ArrowLeft16Regular, ArrowRight16Regular, Open16Regular } from '@fluentui/react-icons'
import type { Field } from '../../../rules/table.ts'
import type { Cell } from '../../../rules/value.ts'
import { returnedRows } from '../../session/fill/act.ts'
import { lastYearRow, nameOf } from '../../session/fill/rows.ts'
import type { OpenSheet } from '../../session/state.ts'
import { Frame } from '../frame.tsx'
import { Face, Key, LinkButton, Section } from '../parts/bits.tsx'
import { PlainState } from '../parts/plain-state.tsx'
import { useSpeech } from '../text.tsx'
import { useNow, usePane, useSession } from '../use-session.ts'
import { momentText } from '../when.ts'
import { CellFinding } from './cell-finding.tsx'
import { ChoiceSearch } from './choice-search.tsx'
import { useReason } from './use-reason.ts'
import { useRules } from './use-rules.ts'

/** Up to here choices stand as radio buttons, more are searched. */
const fewChoices = 6

/** 3.5: everything about the selected cell. Follows the selection. */
export function CellCard() {
  const session = useSession()
  const { t } = useSpeech()
  const sheet = usePane((state) => state.sheet)
  const rules = useRules()
  const selection = sheet?.selection ?? null
  const index = sheet?.table.fields.findIndex((one) => one.id === selection?.field) ?? -1
  const field = sheet?.table.fields[index]
  if (sheet === null || rules === null || selection === null || field === undefined || selection.rowId === null || selection.cells !== 1) {
    const many = selection !== null && selection.cells > 1
    return (
      <Frame title={many ? t('cell.many', { cells: selection.cells, columns: selection.columns }) : t('cell.none')}>
        <PlainState title={many ? t('cell.many', { cells: selection.cells, columns: selection.columns }) : t('cell.none')} text={t('cell.many-text')} />
      </Frame>)
  }
  const rowId = selection.rowId
  const beside = (by: 1 | -1): void => { const next = sheet.table.fields[index + by]; if (next !== undefined) session.goToCell(rowId, next.id) }
  return (
    <Frame title={t('cell.title', { at: rules.cell(rowId, field.id) || selection.address.replace(/^.*!/, ''), field: field.header })}
      titleEnd={<><Button size="small" appearance="subtle" icon={<ArrowLeft16Regular />} aria-label={t('cell.left')} disabled={index === 0} onClick={() => { beside(-1) }} /><Button size="small" appearance="subtle" icon={<ArrowRight16Regular />} aria-label={t('cell.right')} disabled={index === sheet.table.fields.length - 1} onClick={() => { beside(1) }} /></>}
      actions={<Button appearance="primary" onClick={() => { session.stepFinding(1) }}>{t('cell.next')}</Button>}>
      <Inside key={`${rowId}:${field.id}`} sheet={sheet} field={field} rowId={rowId} />
    </Frame>
  )
}

function Inside({ sheet, field, rowId }: { sheet: OpenSheet; field: Field; rowId: string }) {
  const session = useSession()
  const speech = useSpeech()
  const { t } = speech
  const rules = useRules()
  const now = useNow()
  const me = usePane((state) => state.me)
  const row = sheet.rows.find((one) => one.id === rowId)
  const at = sheet.table.fields.indexOf(field)
  const findings = sheet.findings.filter((one) => one.rowId === rowId && one.cells.some((cell) => cell.rowId === rowId && cell.field === field.id))
  const returned = returnedRows(sheet).find((one) => one.id === rowId && one.fields.includes(field.id))
  const reason = useReason(returned?.reason ?? null)
  const before = lastYearRow(sheet.table, row, sheet.lastYear)
  const was = before?.cells[at] ?? null
  if (rules === null) return null
  return (
    <>
      <div className="row"><span className="grow strong ell">{nameOf(sheet.table, row)}</span></div>
      {findings.length === 0 && returned === undefined && <p className="cap">{t('cell.clean')}</p>}
      {findings.map((finding) => <CellFinding key={finding.key} finding={finding} sheet={sheet} lastYear={was} />)}
      {returned !== undefined && (
        <div className="row top stripe" style={{ borderLeftColor: 'var(--mark-returned-edge)' }}><Face name={returned.person} />
          <div className="grow"><div className="cap">{t('cell.returned', { who: returned.person, level: returned.levelName })} · {momentText(returned.at, now, speech)}</div><div>{reason !== '' && <b>{reason}：</b>}{returned.text}</div></div></div>)}
      <Allowed sheet={sheet} field={field} value={row?.cells[at] ?? null} onChoose={(to) => { session.writeCells([{ rowId, field: field.id, to }], field.header) }} />
      {(field.meaning !== undefined || field.note !== undefined) && (
        <Section title={t('cell.meaning')} end={<LinkButton onClick={() => { session.go({ at: 'rules', field: field.id }) }}>{t('cell.full-meaning')} <Open16Regular style={{ verticalAlign: -3 }} aria-hidden /></LinkButton>}>
          <p className="small" style={{ lineHeight: '20px' }}>{field.meaning ?? field.note}</p>
        </Section>)}
      <dl className="kv">
        {field.mistakes !== undefined && <><dt>{t('cell.mistakes')}</dt><dd>{field.mistakes}</dd></>}
        {sheet.lastYear.length > 0 && <><dt>{t('cell.last-year')}</dt><dd>{before === null ? t('cell.last-year-none') : was === null || was === '' ? t('review.blank') : String(was)} <span className="cap">{before === null ? '' : me?.cycle.lastCycle?.replace('-', '–') ?? ''}</span></dd></>}
      </dl>
    </>
  )
}

function Allowed({ sheet, field, value, onChoose }: { sheet: OpenSheet; field: Field; value: Cell; onChoose: (to: Cell) => void }) {
  const { t } = useSpeech()
  const rules = useRules()
  if (rules === null) return null
  const list = field.codelist === undefined ? null : rules.book.codelist(field.codelist)
  const names = field.type === 'bool' ? ['是', '否'] : list?.values.map((one) => one.name) ?? []
  const locked = sheet.answer.readOnly !== null || field.prefill !== undefined || field.computed !== undefined
  const period = usePeriodText(sheet)
  return (
    <Section title={t('cell.allowed')} end={names.length > 0 && !locked ? <Key>{t('cell.in-cell')}</Key> : undefined}>
      {locked || (names.length === 0 && field.ref === undefined) ? <p className="small">{rules.allowed(field.id)}{(field.type === 'date' || field.type === 'yearmonth') && <><br /><span className="cap">{period}</span></>}</p>
        : names.length > 0 && names.length <= fewChoices
          ? <RadioGroup style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(100px, 1fr))', margin: '-6px 0 -6px -8px' }} value={value === null ? '' : String(value)} aria-label={field.header} onChange={(_, { value: to }) => { onChoose(to) }}>{names.map((name) => <Radio key={name} value={name} label={name} style={{ height: 32 }} />)}</RadioGroup>
          : <ChoiceSearch field={field} list={list} value={value} onChoose={onChoose} />}
    </Section>
  )
}

function usePeriodText(sheet: OpenSheet): string {
  const me = usePane((state) => state.me)
  const { t } = useSpeech()
  if (me === null) return ''
  if (sheet.table.statTime === 'point') return t('cell.point', { point: me.cycle.point })
  return sheet.table.statTime === 'calendar_year' ? t('cell.period', { start: `${me.cycle.calendarYear}-01-01`, end: `${me.cycle.calendarYear}-12-31` }) : t('cell.period', { start: me.cycle.academicYear.start, end: me.cycle.academicYear.end })
}
