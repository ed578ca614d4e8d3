import type { Value } from '../value.ts'
import type { Run } from './bound.ts'
import { isFault, VALUE_FAULT } from './fault.ts'
import type { Result } from './fault.ts'
import { neither } from './lift.ts'
import { sameNumber } from './numbers.ts'
import { monthOfDate } from './dates.ts'

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='

/** The comparison with its sides changed. */
export const TURNED: Readonly<Record<Comparison, Comparison>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** Excel compares text without regard to case. */
export function sameText(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase())
}

export function textBefore(a: string, b: string): boolean { return a.toLowerCase() < b.toLowerCase() }

export function holdsNumber(op: Comparison, x: number, y: number): boolean {
  switch (op) {
    case '=': return sameNumber(x, y)
    case '<>': return !sameNumber(x, y)
    case '<': return x < y && !sameNumber(x, y)
    case '<=': return x <= y || sameNumber(x, y)
    case '>': return x > y && !sameNumber(x, y)
    case '>=': return x >= y || sameNumber(x, y)
  }
}

export function holdsText(op: Comparison, x: string, y: string): boolean {
  switch (op) {
    case '=': return sameText(x, y)
    case '<>': return !sameText(x, y)
    case '<': return textBefore(x, y)
    case '<=': return !textBefore(y, x)
    case '>': return textBefore(y, x)
    case '>=': return !textBefore(x, y)
  }
}

/** Numbers, days and months. One closure an operator, so that none asks which it is. */
export function compareNumbers(op: Comparison, a: Run, b: Run): Run {
  switch (op) {
    case '=': return (row, context) => { const x = a(row, context), y = b(row, context); return typeof x === 'number' && typeof y === 'number' ? sameNumber(x, y) : neither(x, y) }
    case '<>': return (row, context) => { const x = a(row, context), y = b(row, context); return typeof x === 'number' && typeof y === 'number' ? !sameNumber(x, y) : neither(x, y) }
    case '<': return (row, context) => { const x = a(row, context), y = b(row, context); return typeof x === 'number' && typeof y === 'number' ? x < y && !sameNumber(x, y) : neither(x, y) }
    case '<=': return (row, context) => { const x = a(row, context), y = b(row, context); return typeof x === 'number' && typeof y === 'number' ? x <= y || sameNumber(x, y) : neither(x, y) }
    case '>': return (row, context) => { const x = a(row, context), y = b(row, context); return typeof x === 'number' && typeof y === 'number' ? x > y && !sameNumber(x, y) : neither(x, y) }
    case '>=': return (row, context) => { const x = a(row, context), y = b(row, context); return typeof x === 'number' && typeof y === 'number' ? x >= y || sameNumber(x, y) : neither(x, y) }
  }
}

/** A field of the row against a number known now: the commonest rule of all. */
export function compareFieldToNumber(op: Comparison, position: number, y: number): Run {
  switch (op) {
    case '=': return row => { const x = row[position] ?? null; return typeof x === 'number' ? sameNumber(x, y) : orFault(x) }
    case '<>': return row => { const x = row[position] ?? null; return typeof x === 'number' ? !sameNumber(x, y) : orFault(x) }
    case '<': return row => { const x = row[position] ?? null; return typeof x === 'number' ? x < y && !sameNumber(x, y) : orFault(x) }
    case '<=': return row => { const x = row[position] ?? null; return typeof x === 'number' ? x <= y || sameNumber(x, y) : orFault(x) }
    case '>': return row => { const x = row[position] ?? null; return typeof x === 'number' ? x > y && !sameNumber(x, y) : orFault(x) }
    case '>=': return row => { const x = row[position] ?? null; return typeof x === 'number' ? x >= y || sameNumber(x, y) : orFault(x) }
  }
}

/** Two fields of the row: nearly as common. */
export function compareFields(op: Comparison, p: number, q: number): Run {
  switch (op) {
    case '=': return row => { const x = row[p] ?? null, y = row[q] ?? null; return typeof x === 'number' && typeof y === 'number' ? sameNumber(x, y) : neither(x, y) }
    case '<>': return row => { const x = row[p] ?? null, y = row[q] ?? null; return typeof x === 'number' && typeof y === 'number' ? !sameNumber(x, y) : neither(x, y) }
    case '<': return row => { const x = row[p] ?? null, y = row[q] ?? null; return typeof x === 'number' && typeof y === 'number' ? x < y && !sameNumber(x, y) : neither(x, y) }
    case '<=': return row => { const x = row[p] ?? null, y = row[q] ?? null; return typeof x === 'number' && typeof y === 'number' ? x <= y || sameNumber(x, y) : neither(x, y) }
    case '>': return row => { const x = row[p] ?? null, y = row[q] ?? null; return typeof x === 'number' && typeof y === 'number' ? x > y && !sameNumber(x, y) : neither(x, y) }
    case '>=': return row => { const x = row[p] ?? null, y = row[q] ?? null; return typeof x === 'number' && typeof y === 'number' ? x >= y || sameNumber(x, y) : neither(x, y) }
  }
}

function orFault(x: Value): Result { return x === null ? null : VALUE_FAULT }

/** `=` and `<>` with a text known now. Without cased letters (all Chinese) equal means identical. */
export function compareTextToKnown(equal: boolean, a: Run, known: string): Run {
  const lower = known.toLowerCase()
  if (lower === known.toUpperCase()) {
    return (row, context) => { const x = a(row, context); return typeof x === 'string' ? (x === known) === equal : blankOrFault(x) }
  }
  return (row, context) => {
    const x = a(row, context)
    return typeof x === 'string' ? (x === known || (x.length === known.length && x.toLowerCase() === lower)) === equal : blankOrFault(x)
  }
}

/** The same for a field of the row. */
export function compareFieldToText(equal: boolean, position: number, known: string): Run {
  if (known.toLowerCase() !== known.toUpperCase()) return compareTextToKnown(equal, row => row[position] ?? null, known)
  return row => { const x = row[position] ?? null; return typeof x === 'string' ? (x === known) === equal : orFault(x) }
}

function blankOrFault(x: Result): Result { return x === null || isFault(x) ? x : VALUE_FAULT }

export function compareTexts(op: Comparison, a: Run, b: Run): Run {
  return (row, context) => {
    const x = a(row, context), y = b(row, context)
    return typeof x === 'string' && typeof y === 'string' ? holdsText(op, x, y) : neither(x, y)
  }
}

export function compareBools(equal: boolean, a: Run, b: Run): Run {
  return (row, context) => {
    const x = a(row, context), y = b(row, context)
    return typeof x === 'boolean' && typeof y === 'boolean' ? (x === y) === equal : neither(x, y)
  }
}

export function compareBoolToKnown(wanted: boolean, a: Run): Run {
  return (row, context) => { const x = a(row, context); return typeof x === 'boolean' ? x === wanted : blankOrFault(x) }
}

/** The month a day lies in, so that days and months can be compared. */
export function toMonth(a: Run): Run {
  return (row, context) => { const x = a(row, context); return typeof x === 'number' ? monthOfDate(x) : blankOrFault(x) }
}

export function isBlank(a: Run): Run {
  return (row, context) => { const x = a(row, context); return isFault(x) ? x : x === null }
}

export function isNotBlank(a: Run): Run {
  return (row, context) => { const x = a(row, context); return isFault(x) ? x : x !== null }
}

/** Equality of two values of one type, as an index and `=` both mean it. */
export function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'string') return typeof b === 'string' && sameText(a, b)
  if (typeof a === 'number') return typeof b === 'number' && sameNumber(a, b)
  return a === b
}

