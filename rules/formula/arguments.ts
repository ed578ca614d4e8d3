import type { ValueType } from '../value.ts'
import { isText, typeName } from './bound.ts'
import type { Binding, Bound, Call, Column, Scalar, StaticType } from './bound.ts'
import { print } from './print.ts'

/** What kinds of value an argument may have. `any` is every scalar type. */
export type Wanted = readonly ValueType[] | 'any'

export const NUMBER: Wanted = ['number']
export const TEXT: Wanted = ['text', 'code']
export const BOOL: Wanted = ['bool']
export const DATE: Wanted = ['date']
export const DAY_OR_MONTH: Wanted = ['date', 'yearmonth']

export function fits(type: StaticType, wanted: Wanted): boolean {
  return wanted === 'any' || type === 'unknown' || type === 'blank' || wanted.includes(type)
}

/** The argument as one value of a wanted type; what is wrong is reported and `null` given. */
export function scalarArg(call: Call, index: number, wanted: Wanted): Scalar | null {
  const arg = call.args[index]
  if (arg === undefined) return null
  return asScalar(call.binding, arg, wanted, `${call.node.name} 的第${index + 1}个参数`)
}

export function scalarArgs(call: Call, from: number, wanted: Wanted): Scalar[] | null {
  const scalars: Scalar[] = []
  for (let i = from; i < call.args.length; i++) {
    const scalar = scalarArg(call, i, wanted)
    if (scalar !== null) scalars.push(scalar)
  }
  return scalars.length === call.args.length - from ? scalars : null
}

/** A part as one value of a wanted type; `what` opens the sentence when it is not. */
export function asScalar(binding: Binding, part: Bound, wanted: Wanted, what: string): Scalar | null {
  if (part.kind === 'column') {
    const whole = print(part.node)
    const own = part.table === binding.scope.self ? `，本行的值请写 [${part.field.name}]` : ''
    binding.report(part.node, 'formula.column', `${whole} 是整列，这里要一个值。合计请写 SUM(${whole})，取对应的值请写 LOOKUP(${whole}, …)${own}。`)
    return null
  }
  if (part.kind === 'criterion') {
    binding.report(part.node, 'formula.column', '这里要一个值，不是“运算符&值”这样的条件。')
    return null
  }
  if (part.kind === 'list') {
    binding.report(part.node, 'formula.column', '一组值 {…} 只能用在 IN、POSITION 和条件函数里，这里要一个值。')
    return null
  }
  if (fits(part.type, wanted)) return part.type === 'unknown' ? null : part
  binding.report(part.node, 'formula.type', `${what}应是${wantedNames(wanted)}，这里是${typeName(part.type)}。${remedy(part, wanted)}`)
  return null
}

/** The argument as a whole column, or `null` after reporting. */
export function columnArg(call: Call, index: number): Column | null {
  const arg = call.args[index]
  if (arg?.kind === 'column') return arg
  if (arg !== undefined && arg.type !== 'unknown') {
    call.binding.report(arg.node, 'formula.column', `${call.node.name} 的第${index + 1}个参数应是整列，请写成 '表号'[字段] 或 本表[字段]。`)
  }
  return null
}

function wantedNames(wanted: Wanted): string {
  return wanted === 'any' ? '一个值' : [...new Set(wanted.map(type => isText(type) ? '文本' : typeName(type)))].join('或')
}

/** What to write instead, for the mixtures people make. */
function remedy(part: Scalar, wanted: Wanted): string {
  const source = print(part.node)
  const text = part.constant?.value
  if (wanted === 'any') return ''
  if (wanted.includes('bool')) return `请写成条件，例如 ${source}${isText(part.type) ? '="…"' : part.type === 'number' ? '>0' : '>=…'}。`
  if (isText(part.type) && wanted.includes('number')) return typeof text === 'string' ? '数字不加引号。' : `文本里的数字请写 VALUE(${source})。`
  if (isText(part.type) && wanted.includes('date')) return typeof text === 'string' ? `日期请写 DATE("2025-09-01")，年月请写 YEARMONTH("2025-09")。` : '请用日期字段，或用 DATE(年, 月, 日) 组成日期。'
  if (part.type === 'number' && wanted.includes('text')) return `请写 TEXT(${source}, "0")。`
  if (part.type === 'yearmonth' && wanted.includes('date')) return '年月没有“日”，请用 DATE(YEAR(…), MONTH(…), 1) 说明取哪一天。'
  if (part.type === 'bool') return `是否值请先写成 IF(${source}, …, …)。`
  return ''
}
