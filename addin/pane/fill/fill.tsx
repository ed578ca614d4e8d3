import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { ArrowDown16Regular, ArrowUp16Regular, ArrowUndo16Regular, CheckmarkCircle24Regular, ClipboardTaskListLtr24Regular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import { groupOf } from '../../../rules/text/finding-text.ts'
import { countsOf } from '../../session/fill/filling.ts'
import { groupFindings, listed, type Group } from '../../session/fill/findings.ts'
import { planCarryOver } from '../../session/fill/open.ts'
import type { OpenSheet } from '../../session/state.ts'
import { OfflineBar } from './offline-bar.tsx'
import { WrongBookState } from '../faults/wrong-book.tsx'
import { Working } from '../faults/working.tsx'
import { Frame } from '../frame.tsx'
import { LinkButton } from '../parts/bits.tsx'
import { Loading } from '../parts/loading.tsx'
import { PlainState } from '../parts/plain-state.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { timeText } from '../when.ts'
import { CellStrip } from './cell-strip.tsx'
import { ExplainSheet } from './explain-sheet.tsx'
import { FindingList } from './finding-list.tsx'
import { FixSheet } from './fix-sheet.tsx'
import { SubmitBar } from './submit-bar.tsx'
import { TableHead } from './table-head.tsx'
import { Troubles } from './troubles.tsx'
import { useRules } from './use-rules.ts'

type Over = { readonly kind: 'fix' | 'explain'; readonly group: Group } | null

/** 3.4: from here to submitted. */
export function Fill() {
  const { t } = useSpeech()
  const { sheet, wrongBook, work, busy, identity } = usePane((state) => state)
  const rules = useRules()
  const session = useSession()
  const [over, setOver] = useState<Over>(null)
  const close = (): void => { setOver(null) }
  if (wrongBook !== null) return <Frame tab="fill"><WrongBookState /></Frame>
  if (work !== null && (sheet === null || rules === null || sheet.rows.length === 0 || !work.typingAllowed)) return <Frame tab="fill"><Working of={work} /></Frame>
  if (sheet === null || rules === null) return (
    <Frame tab="fill">
      {busy ? <Loading since={session.now()} now={session.now} /> : (
        <PlainState icon={<ClipboardTaskListLtr24Regular />} title={t('fill.none.title')} text={t('fill.none.text')}>
          <Button appearance="primary" onClick={() => { session.tab('tasks') }}>{t('common.back-to-tasks')}</Button>
        </PlainState>)}
    </Frame>)
  return (
    <Frame tab="fill" actions={<SubmitBar />} strip={<CellStrip />}
      over={over === null ? undefined : over.kind === 'fix' ? <FixSheet group={over.group} onClose={close} /> : <ExplainSheet group={over.group} onClose={close} />}>
      {work !== null && <Working of={work} />}
      <OfflineBar />
      <Troubles />
      <TableHead key={identity?.cycle} />
      {sheet.rows.length === 0 ? <EmptyTable sheet={sheet} /> : <Findings sheet={sheet} onFix={(group) => { setOver({ kind: 'fix', group }) }} onExplain={(group) => { setOver({ kind: 'explain', group }) }} />}
    </Frame>
  )
}

function Findings({ sheet, onFix, onExplain }: { sheet: OpenSheet; onFix: (group: Group) => void; onExplain: (group: Group) => void }) {
  const session = useSession()
  const { t } = useSpeech()
  const counts = countsOf(sheet)
  const missing = sheet.filter === 'incomplete'
  const { findings, explanations, explanationMin } = sheet
  const groups = useMemo(() => groupFindings(listed(findings, missing), { texts: explanations, min: explanationMin }, groupOf), [findings, explanations, explanationMin, missing])
  const accepted = usePane((state) => state.accepted)
  const said = t('fill.errors', { n: counts.error })
  const mayCarry = sheet.lastYear.length > 0 && sheet.local.incomplete.length > 0 && sheet.unconfirmed.size === 0 && sheet.answer.readOnly === null
  const carried = useMemo(() => (mayCarry ? planCarryOver(sheet, session.references(), () => '').rowIds.length : 0), [mayCarry, sheet, session])
  const offersLastYear = carried > 0
  return (
    <>
      {accepted !== null && sheet.answer.submission !== null && (
        <MessageBar intent="success" layout="multiline"><MessageBarBody>{t('fill.accepted', { number: accepted.number, time: timeText(accepted.at) })}</MessageBarBody></MessageBar>)}
      <div className="row">
        <span className="grow"><span className="strong">{said}</span><span className="cap"> · {t('fill.warnings', { n: counts.warning })} · {t('fill.hints', { n: counts.hint })}</span></span>
        {counts.error + counts.warning + counts.hint > 0 && <>
          <Button size="small" appearance="subtle" icon={<ArrowUp16Regular />} aria-label={t('fill.previous')} onClick={() => { session.stepFinding(-1) }} />
          <Button size="small" appearance="subtle" icon={<ArrowDown16Regular />} aria-label={t('fill.next')} onClick={() => { session.stepFinding(1) }} />
        </>}
      </div>
      <span className="hidden" role="status" aria-live="polite">{said}</span>
      {groups.length === 0
        ? <PlainState icon={<CheckmarkCircle24Regular />} title={t('fill.clean')} />
        : <div style={{ marginTop: -4 }}><FindingList groups={groups} onFix={onFix} onExplain={onExplain} /></div>}
      {offersLastYear && <LinkButton onClick={session.carryOver}>{t('fill.carry', { n: carried })}</LinkButton>}
      {sheet.undo !== null && (
        <div className="row cap"><ArrowUndo16Regular aria-hidden /><span className="grow ell">{t('fill.fixed', { n: sheet.undo.changes.length, title: sheet.undo.what })}</span><LinkButton onClick={session.undo}>{t('common.undo')}</LinkButton></div>)}
    </>
  )
}

function EmptyTable({ sheet }: { sheet: OpenSheet }) {
  const session = useSession()
  const { t } = useSpeech()
  const n = sheet.lastYear.length
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{n > 0 ? t('fill.empty.carry', { n }) : t('fill.empty.plain')}</MessageBarBody>
      {n > 0 && sheet.answer.readOnly === null && <MessageBarActions><Button size="small" onClick={session.carryOver}>{t('fill.carry', { n })}</Button></MessageBarActions>}
    </MessageBar>
  )
}
