import type { Value } from '../../value.ts'
import { columnArg, scalarArg } from '../arguments.ts'
import { commonType, constant, isText, typeName, unknown } from '../bound.ts'
import type { Bound, Call, FunctionSpec, Run, Scalar, StaticType } from '../bound.ts'
import { keyOf, keyOfAll } from '../columns.ts'
import { sameValue } from '../compare.ts'
import type { Columns } from '../context.ts'
import { bindCriteria, Question } from '../criteria.ts'
import type { Criteria } from '../criteria.ts'
import { isFault, NOT_FOUND_FAULT } from '../fault.ts'
import type { Result } from '../fault.ts'

/** Finding rows by value, in this table and in others. */
export const LOOKUP_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'EXISTS', chinese: '存在', group: '查找', usage: "EXISTS('表号'[字段], 值, …)", about: '那张表有一行的这些字段等于这些值时是 TRUE；要找的值全空白时得空白。', least: 2, most: Infinity, criteria: true,
    bind(call) {
      const criteria = bindCriteria(call, 0)
      return criteria === null ? unknown(call.node) : scalar(call, 'bool', found(criteria, (_columns, row) => row >= 0))
    },
  },
  {
    name: 'LOOKUP', chinese: '查找', group: '查找', usage: "LOOKUP('表号'[要取的字段], '表号'[字段], 值, …)", about: '第一个符合的行里要取的字段；没有这样的行得 #N/A，要找的值全空白时得空白。', least: 3, most: Infinity, criteria: true,
    bind(call) {
      const column = columnArg(call, 0)
      const criteria = column === null ? null : bindCriteria(call, 1, column.table)
      if (column === null || criteria === null) return unknown(call.node)
      call.binding.uses(column.table, [column.field.id])
      return scalar(call, column.type, found(criteria, (columns, row) => row < 0 ? NOT_FOUND_FAULT : columns.column(column.field.id)[row] ?? null))
    },
  },
  {
    name: 'SINGLE', chinese: '单值', group: '查找', usage: "SINGLE('表号'[字段])", about: '只有一行的表里这个字段的值；没有行得空白，多于一行得 #N/A。', least: 1, most: 1,
    bind(call) {
      const column = columnArg(call, 0)
      if (column === null) return unknown(call.node)
      call.binding.uses(column.table, [column.field.id])
      return scalar(call, column.type, (_row, context) => {
        const columns = context.table(column.table.id)
        return columns.count > 1 ? NOT_FOUND_FAULT : columns.column(column.field.id)[0] ?? null
      })
    },
  },
  { name: 'IS_UNIQUE', chinese: '唯一', group: '查找', usage: 'IS_UNIQUE([字段1], [字段2], …)', about: '本表没有别的行与本行这些字段都相同时是 TRUE；全空白时得空白。', least: 1, most: Infinity, live: true, bind: bindUnique },
  { name: 'IN', chinese: '属于', group: '查找', usage: 'IN(值, "甲", "乙", …) 或 IN(值, {"甲","乙"}) 或 IN(值, \'表号\'[字段])', about: '值等于其中一个时是 TRUE；值空白得空白。', least: 2, most: Infinity, bind: bindIn },
  { name: 'POSITION', chinese: '位次', group: '查找', usage: 'POSITION(值, "甲", "乙", …)', about: '值是其中第几个；都不是得 #N/A。', least: 2, most: Infinity, bind: bindPosition },
]

function scalar(call: Call, type: StaticType, run: Run): Scalar { return { kind: 'scalar', type, node: call.node, run } }

/** The first row that meets the criteria, or -1. */
function found(criteria: Criteria, answer: (columns: Columns, row: number) => Result): Run {
  const question = new Question(criteria)
  return (row, context) => {
    const asked = question.ask(row, context)
    if (isFault(asked)) return asked
    if (asked === false) return null
    const columns = context.table(criteria.table.id)
    return answer(columns, firstRow(columns, question))
  }
}

function firstRow(columns: Columns, question: Question): number {
  const candidates = question.candidates(columns)
  const count = candidates?.length ?? columns.count
  for (let i = 0; i < count; i++) {
    const row = candidates === null ? i : candidates[i] ?? 0
    if (question.meets(columns, row)) return row
  }
  return -1
}

