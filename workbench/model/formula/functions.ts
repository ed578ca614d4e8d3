import type { FormulaFunction } from './arguments.ts'
import { LOGIC } from './functions-logic.ts'
import { LOOK } from './functions-look.ts'
import { MATH } from './functions-math.ts'
import { TEXT_FUNCTIONS } from './functions-text.ts'

const all = new Map<string, FormulaFunction>(
  [LOGIC, MATH, TEXT_FUNCTIONS, LOOK].flatMap((group) => Object.entries(group)),
)

/** The function of that name (upper case), undefined for one this calculator does not know: that is #NAME?. */
export function functionNamed(name: string): FormulaFunction | undefined {
  return all.get(name)
}
