import { LIMITS } from './limits.ts'
import type { Run, Term } from './bound.ts'
import { DIVIDE_FAULT, isFault, NUMBER_FAULT, VALUE_FAULT } from './fault.ts'
import type { Result } from './fault.ts'
import { neither } from './lift.ts'
import { numberText } from './numbers.ts'
import { dateSerial, LAST_DAY } from './dates.ts'

/** A number a formula may hold: too large ones are #NUM!, as in Excel. */
export function finite(value: number): Result { return value - value === 0 ? value : NUMBER_FAULT }

/** A part of a sum that is blank counts as 0; both blank still make 0 (as in Excel). */
function addend(value: Result): number | null { return typeof value === 'number' ? value : value === null ? 0 : null }

function eitherFault(a: Result, b: Result): Result {
  return isFault(a) ? a : isFault(b) ? b : VALUE_FAULT
}

export function add(a: Run, b: Run): Run {
  return (row, context) => {
    const x = a(row, context), y = b(row, context)
    if (typeof x === 'number' && typeof y === 'number') return finite(x + y)
    const p = addend(x), q = addend(y)
    return p === null || q === null ? eitherFault(x, y) : p + q
  }
}

export function subtract(a: Run, b: Run): Run {
  return (row, context) => {
    const x = a(row, context), y = b(row, context)
    if (typeof x === 'number' && typeof y === 'number') return finite(x - y)
    const p = addend(x), q = addend(y)
    return p === null || q === null ? eitherFault(x, y) : p - q
  }
}

/** `[a]+[b]-[c]` in one loop: what adding them one by one gives, without a call for each. */
export function sumFields(terms: readonly Term[]): Run {
  const positions = terms.map(term => term.position), signs = terms.map(term => term.sign)
  return row => {
    let total = 0
    for (let i = 0; i < positions.length; i++) {
      const value = row[positions[i] ?? -1]
      if (typeof value === 'number') total += signs[i] === 1 ? value : -value
      else if (value !== null && value !== undefined) return VALUE_FAULT
    }
    return finite(total)
  }
}

/** From here on an unknown part makes the whole unknown: blank gives blank. */
export function multiply(a: Run, b: Run): Run {
  return (row, context) => {
    const x = a(row, context), y = b(row, context)
    return typeof x === 'number' && typeof y === 'number' ? finite(x * y) : neither(x, y)
  }
}

export function divide(a: Run, b: Run): Run {
  return (row, context) => {
    const x = a(row, context), y = b(row, context)
    if (typeof x !== 'number' || typeof y !== 'number') return neither(x, y)
    return y === 0 ? DIVIDE_FAULT : finite(x / y)
  }
}

/** 0^0 is #NUM! as in Excel, and so is a root of a negative number. */
export function power(a: Run, b: Run): Run {
  return (row, context) => {
    const x = a(row, context), y = b(row, context)
    if (typeof x !== 'number' || typeof y !== 'number') return neither(x, y)
    if (x === 0 && y <= 0) return y === 0 ? NUMBER_FAULT : DIVIDE_FAULT
    return finite(x ** y)
  }
}

export function negate(a: Run): Run {
  return (row, context) => {
    const x = a(row, context)
    return typeof x === 'number' ? 0 - x : x === null || isFault(x) ? x : VALUE_FAULT
  }
}

export function percent(a: Run): Run {
  return (row, context) => {
    const x = a(row, context)
    return typeof x === 'number' ? x / 100 : x === null || isFault(x) ? x : VALUE_FAULT
  }
}

/** Day ± days, whole days only; leaving Excel's calendar is #NUM!. */
export function shiftDays(day: Run, days: Run, sign: 1 | -1): Run {
  const first = dateSerial(1900, 1, 1) ?? 1
  return (row, context) => {
    const x = day(row, context), y = days(row, context)
    if (typeof x !== 'number' || typeof y !== 'number') return neither(x, y)
    const moved = x + sign * Math.trunc(y)
    return moved >= first && moved <= LAST_DAY ? moved : NUMBER_FAULT
  }
}

/** Days between two days. */
export function daysBetween(to: Run, from: Run): Run {
  return (row, context) => {
    const x = to(row, context), y = from(row, context)
    return typeof x === 'number' && typeof y === 'number' ? x - y : neither(x, y)
  }
}

/** What a value adds to a text: numbers as Excel writes them, blank nothing. */
export function textPart(value: Result): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? numberText(value) : value === null ? '' : null
}

/** A text result: empty text is blank, too long is #VALUE! as in Excel. */
export function textResult(text: string): Result {
  return text === '' ? null : text.length > LIMITS.text ? VALUE_FAULT : text
}

export function concatenate(a: Run, b: Run): Run {
  return (row, context) => {
    const x = a(row, context), y = b(row, context)
    const p = textPart(x), q = textPart(y)
    return p === null || q === null ? eitherFault(x, y) : textResult(p + q)
  }
}