function bindUnique(call: Call): Bound {
  const { self } = call.binding.scope
  const fields: string[] = [], positions: number[] = []
  for (const arg of call.args) {
    if (arg.kind === 'scalar' && arg.position !== undefined) {
      fields.push(self.fields[arg.position]?.id ?? '')
      positions.push(arg.position)
    } else if (arg.type !== 'unknown') {
      call.binding.report(arg.node, 'formula.column', 'IS_UNIQUE 里只能写本表的字段：IS_UNIQUE([字段1], [字段2])。')
    }
  }
  if (fields.length !== call.args.length) return unknown(call.node)
  call.binding.peers(fields)
  return scalar(call, 'bool', (row, context) => {
    const columns = context.table(self.id)
    let blank = true, isThere = true
    for (let i = 0; i < positions.length; i++) {
      const value = row[positions[i] ?? -1] ?? null
      if (value !== null) blank = false
      if (columns.column(fields[i] ?? '')[context.rowIndex] !== value) isThere = false
    }
    if (blank) return null
    if (isThere && columns.alike !== undefined) return columns.alike(context.rowIndex, fields).length === 1
    return isUnique(columns.index(fields).get(keyOfAll(positions.map(position => row[position] ?? null))), context.rowIndex)
  })
}

/** The row itself may be there or not (a row being typed), and then at another place. */
function isUnique(rows: readonly number[] | undefined, rowIndex: number): boolean {
  return rows === undefined || rows.length === 0 || (rows.length === 1 && rows[0] === rowIndex)
}

function bindIn(call: Call): Bound {
  const value = scalarArg(call, 0, 'any')
  const [, second] = call.args
  if (value === null) return unknown(call.node)
  if (call.args.length === 2 && second?.kind === 'column') {
    const criteria = bindCriteria({ ...call, args: [second, value] }, 0)
    return criteria === null ? unknown(call.node) : scalar(call, 'bool', found(criteria, (_columns, row) => row >= 0))
  }
  const options = optionsOf(call, value)
  if (options === null) return unknown(call.node)
  const fixed = options.every(option => option.constant !== undefined)
  return scalar(call, 'bool', fixed ? amongKnown(value, options.map(option => option.constant?.value ?? null)) : position(value, options, at => at > 0))
}

function bindPosition(call: Call): Bound {
  const value = scalarArg(call, 0, 'any')
  const options = value === null ? null : optionsOf(call, value)
  return value === null || options === null ? unknown(call.node) : scalar(call, 'number', position(value, options, at => at === 0 ? NOT_FOUND_FAULT : at))
}

/** The arguments after the first, with `{…}` opened, of the same type as the value. */
function optionsOf(call: Call, value: Scalar): Scalar[] | null {
  const options: Scalar[] = []
  for (const arg of call.args.slice(1)) {
    if (arg.type === 'unknown') return null
    if (arg.kind === 'list') options.push(...arg.values.map(each => constant(arg.node, each === null ? 'blank' : arg.type, each)))
    else if (arg.kind === 'scalar') options.push(arg)
    else {
      call.binding.report(arg.node, 'formula.column', `${call.node.name} 里要写值；整列只能单独写：IN(值, '表号'[字段])。`)
      return null
    }
  }
  return options.map(option => value.type === 'bool' ? asBool(option) : option).every(option => {
    if (commonType([value.type, option.type === 'text' && value.type === 'bool' && isYesNo(option) ? 'bool' : option.type]) !== null) return true
    call.binding.report(option.node, 'formula.type', `${call.node.name} 的值是${typeName(value.type)}，这里是${typeName(option.type)}，要是同一种。${isText(value.type) ? '文本要加引号。' : ''}`)
    return false
  }) ? options.map(option => value.type === 'bool' ? asBool(option) : option) : null
}

function isYesNo(option: Scalar): boolean { const word = option.constant?.value; return word === '是' || word === '否' }

function asBool(option: Scalar): Scalar { return isYesNo(option) ? constant(option.node, 'bool', option.constant?.value === '是') : option }

/** Few values are compared in turn, many through a set. Chinese texts need no folding. */
function amongKnown(value: Scalar, known: readonly Value[]): Run {
  const keys = new Set(known.filter(each => each !== null).map(keyOf))
  const exact = new Set(known)
  const isPlain = known.every(each => typeof each === 'string' && each.toLowerCase() === each.toUpperCase())
  const { run } = value
  return (row, context) => {
    const x = run(row, context)
    if (x === null || isFault(x)) return x
    return exact.has(x) || (!isPlain && keys.has(keyOf(x)))
  }
}

function position(value: Scalar, options: readonly Scalar[], answer: (at: number) => Result): Run {
  const runs = options.map(option => option.run)
  return (row, context) => {
    const x = value.run(row, context)
    if (x === null || isFault(x)) return x
    for (let i = 0; i < runs.length; i++) {
      const y = runs[i]?.(row, context) ?? null
      if (isFault(y)) return y
      if (sameValue(x, y)) return answer(i + 1)
    }
    return answer(0)
  }
}
