import type { Value } from '../value.ts'
import { columnArg } from './arguments.ts'
import { constant, isText, typeName } from './bound.ts'
import type { Bound, Call, Column, Run, Scalar } from './bound.ts'
import { keyOf } from './columns.ts'
import { holdsNumber, holdsText, toMonth } from './compare.ts'
import type { Comparison } from './compare.ts'
import type { Columns, EvalContext, TableShape } from './context.ts'
import { readDate, readYearMonth } from './dates.ts'
import { isFault } from './fault.ts'
import type { FormulaFault } from './fault.ts'

/** One pair of COUNTIFS and its kin: a column, how it is compared, and with what. */
interface Criterion {
  readonly column: Column
  readonly op: Comparison
  readonly value: Run
  readonly fixed: boolean
  /** answered by the index; the others look at each row it left */
  readonly indexed: boolean
  /** `{…}`: any of these */
  readonly anyOf?: ReadonlySet<string>
}

/** Pairs on one table, ready to look rows up. */
export interface Criteria {
  readonly table: TableShape
  readonly list: readonly Criterion[]
  /** fields of the criteria an index answers, in order */
  readonly indexedFields: readonly string[]
  /** nothing depends on the current row */
  readonly fixed: boolean
}

/** Reads the pairs from an argument on. All columns must be of one table, and of `table` when given. */
export function bindCriteria(call: Call, from: number, table?: TableShape): Criteria | null {
  if ((call.args.length - from) % 2 === 1) {
    call.binding.report(call.node, 'formula.arguments', `${call.node.name} 的整列和条件要成对。写法：${call.spec.usage}。`)
    return null
  }
  const list: Criterion[] = []
  let of = table
  for (let i = from; i < call.args.length; i += 2) {
    const column = columnArg(call, i), arg = call.args[i + 1]
    if (column === null || arg === undefined) return null
    of ??= column.table
    if (column.table !== of) {
      call.binding.report(column.node, 'formula.column', `${call.node.name} 的各列要在同一张表里，前面是表 ${of.number}，这里是表 ${column.table.number}。`)
      return null
    }
    const criterion = bindOne(call, column, arg)
    if (criterion === null) return null
    list.push(criterion)
  }
  if (of === undefined) return null
  call.binding.uses(of, list.map(each => each.column.field.id))
  if (list.some(each => !each.fixed && !each.indexed) && !list.some(each => !each.fixed && each.indexed)) call.binding.scans(call.node)
  return { table: of, list, indexedFields: list.filter(each => each.indexed).map(each => each.column.field.id), fixed: list.every(each => each.fixed) }
}

function bindOne(call: Call, column: Column, arg: Bound): Criterion | null {
  if (arg.type === 'unknown') return null
  if (arg.kind === 'list') {
    if (arg.type !== 'blank' && !goesWith(column, arg.type)) return refuse(call, column, arg)
    return { column, op: '=', value: () => null, fixed: true, indexed: false, anyOf: new Set(arg.values.map(keyOf)) }
  }
  if (arg.kind === 'criterion') {
    if (arg.value.kind !== 'scalar') { columnInside(call, arg); return null }
    const value = forColumn(column, arg.value)
    return value === null ? refuse(call, column, arg.value) : { column, op: arg.op, value: value.run, fixed: value.constant !== undefined, indexed: arg.op === '=' }
  }
  if (arg.kind === 'column') { columnInside(call, arg); return null }
  const written = arg.constant?.value
  if (call.spec.criteria === true && typeof written === 'string') return bindWritten(call, column, arg, written)
  const value = forColumn(column, arg)
  return value === null ? refuse(call, column, arg) : { column, op: '=', value: value.run, fixed: value.constant !== undefined, indexed: true }
}

function columnInside(call: Call, arg: Bound): void {
  call.binding.report(arg.node, 'formula.column', '条件应是一个值，不能是整列。')
}

/** `">=3"`, `"<>"`, `"教授"`: Excel's written criteria, read by the column's type. */
function bindWritten(call: Call, column: Column, arg: Scalar, written: string): Criterion | null {
  const match = /^(<=|>=|<>|<|>|=)([\s\S]*)$/.exec(written)
  const op = (match?.[1] ?? '=') as Comparison, rest = match?.[2] ?? written
  if (isText(column.type) && /[*?]/.test(rest)) {
    call.binding.report(arg.node, 'formula.literal', `条件里没有通配符 * 和 ?。要列举几个值请写 {"甲","乙"}。`)
    return null
  }
  const value = rest === '' ? null : readAs(column, rest)
  if (value === undefined || (value === null && op !== '=' && op !== '<>')) {
    call.binding.report(arg.node, 'formula.literal', `条件“${written}”读不出${typeName(column.type)}。${EXAMPLES[column.type]}`)
    return null
  }
  return { column, op, value: () => value, fixed: true, indexed: op === '=' }
}

