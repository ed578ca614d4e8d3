import { tokenize } from './tokens.ts'

export interface Reference {
  /** As it stands in the formula. */
  readonly text: string
  /** The sheet's name without quotes, null when the reference is to the formula's own sheet. */
  readonly sheet: string | null
  /** "A1", "$A$1:B2", "A:A", "2:3". */
  readonly cells: string
}

/** Splits "'My sheet'!A1" into its sheet and its cells. */
export function splitReference(text: string): Reference {
  const bang = text.lastIndexOf('!')
  if (bang < 0) return { text, sheet: null, cells: text }
  return { text, sheet: text.slice(0, bang).replace(/^'|'$/g, '').replaceAll("''", "'"), cells: text.slice(bang + 1) }
}

/** The formula with every reference replaced by what `change` answers; all else stays letter by letter. */
export function rewriteReferences(formula: string, change: (ref: Reference) => string): string {
  let out = ''
  let done = 0
  for (const token of tokenize(formula)) {
    if (token.kind !== 'ref') continue
    out += formula.slice(done, token.start) + change(splitReference(token.text))
    done = token.start + token.text.length
  }
  return done === 0 ? formula : out + formula.slice(done)
}
