/** Findings as the pane orders, groups and counts them. Pure. */
import type { Finding } from '../../../rules/finding.ts'
import type { z } from 'zod'
import { isMissing } from '../../../rules/judge/cell-findings.ts'
import { explanationFault } from '../../../rules/judge/explanation.ts'
import type { findingSchema } from '../../../rules/wire.ts'
import type { Severity } from '../../../rules/table.ts'

/** Findings as the wire carries them, in the shape the rules use. */
export const fromWire = (findings: readonly z.infer<typeof findingSchema>[]): readonly Finding[] =>
  findings.map(({ fix, ...rest }) => (fix === undefined ? rest : { ...rest, fix }))

const weight: Record<Severity, number> = { error: 0, warning: 1, hint: 2 }

/** An explanation belongs to a rule in a row, whatever cells it named. */
export const explanationKey = (rule: string, rowId: string | null): string => `${rule}:${rowId ?? ''}`

/**
 * What the pane found and what the server found, as one list in sheet order. The same key is listed once, the pane's own first: it saw the newest cells.
 * Findings of rows that are gone are dropped; so are the server's cross-table findings about a row typed since it was asked (`stale`).
 */
export function mergeFindings(local: readonly Finding[], remote: readonly Finding[], positions: ReadonlyMap<string, number>, stale: ReadonlySet<string>): readonly Finding[] {
  const own = new Set(local.map((finding) => finding.key))
  const kept = remote.filter((finding) => !own.has(finding.key) && finding.level === 'cross-table'
    && (finding.rowId === null || (positions.has(finding.rowId) && !stale.has(finding.rowId))))
  const place = (finding: Finding): number => (finding.rowId === null ? -1 : positions.get(finding.rowId) ?? Number.MAX_SAFE_INTEGER)
  return [...local, ...kept].sort((a, b) => weight[a.severity] - weight[b.severity] || place(a) - place(b) || (a.key < b.key ? -1 : 1))
}

export interface Group { readonly id: string; readonly rule: string; readonly severity: Severity; readonly findings: readonly Finding[]; readonly fixable: readonly Finding[]; readonly unexplained: number }

/** One group a rule (`groupOf` of rules/text): errors first, the most frequent first. */
export function groupFindings(findings: readonly Finding[], explained: Explained, groupOf: (finding: Finding) => string): readonly Group[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const id = `${finding.severity}:${groupOf(finding)}`
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [finding])
    else group.push(finding)
  }
  return [...groups.entries()].map(([id, list]): Group => {
    const first = list[0]
    return {
      id, rule: first?.rule ?? '', severity: first?.severity ?? 'hint', findings: list,
      fixable: list.filter((finding) => finding.fix?.sure === true),
      unexplained: list.filter((finding) => needsExplanation(finding, explained)).length,
    }
  }).sort((a, b) => weight[a.severity] - weight[b.severity] || b.findings.length - a.findings.length || (a.id < b.id ? -1 : 1))
}

/** A warning without a ground that counts: long enough, not one word over and over. */
export function needsExplanation(finding: Finding, explained: Explained): boolean {
  if (finding.severity !== 'warning') return false
  const text = explained.texts.get(explanationKey(finding.rule, finding.rowId))
  return text === undefined || explanationFault(text, explained.min) !== null
}

/** What was written, and how many characters the regime wants. */
export interface Explained { readonly texts: ReadonlyMap<string, string>; readonly min: number }

export interface Counts { readonly rows: number; readonly error: number; readonly warning: number; readonly hint: number; readonly errorRows: number; readonly incomplete: number; readonly clean: number; readonly unexplained: number }

/** Required cells still blank are no errors: they make a row incomplete. Row counts add up: clean + rows with errors + incomplete = rows. A row with an error that is also incomplete counts as error. */
export function count(findings: readonly Finding[], rows: number, incomplete: readonly string[], explained: Explained): Counts {
  const tally = { error: 0, warning: 0, hint: 0 }
  const errorRows = new Set<string>()
  let unexplained = 0
  for (const finding of findings) {
    if (isMissing(finding)) continue
    tally[finding.severity] += 1
    if (finding.severity === 'error' && finding.rowId !== null) errorRows.add(finding.rowId)
    if (needsExplanation(finding, explained)) unexplained += 1
  }
  const unfinished = incomplete.filter((id) => !errorRows.has(id)).length
  return { rows, ...tally, errorRows: errorRows.size, incomplete: unfinished, clean: Math.max(0, rows - errorRows.size - unfinished), unexplained }
}

/** What the list shows: blank required cells only while the person looks at incomplete rows. */
export const listed = (findings: readonly Finding[], missing: boolean): readonly Finding[] => findings.filter((finding) => isMissing(finding) === missing)

/** The next or previous finding after `current`, going round. */
export function step(findings: readonly Finding[], current: string | null, by: 1 | -1): Finding | null {
  if (findings.length === 0) return null
  const at = findings.findIndex((finding) => finding.key === current)
  const next = at < 0 ? (by === 1 ? 0 : findings.length - 1) : (at + by + findings.length) % findings.length
  return findings[next] ?? null
}
