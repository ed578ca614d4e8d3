import type { Explanation, Verdict } from '../finding.ts'
import { isMissing } from './cell-findings.ts'
import { explained } from './explanation.ts'

/** What stands between a table and its submission. `ready`: rows are there, no error, nothing blank that must not be, each warning explained. */
export interface Summary {
  readonly rows: number
  /** without required cells still blank: those make rows `incomplete` */
  readonly errors: number
  readonly warnings: number
  readonly unexplained: number
  readonly hints: number
  readonly incomplete: number
  readonly ready: boolean
}

/** @param min characters an explanation needs (`regime.explanationMin`) */
export function summarise(verdict: Verdict, explanations: readonly Explanation[], min: number): Summary {
  const isExplained = explained(explanations, min)
  let errors = 0
  let warnings = 0
  let unexplained = 0
  let hints = 0
  for (const finding of verdict.findings) {
    if (finding.severity === 'hint') hints++
    else if (finding.severity === 'warning') {
      warnings++
      if (!isExplained(finding)) unexplained++
    } else if (!isMissing(finding)) errors++
  }
  const incomplete = verdict.incomplete.length
  return { rows: verdict.rows, errors, warnings, unexplained, hints, incomplete, ready: verdict.rows > 0 && errors === 0 && unexplained === 0 && incomplete === 0 }
}