const EXAMPLES: Readonly<Record<Column['type'], string>> = {
  number: '请写成 ">=3" 或 3。', date: '请写成 ">=2025-09-01" 或 ">="&PERIOD_START()。', yearmonth: '请写成 ">=2025-09"。',
  bool: '请写成 是 或 否。', text: '请写成 "教授" 或 "<>教授"。', code: '请写成 "教授" 或 "<>教授"。',
}

/** `undefined` when the text is no value of the column's type. */
function readAs(column: Column, text: string): Value | undefined {
  switch (column.type) {
    case 'text': case 'code': return text
    case 'number': return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
    case 'date': return readDate(text) ?? undefined
    case 'yearmonth': return readYearMonth(text) ?? undefined
    case 'bool': return text === '是' || text.toUpperCase() === 'TRUE' ? true : text === '否' || text.toUpperCase() === 'FALSE' ? false : undefined
  }
}

function goesWith(column: Column, type: Bound['type']): boolean {
  return type === column.type || (isText(type) && isText(column.type))
}

/** The value as the column holds it: a day becomes its month beside a yearmonth column, 是 and 否 become bool. */
function forColumn(column: Column, value: Scalar): Scalar | null {
  if (value.type === 'blank' || goesWith(column, value.type)) return value
  const word = value.constant?.value
  if (column.type === 'bool' && (word === '是' || word === '否')) return constant(value.node, 'bool', word === '是')
  if (column.type === 'yearmonth' && value.type === 'date') return { kind: 'scalar', type: 'yearmonth', node: value.node, run: toMonth(value.run) }
  return null
}

function refuse(call: Call, column: Column, arg: Bound): null {
  call.binding.report(arg.node, 'formula.type', `表 ${column.table.number} 的“${column.field.name}”是${typeName(column.type)}，这个条件是${typeName(arg.type)}。${EXAMPLES[column.type]}`)
  return null
}

/** What the current row asks for: the values of all criteria, or why it cannot be asked. */
export class Question {
  readonly #criteria: Criteria
  readonly values: Value[]
  constructor(criteria: Criteria) {
    this.#criteria = criteria
    this.values = criteria.list.map(() => null)
  }

  /** Fills `values`. `null`: every value that is not fixed is blank, so nothing is asked. */
  ask(row: readonly Value[], context: EvalContext): FormulaFault | boolean {
    const { list } = this.#criteria
    let asked = this.#criteria.fixed
    for (let i = 0; i < list.length; i++) {
      const criterion = list[i]
      const value = criterion?.value(row, context) ?? null
      if (isFault(value)) return value
      if (value !== null && criterion?.fixed === false) asked = true
      this.values[i] = value
    }
    return asked
  }

  /** A key for what was asked. */
  key(): string {
    const { values } = this
    let key = keyOf(values[0] ?? null)
    for (let i = 1; i < values.length; i++) key += '\u001f' + keyOf(values[i] ?? null)
    return key
  }

  /** Rows the index leaves, or `null` for all rows. */
  candidates(columns: Columns): readonly number[] | null {
    const { list, indexedFields } = this.#criteria
    if (indexedFields.length === 0) return null
    let key = '', first = true
    for (let i = 0; i < list.length; i++) {
      if (list[i]?.indexed !== true) continue
      key += first ? keyOf(this.values[i] ?? null) : '\u001f' + keyOf(this.values[i] ?? null)
      first = false
    }
    return columns.index(indexedFields).get(key) ?? NONE
  }

  /** Whether a row meets the criteria the index did not answer. */
  meets(columns: Columns, row: number): boolean {
    const { list } = this.#criteria
    for (let i = 0; i < list.length; i++) {
      const criterion = list[i]
      if (criterion === undefined || criterion.indexed) continue
      if (!holds(criterion, columns.column(criterion.column.field.id)[row] ?? null, this.values[i] ?? null)) return false
    }
    return true
  }
}

const NONE: readonly number[] = []

function holds(criterion: Criterion, cell: Value, wanted: Value): boolean {
  if (criterion.anyOf !== undefined) return criterion.anyOf.has(keyOf(cell))
  // Not equal counts blanks in, as Excel does; an order never does.
  if (criterion.op === '<>') return keyOf(cell) !== keyOf(wanted)
  if (typeof cell === 'number' && typeof wanted === 'number') return holdsNumber(criterion.op, cell, wanted)
  if (typeof cell === 'string' && typeof wanted === 'string') return holdsText(criterion.op, cell, wanted)
  return criterion.op === '=' && cell === wanted
}
