import type { Value } from '../value.ts'
import type { Run } from './bound.ts'
import { isFault, VALUE_FAULT } from './fault.ts'
import type { Result } from './fault.ts'

/**
 * Closures for functions of one to three values, with the rule all of them share: a fault comes through (the first one),
 * then blank gives blank, then the function works. A value of another kind than the types promised gives #VALUE!.
 */
type Guard<T extends Value> = (value: Value) => value is T

export const aText: Guard<string> = (value): value is string => typeof value === 'string'
export const aNumber: Guard<number> = (value): value is number => typeof value === 'number'
export const aBool: Guard<boolean> = (value): value is boolean => typeof value === 'boolean'

/** What two results give when at least one of them is no usable value. */
export function neither(a: Result, b: Result): Result {
  if (isFault(a)) return a
  if (isFault(b)) return b
  return a === null || b === null ? null : VALUE_FAULT
}

export function lift1<A extends Value>(a: Run, isA: Guard<A>, apply: (a: A) => Result): Run {
  return (row, context) => {
    const x = a(row, context)
    if (isFault(x)) return x
    return isA(x) ? apply(x) : x === null ? null : VALUE_FAULT
  }
}

export function lift2<A extends Value, B extends Value>(a: Run, isA: Guard<A>, b: Run, isB: Guard<B>, apply: (a: A, b: B) => Result): Run {
  return (row, context) => {
    const x = a(row, context)
    if (isFault(x)) return x
    const y = b(row, context)
    if (isFault(y)) return y
    return isA(x) && isB(y) ? apply(x, y) : neither(x, y)
  }
}

export function lift3<A extends Value, B extends Value, C extends Value>(
  runs: readonly [Run, Run, Run], guards: readonly [Guard<A>, Guard<B>, Guard<C>], apply: (a: A, b: B, c: C) => Result,
): Run {
  const [a, b, c] = runs
  const [isA, isB, isC] = guards
  return (row, context) => {
    const x = a(row, context)
    if (isFault(x)) return x
    const y = b(row, context)
    if (isFault(y)) return y
    const z = c(row, context)
    if (isFault(z)) return z
    return isA(x) && isB(y) && isC(z) ? apply(x, y, z) : x === null || y === null || z === null ? null : VALUE_FAULT
  }
}
