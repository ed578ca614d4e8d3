import { Button, Checkbox } from '@fluentui/react-components'
import { useState } from 'react'
import type { Group } from '../../session/fill/findings.ts'
import { At } from '../parts/bits.tsx'
import { Rows } from '../parts/rows.tsx'
import { SheetUp } from '../parts/sheet-up.tsx'
import { useSpeech } from '../text.tsx'
import { useSession } from '../use-session.ts'
import { useRules } from './use-rules.ts'

/** Old → new of every cell before anything is written; one 撤销 takes all of it back. */
export function FixSheet({ group, onClose }: { group: Group; onClose: () => void }) {
  const session = useSession()
  const { t } = useSpeech()
  const rules = useRules()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const first = group.findings[0]
  if (rules === null || first === undefined) return null
  const chosen = group.fixable.filter((finding) => !left.has(finding.key))
  const title = rules.title(first)
  return (
    <SheetUp label={t('fill.fix-title', { n: group.fixable.length, title })} onClose={onClose}>
      <h2 className="title16">{t('fill.fix-title', { n: group.fixable.length, title })}</h2>
      <Rows label={title} of={group.fixable.map((finding) => ({
        key: finding.key, height: 33, className: 'row',
        draw: () => <div className="row" style={{ margin: -6 }}>
          <Checkbox data-stop checked={!left.has(finding.key)} aria-label={rules.address(finding)} onChange={(_, { checked }) => { setLeft((old) => { const next = new Set(old); if (checked === true) next.delete(finding.key); else next.add(finding.key); return next }) }} />
          <At>{rules.address(finding)}</At><span className="grow ell small">{rules.line(finding)}</span></div>,
      }))} />
      <div className="row"><Button className="grow" onClick={onClose}>{t('common.cancel')}</Button>
        <Button className="grow" appearance="primary" disabled={chosen.length === 0} onClick={() => { session.applyFixes(chosen.flatMap((finding) => finding.fix ?? []), title); onClose() }}>{t('fill.fix-go', { n: chosen.length })}</Button></div>
    </SheetUp>
  )
}
