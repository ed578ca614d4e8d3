import type { Finding, Verdict } from '../finding.ts'

/** What the pane found by itself. `sequence` grows with each edit; the server's answer carries the one it was asked with. */
export interface LocalVerdict { readonly sequence: number; readonly verdict: Verdict }
export interface ServerFindings { readonly sequence: number; readonly findings: readonly Finding[] }

/**
 * The pane's verdict with what only the server can know. By key; of two answers about the same thing the newer counts.
 * An older answer adds nothing but cross-table findings on rows that were not edited since it was asked.
 * @param editedSince rows edited after the server was asked
 */
export function mergeVerdicts(local: LocalVerdict, server: ServerFindings | null, editedSince: ReadonlySet<string> = new Set(), rowIds?: ReadonlySet<string>): Verdict {
  if (!server) return local.verdict
  const isOlder = server.sequence < local.sequence
  const merged = new Map(local.verdict.findings.map((finding) => [finding.key, finding]))
  for (const finding of server.findings) {
    const isGone = finding.rowId !== null && rowIds !== undefined && !rowIds.has(finding.rowId)
    const isStale = isOlder && (finding.level !== 'cross-table' || finding.cells.some((cell) => editedSince.has(cell.rowId)))
    if (isGone || isStale) continue
    if (!merged.has(finding.key) || !isOlder) merged.set(finding.key, finding)
  }
  return { ...local.verdict, findings: [...merged.values()] }
}

/** A verdict after some rows were judged again (`judge` with `only`): their field and row findings replaced, the table's taken new. */
export function updateVerdict(before: Verdict, again: Verdict, only: ReadonlySet<string>, rowIds: ReadonlySet<string>): Verdict {
  const kept = before.findings.filter((finding) => (finding.level === 'field' || finding.level === 'row') && finding.rowId !== null && !only.has(finding.rowId) && rowIds.has(finding.rowId))
  return { ...again, findings: [...kept, ...again.findings] }
}
