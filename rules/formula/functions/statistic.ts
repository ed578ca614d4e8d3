import type { Value } from '../../value.ts'
import { columnArg, fits } from '../arguments.ts'
import type { Wanted } from '../arguments.ts'
import { finite } from '../arithmetic.ts'
import { commonType, typeName, unknown } from '../bound.ts'
import type { Bound, Call, Column, FunctionSpec, Run, Scalar, StaticType } from '../bound.ts'
import { keyOf } from '../columns.ts'
import type { Columns } from '../context.ts'
import { DIVIDE_FAULT, isFault, NUMBER_FAULT } from '../fault.ts'
import type { Result } from '../fault.ts'
import { ExactSum } from '../numbers.ts'

const ORDERED: Wanted = ['number', 'date', 'yearmonth']

/** Over values of the row, whole columns, or both. Blank is left out. */
export const STATISTIC_FUNCTIONS: readonly FunctionSpec[] = [
  statistic('SUM', '合计', '数字加起来；空白不算，全空白得 0。', ['number'], sum),
  statistic('AVERAGE', '平均', '数字的平均；空白不算，全空白得 #DIV/0!。', ['number'], average),
  statistic('MIN', '最小', '最小的数字、日期或年月；空白不算，全空白得空白。', ORDERED, least),
  statistic('MAX', '最大', '最大的数字、日期或年月；空白不算，全空白得空白。', ORDERED, most),
  statistic('MEDIAN', '中位数', '数字的中位数；空白不算，全空白得 #NUM!。', ['number'], median),
  statistic('COUNT', '计数', '有几个数字（日期、年月也算）；空白不算。', ORDERED, countFilled, 'number'),
  statistic('COUNTA', '非空计数', '有几个不空白。', 'any', countFilled, 'number'),
  statistic('COUNTBLANK', '空白计数', '有几个空白。', 'any', values => values.length - filled(values), 'number'),
  statistic('COUNTDISTINCT', '去重计数', '有几个不同的值；空白不算，字母不分大小写。', 'any', distinct, 'number'),
  {
    name: 'ROWS', chinese: '行数', group: '整列', usage: "ROWS('表号'[字段])", about: '那张表有几行。', least: 1, most: 1,
    bind(call) {
      const column = columnArg(call, 0)
      if (column === null) return unknown(call.node)
      call.binding.uses(column.table, [])
      return scalar(call, 'number', (_row, context) => context.table(column.table.id).count)
    },
  },
  { name: 'SUMPRODUCT', chinese: '乘积合计', group: '整列', usage: "SUMPRODUCT('表号'[字段1], '表号'[字段2], …)", about: '同一张表的几列逐行相乘再加起来；有空白的行不算。', least: 1, most: Infinity, bind: bindProduct },
]

function scalar(call: Call, type: StaticType, run: Run): Scalar { return { kind: 'scalar', type, node: call.node, run } }

function filled(values: readonly Value[]): number {
  let count = 0
  for (let i = 0; i < values.length; i++) if ((values[i] ?? null) !== null) count++
  return count
}

function countFilled(values: readonly Value[]): Result { return filled(values) }

export function sum(values: readonly Value[]): Result {
  const total = new ExactSum()
  for (let i = 0; i < values.length; i++) { const value = values[i]; if (typeof value === 'number') total.add(value) }
  return finite(total.value)
}

export function average(values: readonly Value[]): Result {
  const count = filled(values), total = sum(values)
  return typeof total !== 'number' ? total : count === 0 ? DIVIDE_FAULT : total / count
}

export function least(values: readonly Value[]): Result {
  let best: number | null = null
  for (let i = 0; i < values.length; i++) { const value = values[i]; if (typeof value === 'number' && (best === null || value < best)) best = value }
  return best
}

export function most(values: readonly Value[]): Result {
  let best: number | null = null
  for (let i = 0; i < values.length; i++) { const value = values[i]; if (typeof value === 'number' && (best === null || value > best)) best = value }
  return best
}

function median(values: readonly Value[]): Result {
  const numbers = values.filter(value => typeof value === 'number').sort((a, b) => a - b)
  const middle = numbers.length >> 1
  const high = numbers[middle]
  if (high === undefined) return NUMBER_FAULT
  return numbers.length % 2 === 1 ? high : ((numbers[middle - 1] ?? high) + high) / 2
}

export function distinct(values: readonly Value[]): Result {
  const keys = new Set<string>()
  for (let i = 0; i < values.length; i++) { const value = values[i] ?? null; if (value !== null) keys.add(keyOf(value)) }
  return keys.size
}

