import { CellError, cellError, type CellValue } from '../cell.ts'
import { general } from '../number-format.ts'
import { parseTyped } from '../typing.ts'

/** A value while calculating; null is a blank cell. */
export type Scalar = CellValue | null

const ANY_DAY = new Date(2000, 0, 1)

/** Numbers as Excel's operators see them: text that reads as a number counts, "" and words are #VALUE!. */
export function toNumber(value: Scalar): number | CellError {
  if (typeof value === 'number') return value
  if (value === null) return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof CellError) return value
  const { value: read } = parseTyped(value, 'General', ANY_DAY)
  return typeof read === 'number' && !value.startsWith("'") ? read : cellError('#VALUE!')
}

export function toText(value: Scalar): string | CellError {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value instanceof CellError ? value : general(value)
}

export function toBoolean(value: Scalar): boolean | CellError {
  if (typeof value === 'boolean') return value
  if (value === null) return false
  if (typeof value === 'number') return value !== 0
  if (value instanceof CellError) return value
  const upper = value.toUpperCase()
  return upper === 'TRUE' ? true : upper === 'FALSE' ? false : cellError('#VALUE!')
}

const RANK = { number: 0, string: 1, boolean: 2 } as const

/** Excel's order: numbers before text before logical values, text without regard to case; a blank takes the other's type. */
export function compareValues(a: Exclude<Scalar, CellError>, b: Exclude<Scalar, CellError>): number {
  const left = a === null ? blankLike(b) : a
  const right = b === null ? blankLike(a) : b
  const byRank = RANK[rankOf(left)] - RANK[rankOf(right)]
  if (byRank !== 0) return byRank
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right)
  return Number(left) - Number(right)
}

function blankLike(other: Exclude<Scalar, CellError>): string | number | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0
}

function rankOf(value: string | number | boolean): keyof typeof RANK {
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean'
}

export function compareTexts(a: string, b: string): number {
  const left = a.toLowerCase()
  const right = b.toLowerCase()
  return left < right ? -1 : left > right ? 1 : 0
}
