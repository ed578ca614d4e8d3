import { Button, Textarea } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import type { Finding } from '../../../rules/finding.ts'
import { explanationFault } from '../../../rules/judge/explanation.ts'
import type { Cell } from '../../../rules/value.ts'
import { explainedOf } from '../../session/fill/filling.ts'
import { explanationKey, needsExplanation } from '../../session/fill/findings.ts'
import type { OpenSheet } from '../../session/state.ts'
import { LinkButton } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { useSession } from '../use-session.ts'
import { useRules } from './use-rules.ts'

/** A finding on its card: what is wrong, the button that mends it, and for a warning the place to write its ground. */
export function CellFinding({ finding, sheet, lastYear }: { finding: Finding; sheet: OpenSheet; lastYear: Cell }) {
  const session = useSession()
  const { t } = useSpeech()
  const rules = useRules()
  if (rules === null) return null
  const fix = finding.fix
  const to = fix?.cells[0]?.to ?? null
  const target = finding.cells[0]
  const now = sheet.rows.find((row) => row.id === target?.rowId)?.cells[sheet.table.fields.findIndex((field) => field.id === target?.field)] ?? null
  const offersLastYear = finding.severity !== 'hint' && lastYear !== null && lastYear !== '' && lastYear !== now && lastYear !== to && target !== undefined
  const editable = sheet.answer.readOnly === null
  return (
    <div className="col g8 stripe" style={{ borderLeftColor: `var(--mark-${finding.severity}-edge)` }}>
      <div className="row top"><LookIcon of={finding.severity} /><div className="grow"><div>{rules.message(finding)}</div><div className="cap">{rules.title(finding)}</div></div></div>
      {editable && (fix !== undefined || offersLastYear) && (
        <div className="row wrap" style={{ gap: 6 }}>
          {fix !== undefined && <Button size="small" onClick={() => { session.applyFixes([fix], rules.title(finding)) }}>{to === null || to === '' ? t('fill.clear') : t('fill.change-to', { to: String(to) })}</Button>}
          {offersLastYear && <Button size="small" onClick={() => { session.writeCells([{ rowId: target.rowId, field: target.field, to: lastYear }], rules.title(finding)) }}>{t('cell.to-last-year', { to: String(lastYear) })}</Button>}
        </div>)}
      {finding.severity === 'warning' && <Ground finding={finding} sheet={sheet} editable={editable} />}
    </div>
  )
}

/** Written as one types; kept a moment later with the row. */
function Ground({ finding, sheet, editable }: { finding: Finding; sheet: OpenSheet; editable: boolean }) {
  const session = useSession()
  const { t } = useSpeech()
  const [text, setText] = useState(sheet.explanations.get(explanationKey(finding.rule, finding.rowId)) ?? '')
  const latest = useRef(text)
  const explain = session.explain
  useEffect(() => {
    if (latest.current === text) return
    latest.current = text
    const timer = setTimeout(() => { explain([finding], text) }, 400)
    return () => { clearTimeout(timer); explain([finding], latest.current) }
  }, [text, finding, explain])
  const min = sheet.explanationMin
  const good = explanationFault(text, min) === null
  const same = sheet.findings.filter((other) => other.rule === finding.rule && other.key !== finding.key && needsExplanation(other, explainedOf(sheet)))
  const length = [...text.replace(/[\s\p{P}]/gu, '')].length
  return (
    <>
      <Textarea size="small" resize="vertical" disabled={!editable} value={text} placeholder={t('cell.explain-placeholder', { min })} aria-label={t('cell.explain-placeholder', { min })} onChange={(_, { value }) => { setText(value) }} />
      <div className="row cap"><span className="grow">{text === '' ? '' : good ? t('cell.explain-written', { n: length }) : t('cell.explain-more', { n: Math.max(1, min - length) })}</span>
        {good && same.length > 0 && editable && <LinkButton onClick={() => { session.explain(same, text) }}>{t('cell.explain-same', { n: same.length })}</LinkButton>}</div>
    </>
  )
}
