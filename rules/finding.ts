import type { Cell } from './value.ts'
import type { CheckLevel, Dimension, Severity } from './table.ts'

export interface CellRef { readonly rowId: string; readonly field: string }

/** A one-click correction: the cells and what to write there. `sure` = may be offered in bulk. */
export interface Fix { readonly cells: readonly { readonly rowId: string; readonly field: string; readonly to: Cell }[]; readonly sure: boolean }

/** Wrong data, as a value. Never thrown. */
export interface Finding {
  /** stable within a table at a unit: `${rule}:${rowId ?? ''}:${fields}`; an explanation refers to it */
  readonly key: string
  /** rule id of the edition (F001, R046 …), or `grid` for what reading the cell found */
  readonly rule: string
  /** dotted code of the message: `cell.yearmonth-form`, `check.R046` */
  readonly code: string
  readonly severity: Severity
  readonly level: CheckLevel
  readonly dimension: Dimension
  /** null = about the table as a whole */
  readonly rowId: string | null
  /** the first cell is where a click goes */
  readonly cells: readonly CellRef[]
  /** values for the message */
  readonly params: Readonly<Record<string, string | number>>
  readonly fix?: Fix
}

/** A written ground for a warning, kept with the row version. At least 6 characters (peers D4). */
export interface Explanation { readonly rule: string; readonly rowId: string | null; readonly text: string }

/** What judge says of a table at a unit. */
export interface Verdict {
  readonly findings: readonly Finding[]
  /** rows with required cells still blank: grey, not red, until sent */
  readonly incomplete: readonly string[]
  readonly rows: number
}
