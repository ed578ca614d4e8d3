import type { Explanation, Finding } from '../finding.ts'

/** Why a text does not count as an explanation; null when it does. */
export type ExplanationFault = 'explanation.short' | 'explanation.empty-words'

/**
 * At least `min` characters, not counting spaces and punctuation, and not one or two characters over and over. Source: peers D4, ux part 4 #22.
 * @example explanationFault('破格评审，豫人社职〔2026〕12号', 6) // null
 */
export function explanationFault(text: string, min: number): ExplanationFault | null {
  const said = [...text.replace(/[\s\p{P}\p{S}\p{Cc}]+/gu, '')]
  if (said.length < min) return 'explanation.short'
  return new Set(said).size < Math.min(4, min) ? 'explanation.empty-words' : null
}

const keyOf = (rule: string, rowId: string | null): string => `${rule}\u0000${rowId ?? ''}`

/** Tells which findings have a good explanation. One text covers a rule in a row, whichever cells it marks. */
export function explained(explanations: readonly Explanation[], min: number): (finding: Finding) => boolean {
  const good = new Set(explanations.filter((each) => explanationFault(each.text, min) === null).map((each) => keyOf(each.rule, each.rowId)))
  return (finding) => good.has(keyOf(finding.rule, finding.rowId))
}
