import { Button } from '@fluentui/react-components'
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Finding } from '../../../rules/finding.ts'
import { needsExplanation, type Group } from '../../session/fill/findings.ts'
import { explainedOf } from '../../session/fill/filling.ts'
import { nameOf } from '../../session/fill/rows.ts'
import { At, LinkButton } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { Rows, type Row } from '../parts/rows.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { useRules } from './use-rules.ts'

/** A group shows this many, then as many again each time it is asked. */
const portion = 50

/** Findings by rule. A click goes to the cell and leaves the focus in the sheet; a group is fixed or explained as a whole. */
export function FindingList({ groups, onFix, onExplain }: { groups: readonly Group[]; onFix: (group: Group) => void; onExplain: (group: Group) => void }) {
  const { t } = useSpeech()
  const sheet = usePane((state) => state.sheet)
  const [open, setOpen] = useState<ReadonlyMap<string, number>>(new Map())
  const [touched, setTouched] = useState(false)
  const shownOf = (group: Group, i: number): number => open.get(group.id) ?? (!touched && i === 0 ? portion : 0)
  const set = (group: Group, n: number): void => { setTouched(true); setOpen((old) => new Map([...(touched ? old : new Map(groups[0] === undefined ? [] : [[groups[0].id, portion]])), [group.id, n]])) }
  const rows = groups.flatMap((group, i): Row[] => {
    const shown = shownOf(group, i)
    const rest = group.findings.length - shown
    return [
      { key: group.id, height: group.severity === 'hint' && group.fixable.length === 0 ? 41 : 59, draw: () => <GroupHead group={group} open={shown > 0} onOpen={() => { set(group, shown > 0 ? 0 : portion) }} onFix={() => { onFix(group) }} onExplain={() => { onExplain(group) }} /> },
      ...group.findings.slice(0, shown).map((finding): Row => ({ key: finding.key, height: 33, className: `sub ${finding.key === sheet?.current ? 'on' : ''}`, draw: () => <FindingLine finding={finding} /> })),
      ...(shown > 0 && rest > 0 ? [{ key: `${group.id}:rest`, height: 33, className: 'sub', draw: () => <LinkButton onClick={() => { set(group, shown + portion) }}>{t('common.more', { n: rest })}</LinkButton> }] : []),
    ]
  })
  return <Rows label={t('fill.errors', { n: groups.filter((group) => group.severity === 'error').reduce((sum, group) => sum + group.findings.length, 0) })} of={rows} />
}

function GroupHead({ group, open, onOpen, onFix, onExplain }: { group: Group; open: boolean; onOpen: () => void; onFix: () => void; onExplain: () => void }) {
  const { t } = useSpeech()
  const rules = useRules()
  const readOnly = usePane((state) => state.sheet?.answer.readOnly !== null)
  const first = group.findings[0]
  if (rules === null || first === undefined) return null
  const n = group.findings.length
  const sub = group.severity === 'warning' ? (group.unexplained > 0 ? t('fill.unexplained', { n, m: group.unexplained }) : t('fill.explained')) : group.fixable.length > 0 ? rules.line(first) : ''
  return (
    <div className="row top">
      <button type="button" data-stop className="rowbutton top grow" aria-expanded={open} onClick={onOpen}>
        <span className="icon" style={{ paddingTop: 2 }} aria-hidden>{open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}</span>
        <span style={{ paddingTop: 2 }}><LookIcon of={group.severity} /></span>
        <span className="grow col g2"><span className="ell">{rules.title(first)}</span>{sub !== '' && !open && <span className="cap ell">{sub}</span>}</span>
      </button>
      {!readOnly && group.fixable.length > 0 ? <Button size="small" onClick={onFix}>{t('fill.fix-all', { n: group.fixable.length })}</Button>
        : !readOnly && group.severity === 'warning' && group.unexplained > 0 ? <Button size="small" onClick={onExplain}>{t('fill.explain')}</Button>
          : <span className="num cap" style={{ lineHeight: '20px' }}>{n.toLocaleString('en-US')}</span>}
    </div>
  )
}

function FindingLine({ finding }: { finding: Finding }) {
  const session = useSession()
  const { t } = useSpeech()
  const rules = useRules()
  const sheet = usePane((state) => state.sheet)
  if (rules === null || sheet === null) return null
  const at = rules.address(finding)
  const fix = finding.fix
  const explained = finding.severity === 'warning' && !needsExplanation(finding, explainedOf(sheet))
  const text = finding.severity === 'warning' ? nameOf(sheet.table, sheet.rows.find((row) => row.id === finding.rowId)) || rules.line(finding) : rules.line(finding)
  return (
    <>
      <button type="button" data-stop className="rowbutton grow" title={rules.message(finding)} onClick={() => { session.goToFinding(finding) }} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); session.goToFinding(finding); session.go({ at: 'cell' }) } }}>
        <At>{at === '' ? t('fill.whole-table') : at}</At><span className="grow ell small">{text}</span>
      </button>
      {explained && <span className="cap nowrap">{t('fill.explained')}</span>}
      {fix !== undefined && sheet.answer.readOnly === null && <LinkButton label={rules.line(finding)} onClick={() => { session.applyFixes([fix], rules.title(finding)) }}>{t('fill.change')}</LinkButton>}
    </>
  )
}
