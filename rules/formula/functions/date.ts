import { DATE, DAY_OR_MONTH, NUMBER, scalarArg, scalarArgs } from '../arguments.ts'
import { constant, unknown } from '../bound.ts'
import type { Bound, Call, FunctionSpec, Run, Scalar, StaticType } from '../bound.ts'
import { toMonth } from '../compare.ts'
import { addMonths, dateParts, dateSerial, daysInMonth, fullMonths, monthNumber, monthOfDate, readDate, readYearMonth } from '../dates.ts'
import { NUMBER_FAULT } from '../fault.ts'
import { aNumber, lift1, lift2, lift3 } from '../lift.ts'

/** Days and months. Blank gives blank. */
export const DATE_FUNCTIONS: readonly FunctionSpec[] = [
  { name: 'DATE', chinese: '日期', group: '日期', usage: 'DATE("2025-09-01") 或 DATE(年, 月, 日)', about: '一个日期；月、日超出时顺延，同 Excel。', least: 1, most: 3, bind: bindDate },
  { name: 'YEARMONTH', chinese: '年月', group: '日期', usage: 'YEARMONTH("2025-09") 或 YEARMONTH(年, 月) 或 YEARMONTH(日期)', about: '一个年月，或日期所在的年月。', least: 1, most: 2, bind: bindYearMonth },
  part('YEAR', '年份', '年份。', value => dateParts(value).year, value => Math.floor(value / 12)),
  part('MONTH', '月份', '月份，1 到 12。', value => dateParts(value).month, value => value - Math.floor(value / 12) * 12 + 1),
  {
    name: 'DAY', chinese: '日', group: '日期', usage: 'DAY(日期)', about: '几号。', least: 1, most: 1,
    bind(call) {
      const a = scalarArg(call, 0, DATE)
      return a === null ? unknown(call.node) : scalar(call, 'number', lift1(a.run, aNumber, value => dateParts(value).day))
    },
  },
  {
    name: 'EDATE', chinese: '移月', group: '日期', usage: 'EDATE(日期或年月, 月数)', about: '若干个月以后（负数是以前）；没有那一天时取月末。12*18 个月就是 18 年。', least: 2, most: 2,
    bind(call) {
      const a = scalarArg(call, 0, DAY_OR_MONTH), b = scalarArg(call, 1, NUMBER)
      if (a === null || b === null) return unknown(call.node)
      const monthly = a.type === 'yearmonth'
      return scalar(call, monthly ? 'yearmonth' : 'date', lift2(a.run, aNumber, b.run, aNumber, (value, months) => monthly ? value + Math.trunc(months) : addMonths(value, months) ?? NUMBER_FAULT))
    },
  },
  {
    name: 'EOMONTH', chinese: '月末', group: '日期', usage: 'EOMONTH(日期或年月, 月数)', about: '若干个月以后那个月的最后一天。', least: 2, most: 2,
    bind(call) {
      const a = scalarArg(call, 0, DAY_OR_MONTH), b = scalarArg(call, 1, NUMBER)
      if (a === null || b === null) return unknown(call.node)
      const month = a.type === 'date' ? toMonth(a.run) : a.run
      return scalar(call, 'date', lift2(month, aNumber, b.run, aNumber, (value, months) => {
        const target = value + Math.trunc(months), year = Math.floor(target / 12), m = target - year * 12 + 1
        return dateSerial(year, m, daysInMonth(year, m)) ?? NUMBER_FAULT
      }))
    },
  },
  span('YEARS', '相差年数', '从前一个到后一个满几年（周岁的算法）；倒过来是负数。', months => Math.trunc(months / 12)),
  span('MONTHS', '相差月数', '从前一个到后一个满几个月；倒过来是负数。', months => months),
]

function scalar(call: Call, type: StaticType, run: Run): Scalar { return { kind: 'scalar', type, node: call.node, run } }

