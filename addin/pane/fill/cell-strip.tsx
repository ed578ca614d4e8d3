import { Button } from '@fluentui/react-components'
import { ChevronRight16Regular } from '@fluentui/react-icons'
import { At } from '../parts/bits.tsx'
import { LookIcon } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'
import { useRules } from './use-rules.ts'

/** One line about the selected cell, always as high, so that the pane does not jump while typing. */
export function CellStrip() {
  const session = useSession()
  const { t } = useSpeech()
  const rules = useRules()
  const sheet = usePane((state) => state.sheet)
  const selection = sheet?.selection ?? null
  if (sheet === null || rules === null || selection === null) return null
  const field = sheet.table.fields.find((one) => one.id === selection.field)
  if (selection.cells > 1) return <div className="strip"><span className="cap">{t('fill.selected-many', { cells: selection.cells, columns: selection.columns })}</span></div>
  if (field === undefined) return null
  const finding = sheet.findings.find((one) => one.cells.some((cell) => cell.rowId === selection.rowId && cell.field === field.id))
  return (
    <div className="strip">
      <At>{selection.address.replace(/^.*!/, '').replaceAll('$', '')}</At>
      {finding !== undefined && <LookIcon of={finding.severity} />}
      <span className="grow ell" title={finding === undefined ? rules.allowed(field.id) : rules.message(finding)}>{finding === undefined ? `${field.header} · ${rules.allowed(field.id)}` : rules.message(finding)}</span>
      <Button size="small" appearance="subtle" icon={<ChevronRight16Regular />} aria-label={t('fill.open-card')} onClick={() => { session.go({ at: 'cell' }) }} />
    </div>
  )
}
