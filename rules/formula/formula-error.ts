/** What is wrong with a formula's text. Wrong formulas are values, never thrown out of `compileFormula`. */
export type FormulaErrorCode =
  | 'formula.empty' | 'formula.too-long' | 'formula.too-deep' | 'formula.too-big' | 'formula.list-too-long'
  | 'formula.character' | 'formula.text-open' | 'formula.bracket-open' | 'formula.number' | 'formula.syntax'
  | 'formula.unknown-name' | 'formula.unknown-field' | 'formula.unknown-table' | 'formula.unknown-function' | 'formula.ambiguous-field'
  | 'formula.arguments' | 'formula.type' | 'formula.column' | 'formula.literal' | 'formula.pattern' | 'formula.result'

/** `at` and `length` are UTF-16 positions in the source as given; `at + length` never passes its end. */
export interface FormulaError {
  readonly code: FormulaErrorCode
  /** Chinese: what is wrong and what to write instead */
  readonly message: string
  readonly at: number
  readonly length: number
}

/** Thrown inside the reader of formulas only, caught in `compileFormula`. */
export class Refusal extends Error {
  readonly error: FormulaError
  constructor(code: FormulaErrorCode, message: string, at: number, length: number) {
    super(message)
    this.error = { code, message, at, length }
  }
}