function statistic(name: string, chinese: string, about: string, wanted: Wanted, apply: (values: readonly Value[]) => Result, type?: StaticType): FunctionSpec {
  return {
    name, chinese, group: '整列', usage: `${name}(值或整列, …)`, about, least: 1, most: Infinity,
    bind(call) {
      const parts = checked(call, wanted)
      if (parts === null) return unknown(call.node)
      const common = commonType(parts.map(part => part.type))
      if (common === null && type === undefined) {
        call.binding.report(call.node, 'formula.type', `${call.node.name} 的各个值要是同一种。`)
        return unknown(call.node)
      }
      const out = type ?? (common === 'blank' || common === null ? 'number' : common)
      const scalars = parts.filter(part => part.kind === 'scalar'), columns = parts.filter(part => part.kind === 'column')
      for (const column of columns) call.binding.uses(column.table, [column.field.id])
      return scalar(call, out, columns.length === 0 ? overRow(scalars, apply) : overColumns(columns, scalars, apply))
    },
  }
}

function checked(call: Call, wanted: Wanted): (Scalar | Column)[] | null {
  const parts: (Scalar | Column)[] = []
  call.args.forEach((arg: Bound, i) => {
    if (arg.kind === 'list' || arg.kind === 'criterion') call.binding.report(arg.node, 'formula.column', `${call.node.name} 的参数应是值或整列。`)
    else if (!fits(arg.type, wanted)) call.binding.report(arg.node, 'formula.type', `${call.node.name} 的第${i + 1}个参数应是${wanted === 'any' ? '值' : wanted.map(typeName).join('、')}，这里是${typeName(arg.type)}。`)
    else if (arg.type !== 'unknown') parts.push(arg)
  })
  return parts.length === call.args.length ? parts : null
}

/** Values of the row are laid into one array that is kept, so that nothing is allocated a row. */
function overRow(parts: readonly Scalar[], apply: (values: readonly Value[]) => Result): Run {
  const runs = parts.map(part => part.run)
  const values: Value[] = runs.map(() => null)
  return (row, context) => {
    for (let i = 0; i < runs.length; i++) {
      const value = runs[i]?.(row, context) ?? null
      if (isFault(value)) return value
      values[i] = value
    }
    return apply(values)
  }
}

/** Columns alone are worked out once a snapshot; with values of the row, each time. */
function overColumns(columns: readonly Column[], scalars: readonly Scalar[], apply: (values: readonly Value[]) => Result): Run {
  if (scalars.length === 0) return remembered(columns, tables => apply(gather(columns, tables)))
  const [only] = columns
  return (row, context) => {
    const values: Value[] = only === undefined ? [] : gather(columns, columns.map(column => context.table(column.table.id))).slice()
    for (const part of scalars) {
      const value = part.run(row, context)
      if (isFault(value)) return value
      values.push(value)
    }
    return apply(values)
  }
}

function gather(columns: readonly Column[], tables: readonly Columns[]): readonly Value[] {
  const [first] = columns
  if (columns.length === 1 && first !== undefined) return tables[0]?.column(first.field.id) ?? []
  return columns.flatMap((column, i) => tables[i]?.column(column.field.id) ?? [])
}

/** Works out a result over whole columns once for each snapshot of the tables; what is kept dies with the snapshot. */
export function remembered(columns: readonly Column[], compute: (tables: readonly Columns[]) => Result): Run {
  const ids = [...new Set(columns.map(column => column.table.id))]
  const [first = ''] = ids
  const known = new WeakMap<Columns, { readonly tables: readonly WeakRef<Columns>[]; readonly result: Result }>()
  return (_row, context) => {
    const table = context.table(first)
    const there = known.get(table)
    if (there !== undefined && there.tables.every((each, i) => each.deref() === context.table(ids[i + 1] ?? ''))) return there.result
    const result = compute(columns.map(column => context.table(column.table.id)))
    known.set(table, { tables: ids.slice(1).map(id => new WeakRef(context.table(id))), result })
    return result
  }
}

function bindProduct(call: Call): Bound {
  const columns: Column[] = []
  for (let i = 0; i < call.args.length; i++) {
    const column = columnArg(call, i)
    if (column === null) return unknown(call.node)
    if (column.type !== 'number' || column.table !== (columns[0] ?? column).table) {
      call.binding.report(column.node, 'formula.type', 'SUMPRODUCT 的各列要是同一张表的数字列。')
      return unknown(call.node)
    }
    columns.push(column)
  }
  const [first] = columns
  if (first === undefined) return unknown(call.node)
  call.binding.uses(first.table, columns.map(column => column.field.id))
  return scalar(call, 'number', remembered([first], ([table]) => {
    const total = new ExactSum()
    const lists = columns.map(column => table?.column(column.field.id) ?? [])
    for (let i = 0; i < (table?.count ?? 0); i++) total.add(lists.reduce((product, list) => { const value = list[i]; return typeof value === 'number' ? product * value : 0 }, 1))
    return finite(total.value)
  }))
}