function bindDate(call: Call): Bound {
  const [only] = call.args
  if (call.args.length === 1) {
    const text = only?.kind === 'scalar' ? only.constant?.value : undefined
    const serial = typeof text === 'string' ? readDate(text) : null
    if (serial !== null) return constant(call.node, 'date', serial)
    if (only?.type !== 'unknown') call.binding.report(only?.node ?? call.node, 'formula.literal', typeof text === 'string' ? `“${text}”不是日期，请写成 DATE("2025-09-01")。` : '请写成 DATE("2025-09-01") 或 DATE(年, 月, 日)。')
    return unknown(call.node)
  }
  const [a, b, c] = scalarArgs(call, 0, NUMBER) ?? []
  if (call.args.length === 2) call.binding.report(call.node, 'formula.arguments', 'DATE 少了“日”，请写成 DATE(年, 月, 日)；只有年月请写 YEARMONTH(年, 月)。')
  if (a === undefined || b === undefined || c === undefined) return unknown(call.node)
  return scalar(call, 'date', lift3([a.run, b.run, c.run], [aNumber, aNumber, aNumber], (year, month, day) => dateOf(Math.trunc(year), Math.trunc(month), Math.trunc(day))))
}

function dateOf(year: number, month: number, day: number): ReturnType<Run> {
  // Excel would read year 25 as 1925; that is never meant here.
  return year < 1900 || year > 9999 ? NUMBER_FAULT : dateSerial(year, month, day) ?? NUMBER_FAULT
}

function bindYearMonth(call: Call): Bound {
  const [only] = call.args
  if (call.args.length === 1 && only?.kind === 'scalar' && only.type === 'date') return scalar(call, 'yearmonth', lift1(only.run, aNumber, monthOfDate))
  if (call.args.length === 1) {
    const text = only?.kind === 'scalar' ? only.constant?.value : undefined
    const month = typeof text === 'string' ? readYearMonth(text) : null
    if (month !== null) return constant(call.node, 'yearmonth', month)
    if (only?.type !== 'unknown') call.binding.report(only?.node ?? call.node, 'formula.literal', typeof text === 'string' ? `“${text}”不是年月，请写成 YEARMONTH("2025-09")。` : '请写成 YEARMONTH("2025-09")、YEARMONTH(年, 月) 或 YEARMONTH(日期)。')
    return unknown(call.node)
  }
  const [a, b] = scalarArgs(call, 0, NUMBER) ?? []
  if (a === undefined || b === undefined) return unknown(call.node)
  return scalar(call, 'yearmonth', lift2(a.run, aNumber, b.run, aNumber, (year, month) => {
    const value = monthNumber(Math.trunc(year), Math.trunc(month))
    return value >= 1900 * 12 && value < 10_000 * 12 ? value : NUMBER_FAULT
  }))
}

function part(name: string, chinese: string, about: string, ofDate: (value: number) => number, ofMonth: (value: number) => number): FunctionSpec {
  return {
    name, chinese, group: '日期', usage: `${name}(日期或年月)`, about, least: 1, most: 1,
    bind(call) {
      const a = scalarArg(call, 0, DAY_OR_MONTH)
      return a === null ? unknown(call.node) : scalar(call, 'number', lift1(a.run, aNumber, a.type === 'yearmonth' ? ofMonth : ofDate))
    },
  }
}

function span(name: string, chinese: string, about: string, from: (months: number) => number): FunctionSpec {
  return {
    name, chinese, group: '日期', usage: `${name}(从, 到)`, about, least: 2, most: 2,
    bind(call) {
      const a = scalarArg(call, 0, DAY_OR_MONTH), b = scalarArg(call, 1, DAY_OR_MONTH)
      return a === null || b === null ? unknown(call.node) : scalar(call, 'number', spanRun(a, b, from))
    },
  }
}

/** Whole months between two; when one of them is only a month, by months. */
export function spanRun(a: Scalar, b: Scalar, from: (months: number) => number): Run {
  if (a.type === 'yearmonth' || b.type === 'yearmonth') {
    const start = a.type === 'date' ? toMonth(a.run) : a.run, end = b.type === 'date' ? toMonth(b.run) : b.run
    return lift2(start, aNumber, end, aNumber, (x, y) => from(y - x) + 0)
  }
  return lift2(a.run, aNumber, b.run, aNumber, (x, y) => from(fullMonths(x, y)) + 0)
}
