import { NUMBER, TEXT, scalarArg, scalarArgs } from '../arguments.ts'
import { finite } from '../arithmetic.ts'
import { unknown } from '../bound.ts'
import type { FunctionSpec, StaticType } from '../bound.ts'
import { DIVIDE_FAULT, isFault, NUMBER_FAULT, VALUE_FAULT } from '../fault.ts'
import type { Result } from '../fault.ts'
import { aNumber, aText, lift1, lift2, lift3 } from '../lift.ts'
import { decimalsOf, roundDown, roundHalf, roundUp, sameNumber, wholeBelow } from '../numbers.ts'

/** Arithmetic on one or two numbers. Blank gives blank. */
export const NUMBER_FUNCTIONS: readonly FunctionSpec[] = [
  one('ABS', '绝对值', 'ABS(数)', '去掉负号。', value => Math.abs(value)),
  one('INT', '取整', 'INT(数)', '不大于它的最大整数：INT(-1.5) 是 -2。', value => wholeBelow(value)),
  one('SIGN', '正负', 'SIGN(数)', '正数 1，零 0，负数 -1。', value => Math.sign(value)),
  one('SQRT', '平方根', 'SQRT(数)', '负数得 #NUM!。', value => value < 0 ? NUMBER_FAULT : Math.sqrt(value)),
  rounding('ROUND', '四舍五入', '5 一律进位（远离零）。', roundHalf),
  rounding('ROUNDUP', '进位', '不足一位也进（远离零）。', roundUp),
  rounding('ROUNDDOWN', '舍去', '多余的位数去掉（向零）。', roundDown),
  {
    name: 'MOD', chinese: '余数', group: '数字', usage: 'MOD(数, 除数)', about: '余数与除数同号；除数为 0 得 #DIV/0!。', least: 2, most: 2,
    bind(call) {
      const [a, b] = scalarArgs(call, 0, NUMBER) ?? []
      return a === undefined || b === undefined ? unknown(call.node) : { kind: 'scalar', type: 'number', node: call.node, run: lift2(a.run, aNumber, b.run, aNumber, (x, y) => y === 0 ? DIVIDE_FAULT : finite(x - y * Math.floor(x / y))) }
    },
  },
  {
    name: 'NEAR', chinese: '相近', group: '数字', usage: 'NEAR(数1, 数2, 容差)', about: '两数相差不超过容差时是 TRUE，正好等于容差也算。', least: 3, most: 3,
    bind(call) {
      const [a, b, c] = scalarArgs(call, 0, NUMBER) ?? []
      if (a === undefined || b === undefined || c === undefined) return unknown(call.node)
      return { kind: 'scalar', type: 'bool', node: call.node, run: lift3([a.run, b.run, c.run], [aNumber, aNumber, aNumber], (x, y, gap) => Math.abs(x - y) <= gap || sameNumber(Math.abs(x - y), gap)) }
    },
  },
  {
    name: 'BETWEEN', chinese: '介于', group: '数字', usage: 'BETWEEN(值, 最小, 最大)', about: '值在两者之间（含两端）时是 TRUE；数字、日期、年月都可以。', least: 3, most: 3,
    bind(call) {
      const parts = scalarArgs(call, 0, ['number', 'date', 'yearmonth'])
      const [a, b, c] = parts ?? []
      if (a === undefined || b === undefined || c === undefined) return unknown(call.node)
      if (!sameKind([a.type, b.type, c.type])) {
        call.binding.report(call.node, 'formula.type', 'BETWEEN 的三个值要是同一种：都是数字、都是日期或都是年月。')
        return unknown(call.node)
      }
      return { kind: 'scalar', type: 'bool', node: call.node, run: lift3([a.run, b.run, c.run], [aNumber, aNumber, aNumber], (x, low, high) => (x >= low || sameNumber(x, low)) && (x <= high || sameNumber(x, high))) }
    },
  },
  one('DIGITS', '小数位数', 'DIGITS(数)', '小数点后有几位：12.50 就是 12.5，得 1。', value => decimalsOf(value)),
  {
    name: 'VALUE', chinese: '转数字', group: '数字', usage: 'VALUE(文本)', about: '把文本读成数字；读不出得 #VALUE!。', least: 1, most: 1,
    bind(call) {
      const part = scalarArg(call, 0, TEXT)
      return part === null ? unknown(call.node) : { kind: 'scalar', type: 'number', node: call.node, run: lift1(part.run, aText, readNumber) }
    },
  },
]

function one(name: string, chinese: string, usage: string, about: string, apply: (value: number) => Result): FunctionSpec {
  return {
    name, chinese, group: '数字', usage, about, least: 1, most: 1,
    bind(call) {
      const part = scalarArg(call, 0, NUMBER)
      return part === null ? unknown(call.node) : { kind: 'scalar', type: 'number', node: call.node, run: lift1(part.run, aNumber, apply) }
    },
  }
}

function rounding(name: string, chinese: string, about: string, round: (value: number, digits: number) => number): FunctionSpec {
  return {
    name, chinese, group: '数字', usage: `${name}(数, 小数位数)`, about, least: 2, most: 2,
    bind(call) {
      const [a, b] = scalarArgs(call, 0, NUMBER) ?? []
      if (a === undefined || b === undefined) return unknown(call.node)
      return { kind: 'scalar', type: 'number', node: call.node, run: lift2(a.run, aNumber, b.run, aNumber, (x, digits) => Math.abs(digits) > 300 ? NUMBER_FAULT : finite(round(x, Math.trunc(digits)))) }
    },
  }
}

function sameKind(types: readonly StaticType[]): boolean {
  return new Set(types.filter(type => type !== 'blank')).size <= 1
}

/** Plain decimal writing only: no currency, no percent, no date. Thousands commas as Excel reads them. */
function readNumber(text: string): Result {
  const plain = text.normalize('NFKC').trim()
  const joined = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(joined)) return VALUE_FAULT
  const value = Number(joined)
  return isFault(finite(value)) ? VALUE_FAULT : value
}
