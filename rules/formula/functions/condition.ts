import type { Value } from '../../value.ts'
import { BOOL, scalarArg, scalarArgs } from '../arguments.ts'
import { commonType, constant, typeName, unknown } from '../bound.ts'
import type { Bound, Call, FunctionSpec, Run, Scalar, StaticType } from '../bound.ts'
import { isFault, NOT_FOUND_FAULT, VALUE_FAULT } from '../fault.ts'
import { sameValue } from '../compare.ts'

/** IF, AND, OR … in three-valued logic: TRUE, FALSE, and blank for 不知道. */
export const CONDITION_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'IF', chinese: '如果', group: '条件', usage: 'IF(条件, 成立时的值, 不成立时的值)', about: '条件空白时结果空白；第3个参数不写时，不成立得空白。', least: 2, most: 3,
    bind(call) {
      const condition = scalarArg(call, 0, BOOL), results = scalarArgs(call, 1, 'any')
      const type = results === null ? null : resultType(call, results)
      const [then, otherwise] = results ?? []
      if (condition === null || then === undefined || type === null) return unknown(call.node)
      return scalar(call, type, choose(condition.run, then.run, otherwise?.run ?? (() => null)))
    },
  },
  {
    name: 'IFS', chinese: '分情况', group: '条件', usage: 'IFS(条件1, 值1, 条件2, 值2, …)', about: '取第一个成立的条件后面的值；都不成立得 #N/A；遇到空白的条件得空白。', least: 2, most: Infinity,
    bind(call) {
      if (call.args.length % 2 === 1) return odd(call, '条件和值要成对')
      const conditions: Scalar[] = [], results: Scalar[] = []
      for (let i = 0; i < call.args.length; i += 2) {
        const condition = scalarArg(call, i, BOOL), result = scalarArg(call, i + 1, 'any')
        if (condition === null || result === null) return unknown(call.node)
        conditions.push(condition)
        results.push(result)
      }
      const type = resultType(call, results)
      if (type === null) return unknown(call.node)
      let run: Run = () => NOT_FOUND_FAULT
      for (let i = conditions.length - 1; i >= 0; i--) {
        const condition = conditions[i], result = results[i]
        if (condition !== undefined && result !== undefined) run = choose(condition.run, result.run, run)
      }
      return scalar(call, type, run)
    },
  },
  {
    name: 'SWITCH', chinese: '对照', group: '条件', usage: 'SWITCH(值, 情况1, 结果1, …, 其他结果)', about: '取与值相等的情况后面的结果；都不等时取最后的其他结果，没有写则得 #N/A；值空白得空白。', least: 3, most: Infinity, bind: bindSwitch,
  },
  {
    name: 'AND', chinese: '并且', group: '条件', usage: 'AND(条件1, 条件2, …)', about: '有一个不成立就是 FALSE，后面的不再计算；都成立是 TRUE；否则空白。', least: 1, most: Infinity,
    bind(call) {
      const parts = scalarArgs(call, 0, BOOL)
      return parts === null ? unknown(call.node) : scalar(call, 'bool', allOf(parts.map(part => part.run)))
    },
  },
  {
    name: 'OR', chinese: '或者', group: '条件', usage: 'OR(条件1, 条件2, …)', about: '有一个成立就是 TRUE，后面的不再计算；都不成立是 FALSE；否则空白。', least: 1, most: Infinity,
    bind(call) {
      const parts = scalarArgs(call, 0, BOOL)
      return parts === null ? unknown(call.node) : scalar(call, 'bool', anyOf(parts.map(part => part.run)))
    },
  },
  {
    name: 'NOT', chinese: '非', group: '条件', usage: 'NOT(条件)', about: '成立变不成立；空白仍是空白。', least: 1, most: 1,
    bind(call) {
      const part = scalarArg(call, 0, BOOL)
      return part === null ? unknown(call.node) : scalar(call, 'bool', not(part.run))
    },
  },
  { name: 'TRUE', chinese: '成立', group: '条件', usage: 'TRUE()', about: '也可以直接写 TRUE 或 是。', least: 0, most: 0, bind: call => constant(call.node, 'bool', true) },
  { name: 'FALSE', chinese: '不成立', group: '条件', usage: 'FALSE()', about: '也可以直接写 FALSE 或 否。', least: 0, most: 0, bind: call => constant(call.node, 'bool', false) },
  {
    name: 'IFERROR', chinese: '出错则', group: '条件', usage: 'IFERROR(值, 出错时的值)', about: '值算不出来（#N/A、#DIV/0! 等）时取第2个参数。', least: 2, most: 2,
    bind(call) {
      const parts = scalarArgs(call, 0, 'any')
      const type = parts === null ? null : resultType(call, parts)
      const [value, otherwise] = parts ?? []
      if (type === null || value === undefined || otherwise === undefined) return unknown(call.node)
      return scalar(call, type, (row, context) => { const x = value.run(row, context); return isFault(x) ? otherwise.run(row, context) : x })
    },
  },
  {
    name: 'ISERROR', chinese: '出错', group: '条件', usage: 'ISERROR(值)', about: '值算不出来时是 TRUE。', least: 1, most: 1,
    bind(call) {
      const part = scalarArg(call, 0, 'any')
      return part === null ? unknown(call.node) : scalar(call, 'bool', (row, context) => isFault(part.run(row, context)))
    },
  },
]

