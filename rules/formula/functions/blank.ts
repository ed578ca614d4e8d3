import { scalarArgs } from '../arguments.ts'
import { constant, unknown } from '../bound.ts'
import type { FunctionSpec, Run, Scalar } from '../bound.ts'
import { isFault } from '../fault.ts'
import { resultType } from './condition.ts'

/** Asking about blank and standing in for it. */
export const BLANK_FUNCTIONS: readonly FunctionSpec[] = [
  { name: 'BLANK', chinese: '空白', group: '空白', usage: 'BLANK()', about: '空白，同 ""。', least: 0, most: 0, bind: call => constant(call.node, 'blank', null) },
  asking('ISBLANK', '是空白', 'ISBLANK(值)', '值空白时是 TRUE。', parts => all(parts, true), 1),
  asking('NOTBLANK', '非空白', 'NOTBLANK(值)', '值不空白时是 TRUE。', parts => all(parts, false), 1),
  asking('ALLBLANK', '全空白', 'ALLBLANK(值1, 值2, …)', '全都空白时是 TRUE。', parts => all(parts, true), Infinity),
  asking('ANYBLANK', '有空白', 'ANYBLANK(值1, 值2, …)', '有一个空白就是 TRUE。', parts => some(parts, true), Infinity),
  asking('ALLFILLED', '全填写', 'ALLFILLED(值1, 值2, …)', '一个都不空白时是 TRUE。', parts => all(parts, false), Infinity),
  asking('ANYFILLED', '有填写', 'ANYFILLED(值1, 值2, …)', '有一个不空白就是 TRUE。', parts => some(parts, false), Infinity),
  standIn('IFBLANK', '空白则', 'IFBLANK(值, 空白时的值)', '值空白时取第2个参数。', 2),
  standIn('COALESCE', '首个非空', 'COALESCE(值1, 值2, …)', '第一个不空白的值。', Infinity),
]

function asking(name: string, chinese: string, usage: string, about: string, make: (parts: readonly Scalar[]) => Run, most: number): FunctionSpec {
  return {
    name, chinese, group: '空白', usage, about, least: 1, most,
    bind(call) {
      const parts = scalarArgs(call, 0, 'any')
      return parts === null ? unknown(call.node) : { kind: 'scalar', type: 'bool', node: call.node, run: make(parts) }
    },
  }
}

/** Whether each is blank (or each is not). Fields of the row are looked at directly. */
function all(parts: readonly Scalar[], blank: boolean): Run {
  return search(parts, !blank, false)
}

function some(parts: readonly Scalar[], blank: boolean): Run {
  return search(parts, blank, true)
}

/** Gives `answer` at the first part whose being blank is `wanted`, else the opposite. */
function search(parts: readonly Scalar[], wanted: boolean, answer: boolean): Run {
  const positions = parts.map(part => part.position).filter(position => position !== undefined)
  if (positions.length === parts.length) {
    return row => {
      for (const position of positions) if (((row[position] ?? null) === null) === wanted) return answer
      return !answer
    }
  }
  const runs = parts.map(part => part.run)
  return (row, context) => {
    for (const run of runs) {
      const x = run(row, context)
      if (isFault(x)) return x
      if ((x === null) === wanted) return answer
    }
    return !answer
  }
}

function standIn(name: string, chinese: string, usage: string, about: string, most: number): FunctionSpec {
  return {
    name, chinese, group: '空白', usage, about, least: 2, most,
    bind(call) {
      const parts = scalarArgs(call, 0, 'any')
      const type = parts === null ? null : resultType(call, parts)
      return parts === null || type === null ? unknown(call.node) : { kind: 'scalar', type, node: call.node, run: firstFilled(parts) }
    },
  }
}

function firstFilled(parts: readonly Scalar[]): Run {
  const runs = parts.map(part => part.run)
  return (row, context) => {
    for (const run of runs) {
      const x = run(row, context)
      if (x !== null) return x
    }
    return null
  }
}
