import { Button } from '@fluentui/react-components'
import { isMissing } from '../../../rules/judge/cell-findings.ts'
import { returnedRows } from '../../session/fill/act.ts'
import { countsOf, explainedOf } from '../../session/fill/filling.ts'
import { needsExplanation } from '../../session/fill/findings.ts'
import { blockedBy, isBlocked } from '../../session/fill/submit.ts'
import type { OpenSheet, PaneState } from '../../session/state.ts'
import type { TextKey } from '../../text/zh.ts'
import { LinkButton } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { timeText } from '../when.ts'

/** Says what blocks, each a link to the first cell; the button's description is that line. */
export function SubmitBar() {
  const session = useSession()
  const { t } = useSpeech()
  const { sheet, connection, busy } = usePane((state) => state)
  const barred = usePane(barredBy)
  if (sheet === null) return null
  const offline = connection === 'offline'
  if (sheet.answer.readOnly !== null) return <ReadOnlyBar sheet={sheet} offline={offline} />
  const blocked = blockedBy(sheet, returnedRows(sheet).filter((row) => !row.done).length)
  const cannot = isBlocked(blocked) || barred !== null || busy
  return (
    <>
      {(sheet.rows.length > 0 || blocked.returned > 0) && (
        <div className="row top" id="blocks"><LookIcon of={isBlocked(blocked) || barred !== null ? 'error' : 'ok'} /><span className="grow small">{barred === null ? <What sheet={sheet} /> : t(barred)}</span></div>)}
      <div className="row">
        <Button className="grow" disabledFocusable={busy} onClick={session.checkAgain}>{t(busy ? 'fill.rechecking' : 'fill.recheck')}</Button>
        <Button className="grow" appearance="primary" disabledFocusable={cannot} aria-describedby="blocks" onClick={() => { if (!cannot) session.prepareSubmission() }}>{t('fill.submit', { n: sheet.rows.length })}</Button>
      </div>
    </>
  )
}

/** What bars any submission, whatever the rows are. */
function barredBy(state: PaneState): TextKey | null {
  if (state.expired) return 'common.expired'
  if (state.connection === 'offline') return 'fill.offline-submit'
  return state.notices.some((notice) => notice.id === 'edition') ? 'fill.edition-stale' : null
}

function What({ sheet }: { sheet: OpenSheet }) {
  const session = useSession()
  const { t, locale } = useSpeech()
  if (sheet.clashes > 0) return <>{t('fill.clash-submit', { n: sheet.clashes })}</>
  const counts = countsOf(sheet)
  const open = returnedRows(sheet).filter((row) => !row.done)
  const { lost, tooMany } = blockedBy(sheet, open.length)
  const first = (test: (finding: OpenSheet['findings'][number]) => boolean) => (): void => { const found = sheet.findings.find(test); if (found !== undefined) session.goToFinding(found) }
  const links = [
    counts.error > 0 && { key: 'error', text: t('fill.still.error', { n: counts.error }), go: first((one) => one.severity === 'error' && !isMissing(one)) },
    counts.unexplained > 0 && { key: 'unexplained', text: t('fill.still.unexplained', { n: counts.unexplained }), go: first((one) => needsExplanation(one, explainedOf(sheet))) },
    sheet.local.incomplete.length > 0 && { key: 'incomplete', text: t('fill.still.incomplete', { n: sheet.local.incomplete.length }), go: first(isMissing) },
    open.length > 0 && { key: 'returned', text: t('fill.still.returned', { n: open.length }), go: (): void => { session.go({ at: 'returned' }) } },
    ...lost.map((field) => ({ key: field, text: t('fill.still.column', { field: sheet.table.fields.find((one) => one.id === field)?.header ?? field }), go: null })),
    tooMany > 0 && { key: 'too-many', text: t('fill.still.too-many', { n: tooMany }), go: null },
  ].filter((link) => link !== false)
  if (links.length === 0) return <span className="good">{t('fill.ready', { time: timeText(sheet.remoteAt ?? sheet.checkedAt) })}</span>
  return <>{t('fill.still')}{links.map((link, i) => <span key={link.key}>{i > 0 && (locale === 'zh' ? '、' : ', ')}{link.go === null ? link.text : <LinkButton onClick={link.go}>{link.text}</LinkButton>}</span>)}</>
}

function ReadOnlyBar({ sheet, offline }: { sheet: OpenSheet; offline: boolean }) {
  const session = useSession()
  const { t } = useSpeech()
  const busy = usePane((state) => state.busy)
  return (
    <div className="row"><LookIcon of="ok" /><span className="grow small">{sheet.answer.readOnly}</span>
      {sheet.answer.submission?.canWithdraw === true && <Button disabledFocusable={offline || busy} onClick={() => { if (!offline) session.withdraw() }}>{t('fill.withdraw')}</Button>}</div>
  )
}
