import { ChevronRight16Regular } from '@fluentui/react-icons'
import { countDifferences } from '../../session/review/changes.ts'
import type { OpenReview } from '../../session/state.ts'
import { LookIcon, type Look } from '../parts/icons.tsx'
import { useSpeech } from '../text.tsx'
import { useSession } from '../use-session.ts'

interface Way { readonly view: OpenReview['view']; readonly look: Look; readonly label: string; readonly n: string; readonly note: string; readonly also: readonly OpenReview['view'][] }

/** The ways into a submission, each with its number: differences and doubts, not rows. */
export function Ways({ open }: { open: OpenReview }) {
  const session = useSession()
  const { t } = useSpeech()
  const { review } = open
  const warnings = review.findings.filter((finding) => finding.severity === 'warning').length
  const errors = review.findings.filter((finding) => finding.severity === 'error').length
  const counts = countDifferences(open)
  const say = (n: number): string => n.toLocaleString('en-US')
  const all: readonly Way[] = [
    { view: 'warnings', look: warnings > 0 ? 'warning' : 'ok', label: t('review.warnings'), n: say(warnings), note: warnings > 0 ? t('review.warnings-note') : '', also: [] },
    ...(review.count > 1 ? [{ view: 'last-submission' as const, look: 'returned' as const, label: t('review.last-submission'), n: say(counts.lastSubmission), note: t('review.last-submission-note'), also: [] }] : []),
    { view: 'last-year', look: 'hint', label: t('review.last-year'), n: say(counts.all), note: counts.all > 0 ? t('review.last-year-note', { added: counts.added, removed: counts.removed }) : '', also: ['added', 'removed'] },
    { view: 'server', look: errors > 0 ? 'error' : 'ok', label: t('review.server'), n: t('review.server-errors', { n: errors }), note: '', also: [] },
  ]
  return (
    <div className="list" role="group" aria-label={t('review.ways')} style={{ marginTop: -4 }}>
      {all.map(({ view, look, label, n, note, also }) => (
        <div key={view} className={`line ${open.view === view || also.includes(open.view) ? 'on' : ''}`} style={{ padding: '7px 12px' }}>
          <button type="button" className="rowbutton" aria-pressed={open.view === view} onClick={() => { session.reviewView(view) }}>
            <LookIcon of={look} /><span className="nowrap">{label}</span><b className="num nowrap">{n}</b><span className="cap grow ell">{note}</span><ChevronRight16Regular aria-hidden />
          </button>
        </div>))}
    </div>
  )
}
