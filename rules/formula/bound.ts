import type { Value, ValueType } from '../value.ts'
import type { EvalContext, FieldShape, Scope, TableShape } from './context.ts'
import type { Result } from './fault.ts'
import type { FormulaErrorCode } from './formula-error.ts'
import type { Comparison } from './compare.ts'
import type { CallNode, Node, Place } from './tree.ts'

/** A compiled part: values of the current row by field position → result. Allocates nothing where it can be helped, never throws. */
export type Run = (row: readonly Value[], context: EvalContext) => Result

/** `blank`: `""` and BLANK(), at home with every type. `unknown`: already reported as wrong, not reported again. */
export type StaticType = ValueType | 'blank' | 'unknown'

/** One value. `constant` is set when it is known now; `position` when it is a field of the current row. */
export interface Scalar {
  readonly kind: 'scalar'
  readonly type: StaticType
  readonly node: Node
  readonly run: Run
  readonly constant?: { readonly value: Value }
  readonly position?: number
  /** when it is fields of the current row added and taken away: which, in order */
  readonly terms?: readonly Term[]
}

export interface Term { readonly position: number; readonly sign: 1 | -1 }

/** A whole column of a table. */
export interface Column {
  readonly kind: 'column'
  readonly type: ValueType
  readonly node: Node
  readonly table: TableShape
  readonly field: FieldShape
}

/** `{…}` */
export interface List {
  readonly kind: 'list'
  readonly type: StaticType
  readonly node: Node
  readonly values: readonly Value[]
}

/** `">="&值` as a criterion of COUNTIFS and its kin. */
export interface Criterion {
  readonly kind: 'criterion'
  readonly type: StaticType
  readonly node: Node
  readonly op: Comparison
  readonly value: Bound
}

export type Bound = Scalar | Column | List | Criterion

/** What binding writes down beside the tree: what is wrong and what is read. */
export interface Binding {
  readonly scope: Scope
  report(place: Place, code: FormulaErrorCode, message: string): void
  /** the formula reads this field of the current row */
  reads(field: FieldShape): void
  /** the formula depends on these columns of this table */
  uses(table: TableShape, fields: readonly string[]): void
  /** the formula depends on the rows of the current table that agree with the current row in these fields, and on no others of it */
  peers(fields: readonly string[]): void
  /** this part looks at a whole table for each row */
  scans(place: Place): void
}

export type FunctionGroup = '条件' | '空白' | '数字' | '文本' | '日期' | '整列' | '查找' | '核对'

/** A function call about to be bound: its arguments are bound, their number is right. */
export interface Call {
  readonly spec: FunctionSpec
  readonly node: CallNode
  readonly args: readonly Bound[]
  readonly binding: Binding
}

/** One function of the language. The documentation's list is checked against these. */
export interface FunctionSpec {
  readonly name: string
  readonly chinese: string
  readonly group: FunctionGroup
  /** how it is written, in Chinese */
  readonly usage: string
  /** one sentence in Chinese */
  readonly about: string
  readonly least: number
  readonly most: number
  /** true when it depends on more than its arguments, so that it is never worked out ahead */
  readonly live?: boolean
  /** true when `">="&值` among its arguments is a criterion, not a text */
  readonly criteria?: boolean
  bind(call: Call): Bound
}

const TYPE_NAMES: Readonly<Record<StaticType, string>> = {
  text: '文本', number: '数字', date: '日期', yearmonth: '年月', bool: '是否', code: '选项', blank: '空白', unknown: '未知',
}

export function typeName(type: StaticType): string { return TYPE_NAMES[type] }

export function isText(type: StaticType): boolean { return type === 'text' || type === 'code' }

export function constant(node: Node, type: StaticType, value: Value): Scalar {
  return { kind: 'scalar', type, node, run: () => value, constant: { value } }
}

/** Stands for a part that is already reported. */
export function unknown(node: Node): Scalar {
  return { kind: 'scalar', type: 'unknown', node, run: () => null }
}

/** The type several parts have together; `null` when they do not go together. Blank goes with all, text with code. */
export function commonType(types: readonly StaticType[]): StaticType | null {
  let common: StaticType = 'blank'
  for (const type of types) {
    if (type === 'unknown') return 'unknown'
    if (type === 'blank' || type === common) continue
    if (common === 'blank') common = type
    else if (isText(common) && isText(type)) common = 'text'
    else return null
  }
  return common
}
