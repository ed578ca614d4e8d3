import type { Period, StatTime } from '../table.ts'
import type { Value, ValueType } from '../value.ts'

/** A column a formula may name. `Field` of an edition has this shape. */
export interface FieldShape {
  readonly id: string
  readonly name: string
  readonly header?: string
  readonly type: ValueType
}

/** A table a formula may name. `Table` of an edition has this shape. A row holds its values in the order of `fields`. */
export interface TableShape {
  readonly id: string
  readonly number: string
  readonly name: string
  /** decides what PERIOD_START and PERIOD_END mean; `academic_year` when left out */
  readonly statTime?: StatTime
  readonly fields: readonly FieldShape[]
}

/** What a formula may name. */
export interface Scope {
  readonly self: TableShape
  /** by id and by official number: both keys may lead to the same table */
  readonly tables: ReadonlyMap<string, TableShape>
}

/**
 * The rows of one table, by column. **An unchanging snapshot**: results over whole columns are remembered per object,
 * so changed rows need a new object (`columnsOf` makes one; nothing is computed before it is asked for).
 */
export interface Columns {
  readonly count: number
  /** values of the field in row order; all blank when the table has no such field */
  column(field: string): readonly Value[]
  /** `keyOf` of the fields' values → row numbers, ascending. Built when first asked and kept. */
  index(fields: readonly string[]): RowIndex
  /** Rows that agree with this one in all of the fields, itself among them; where the table can tell without a key being made. */
  alike?(row: number, fields: readonly string[]): readonly number[]
}

/** Finds rows by the key of their values. A `Map` is one. */
export interface RowIndex {
  get(key: string): readonly number[] | undefined
  has(key: string): boolean
}

/** The world a formula is worked out in. */
export interface EvalContext {
  /** position of the row in its own table, from 0 */
  readonly rowIndex: number
  readonly period: Period
  /** rows of a table by id; an empty one when nothing is known of it */
  table(id: string): Columns
}
