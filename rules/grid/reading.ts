import type { Cell, Value } from '../value.ts'
import type { BuiltinKind, Severity } from '../table.ts'
import { isTidy } from './tidy.ts'

/**
 * What is wrong with one cell as it was typed. `kind` is the built-in rule it breaks, which gives severity and title; `grid` when no rule of the edition speaks of it.
 * `to` is what to write instead; `sure` says there is no other reading, so that it may be offered in bulk.
 */
export interface Remark {
  readonly code: RemarkCode
  readonly kind: BuiltinKind | 'grid'
  readonly params: Readonly<Record<string, string | number>>
  readonly to?: Cell
  readonly sure?: boolean
  /** only where it differs from the severity of the rule, or no rule speaks of it */
  readonly severity?: Severity
}

/** Every way a cell can be wrong by itself. The sentences are in rules/text. */
export type RemarkCode =
  | 'cell.number-form' | 'cell.number-unit' | 'cell.number-other-unit' | 'cell.not-number' | 'cell.not-integer' | 'cell.negative' | 'cell.out-of-range' | 'cell.decimals'
  | 'cell.yearmonth-form' | 'cell.yearmonth-unclear' | 'cell.not-yearmonth' | 'cell.date-form' | 'cell.no-day' | 'cell.not-date' | 'cell.after-period'
  | 'cell.code-form' | 'cell.not-in-list' | 'cell.not-in-list-near' | 'cell.not-in-open-list' | 'cell.bool-form' | 'cell.not-bool'
  | 'cell.too-long' | 'cell.length' | 'cell.leading-zeros' | 'cell.number-precision' | 'cell.spaces' | 'cell.full-width' | 'cell.control' | 'cell.full-name'
  | 'cell.nothing-word' | 'cell.excel-error' | 'cell.formula-text'

/** A cell after reading. `value` is `undefined` when it cannot be read: checks that need it are then not judged. */
export interface Reading {
  readonly value: Value | undefined
  /** the cell as it must be written; the raw cell when it cannot be read */
  readonly canonical: Cell
  /** empty for a good cell; one of a kind at most */
  readonly remarks: readonly Remark[]
}

const none: readonly Remark[] = []

export const good = (value: Value, canonical: Cell): Reading => ({ value, canonical, remarks: none })
/** A cell with one remark or two. */
export function remarked(value: Value | undefined, canonical: Cell, first: Remark | null, second: Remark | null = null): Reading {
  const remarks = first === null ? (second === null ? none : [second]) : second === null ? [first] : [first, second]
  return { value, canonical, remarks }
}
export const blank: Reading = good(null, null)

/** The typed text as a message shows it: short, on one line. */
export function shown(cell: Cell): string {
  const typed = String(cell ?? '')
  if (typed.length <= 20 && isTidy(typed)) return typed
  const text = typed.slice(0, 100).replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim()
  const chars = [...text]
  return chars.length > 20 ? `${chars.slice(0, 19).join('')}…` : text
}