function scalar(call: Call, type: StaticType, run: Run): Scalar { return { kind: 'scalar', type, node: call.node, run } }

function choose(condition: Run, then: Run, otherwise: Run): Run {
  return (row, context) => {
    const c = condition(row, context)
    return c === true ? then(row, context) : c === false ? otherwise(row, context) : c === null || isFault(c) ? c : VALUE_FAULT
  }
}

function not(part: Run): Run {
  return (row, context) => {
    const x = part(row, context)
    return x === true ? false : x === false ? true : x === null || isFault(x) ? x : VALUE_FAULT
  }
}

/** FALSE decides at once; a fault ends it; blank is kept in mind. */
function allOf(parts: readonly Run[]): Run {
  const [a, b, ...more] = parts
  if (a !== undefined && b !== undefined && more.length === 0) {
    return (row, context) => {
      const x = a(row, context)
      if (x === false) return false
      if (x === true) return b(row, context)
      if (x !== null) return x
      const y = b(row, context)
      return y === true ? null : y
    }
  }
  return (row, context) => {
    let blank = false
    for (const part of parts) {
      const x = part(row, context)
      if (x === true) continue
      if (x !== null) return x
      blank = true
    }
    return blank ? null : true
  }
}

function anyOf(parts: readonly Run[]): Run {
  const [a, b, ...more] = parts
  if (a !== undefined && b !== undefined && more.length === 0) {
    return (row, context) => {
      const x = a(row, context)
      if (x === true) return true
      if (x === false) return b(row, context)
      if (x !== null) return x
      const y = b(row, context)
      return y === false ? null : y
    }
  }
  return (row, context) => {
    let blank = false
    for (const part of parts) {
      const x = part(row, context)
      if (x === false) continue
      if (x !== null) return x
      blank = true
    }
    return blank ? null : false
  }
}

function bindSwitch(call: Call): Bound {
  const parts = scalarArgs(call, 0, 'any')
  const [value, ...rest] = parts ?? []
  if (value === undefined) return unknown(call.node)
  const fallback = rest.length % 2 === 1 ? rest[rest.length - 1] : undefined
  const cases: Scalar[] = [], results: Scalar[] = []
  for (let i = 0; i + 1 < rest.length; i += 2) {
    const one = rest[i], result = rest[i + 1]
    if (one !== undefined && result !== undefined) { cases.push(one); results.push(result) }
  }
  for (const one of cases) {
    if (commonType([value.type, one.type]) !== null) continue
    call.binding.report(one.node, 'formula.type', `SWITCH 的值是${typeName(value.type)}，这个情况是${typeName(one.type)}，要是同一种。`)
    return unknown(call.node)
  }
  const type = resultType(call, fallback === undefined ? results : [...results, fallback])
  return type === null ? unknown(call.node) : scalar(call, type, switchRun(value.run, cases.map(each => each.run), results.map(each => each.run), fallback?.run))
}

function switchRun(value: Run, cases: readonly Run[], results: readonly Run[], fallback: Run | undefined): Run {
  return (row, context) => {
    const x = value(row, context)
    if (x === null || isFault(x)) return x
    for (let i = 0; i < cases.length; i++) {
      const y = cases[i]?.(row, context) ?? null
      if (isFault(y)) return y
      if (sameValue(x, y as Value)) return results[i]?.(row, context) ?? null
    }
    return fallback === undefined ? NOT_FOUND_FAULT : fallback(row, context)
  }
}

/** The type the possible results have together; reported when they have none. */
export function resultType(call: Call, results: readonly Scalar[]): StaticType | null {
  const type = commonType(results.map(result => result.type))
  if (type !== null) return type
  const names = [...new Set(results.map(result => typeName(result.type)))].join('、')
  call.binding.report(call.node, 'formula.type', `${call.node.name} 的各个结果要是同一种值，这里有${names}。`)
  return null
}

function odd(call: Call, why: string): Scalar {
  call.binding.report(call.node, 'formula.arguments', `${call.node.name} 的${why}。写法：${call.spec.usage}。`)
  return unknown(call.node)
}
