import type { Value } from '../value.ts'

/** `#VALUE!` wrong kind of value · `#DIV/0!` divided by zero · `#N/A` not found · `#NUM!` no such number or date */
export type FaultCode = '#VALUE!' | '#DIV/0!' | '#N/A' | '#NUM!'

/** Excel's error values: what a formula gives when it cannot be worked out. Never thrown; there is one object of each kind. */
export class FormulaFault {
  readonly code: FaultCode
  constructor(code: FaultCode) {
    this.code = code
    Object.freeze(this)
  }
  toString(): string { return this.code }
}

export const VALUE_FAULT = new FormulaFault('#VALUE!')
export const DIVIDE_FAULT = new FormulaFault('#DIV/0!')
export const NOT_FOUND_FAULT = new FormulaFault('#N/A')
export const NUMBER_FAULT = new FormulaFault('#NUM!')

/** What evaluating gives: a value, blank (`null`), or a fault. */
export type Result = Value | FormulaFault

/** No value is an object, so this is the whole test. */
export function isFault(result: Result): result is FormulaFault {
  return typeof result === 'object' && result !== null
}
