import { Button, Field, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import { explanationFault } from '../../../rules/judge/explanation.ts'
import { needsExplanation, type Group } from '../../session/fill/findings.ts'
import { explainedOf } from '../../session/fill/filling.ts'
import { LinkButton } from '../parts/bits.tsx'
import { SheetUp } from '../parts/sheet-up.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { useRules } from './use-rules.ts'

/** One ground for every place of a group that has none yet. Last year's accepted text is offered. */
export function ExplainSheet({ group, onClose }: { group: Group; onClose: () => void }) {
  const session = useSession()
  const { t } = useSpeech()
  const rules = useRules()
  const sheet = usePane((state) => state.sheet)
  const [text, setText] = useState('')
  const first = group.findings[0]
  if (rules === null || sheet === null || first === undefined) return null
  const open = group.findings.filter((finding) => needsExplanation(finding, explainedOf(sheet)))
  const lastYear = sheet.answer.lastYearExplanations.find((one) => one.rule === group.rule)?.text
  const min = sheet.explanationMin
  const good = explanationFault(text, min) === null
  const title = rules.title(first)
  return (
    <SheetUp label={t('fill.explain-title', { n: open.length, title })} onClose={onClose}>
      <div className="col"><h2 className="title16">{t('fill.explain-title', { n: open.length, title })}</h2><span className="cap">{rules.message(first)}</span></div>
      <Field hint={t('fill.explain-hint', { min })} {...(text !== '' && !good ? { validationState: 'warning' as const, validationMessage: t('fill.explain-short', { min }) } : {})}>
        <Textarea rows={3} autoFocus value={text} resize="vertical" aria-label={title} onChange={(_, { value }) => { setText(value) }} />
      </Field>
      {lastYear !== undefined && <LinkButton onClick={() => { setText(lastYear) }}>{t('fill.explain-last-year')}</LinkButton>}
      <p className="cap">{t('fill.each')}</p>
      <div className="row"><Button className="grow" onClick={onClose}>{t('common.cancel')}</Button>
        <Button className="grow" appearance="primary" disabled={!good} onClick={() => { session.explain(open, text); onClose() }}>{t('fill.explain-save', { n: open.length })}</Button></div>
    </SheetUp>
  )
}
