import { CellError, cellError } from '../cell.ts'
import { booleanOf, valuesOf, type FormulaFunction } from './arguments.ts'
import { toBoolean, type Scalar } from './coerce.ts'
import { isRange, operandOf, scalar } from './evaluate.ts'

const every =
  (stopAt: boolean): FormulaFunction =>
  (args, scope) => {
    let found = false
    let result = !stopAt
    for (const { value, fromCell } of valuesOf(args, scope)) {
      // Text and blanks in cells do not count.
      if (fromCell && (typeof value === 'string' || value === null)) continue
      const truth = toBoolean(value)
      if (truth instanceof CellError) return truth
      found = true
      if (truth === stopAt) result = stopAt
    }
    return found ? result : cellError('#VALUE!')
  }

/** A test of one value that never fails on errors. */
const is =
  (test: (value: Scalar) => boolean): FormulaFunction =>
  ([arg], scope) =>
    arg ? test(scalar(arg, scope)) : cellError('#VALUE!')

const isNa = (value: Scalar): boolean => value instanceof CellError && value.code === '#N/A'

export const LOGIC: Readonly<Record<string, FormulaFunction>> = {
  TRUE: () => true,
  FALSE: () => false,
  NA: () => cellError('#N/A'),
  IF: ([test, yes, no], scope) => {
    const truth = booleanOf(test, scope)
    if (truth instanceof CellError) return truth
    const branch = truth ? yes : no
    return branch ? operandOf(branch, scope) : truth
  },
  IFS: (args, scope) => {
    for (let i = 0; i + 1 < args.length; i += 2) {
      const truth = booleanOf(args[i], scope)
      if (truth instanceof CellError) return truth
      const value = args[i + 1]
      if (truth && value) return operandOf(value, scope)
    }
    return cellError('#N/A')
  },
  IFERROR: ([value, other], scope) => {
    const found = value ? scalar(value, scope) : null
    return found instanceof CellError && other ? operandOf(other, scope) : found
  },
  IFNA: ([value, other], scope) => {
    const found = value ? scalar(value, scope) : null
    return isNa(found) && other ? operandOf(other, scope) : found
  },
  AND: every(false),
  OR: every(true),
  NOT: ([arg], scope) => {
    const truth = booleanOf(arg, scope)
    return truth instanceof CellError ? truth : !truth
  },
  ISNUMBER: is((value) => typeof value === 'number'),
  ISTEXT: is((value) => typeof value === 'string'),
  ISNONTEXT: is((value) => typeof value !== 'string'),
  ISLOGICAL: is((value) => typeof value === 'boolean'),
  ISBLANK: is((value) => value === null),
  ISERROR: is((value) => value instanceof CellError),
  ISERR: is((value) => value instanceof CellError && !isNa(value)),
  ISNA: is(isNa),
  ISREF: ([arg], scope) => arg !== undefined && isRange(operandOf(arg, scope)),
}
