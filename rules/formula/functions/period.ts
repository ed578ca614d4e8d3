import type { Period, StatTime } from '../../table.ts'
import { DAY_OR_MONTH, scalarArg } from '../arguments.ts'
import { unknown } from '../bound.ts'
import type { Bound, Call, FunctionSpec, Run, Scalar, StaticType } from '../bound.ts'
import { dateParts, dateSerial, monthOfDate, readDate } from '../dates.ts'
import { isFault, NUMBER_FAULT } from '../fault.ts'
import { neither } from '../lift.ts'
import { spanRun } from './date.ts'

/** What the cycle reports on. The stretch follows the table's own statistical time unless one is named. */
export const PERIOD_FUNCTIONS: readonly FunctionSpec[] = [
  { name: 'PERIOD_START', chinese: '统计期起', group: '日期', usage: 'PERIOD_START() 或 PERIOD_START("学年")、("自然年")', about: '统计期第一天：学年表 9月1日，自然年表 1月1日，时点表是时点当天。', least: 0, most: 1, live: true, bind: call => bindEdge(call, 'start') },
  { name: 'PERIOD_END', chinese: '统计期末', group: '日期', usage: 'PERIOD_END() 或 PERIOD_END("学年")、("自然年")', about: '统计期最后一天：学年表 8月31日，自然年表 12月31日，时点表是时点当天。', least: 0, most: 1, live: true, bind: call => bindEdge(call, 'end') },
  year('CALENDAR_YEAR', '自然年度', '费用类表的自然年。', period => period.calendarYear),
  year('COLLECT_YEAR', '采集年度', '学年结束的那一年。', period => bounds(period)?.collectYear ?? null),
  within('IN_ACADEMIC_YEAR', '在本学年', '日期或年月在本学年（9月1日至8月31日）内时是 TRUE。', 'academic_year'),
  within('IN_CALENDAR_YEAR', '在本自然年', '日期或年月在本自然年（1月1日至12月31日）内时是 TRUE。', 'calendar_year'),
  {
    name: 'AGE', chinese: '周岁', group: '日期', usage: 'AGE(出生日期) 或 AGE(出生日期, 到哪天)', about: '满几周岁；不写第2个参数时算到统计期末。', least: 1, most: 2, live: true,
    bind(call) {
      const birth = scalarArg(call, 0, DAY_OR_MONTH)
      const on = call.args.length > 1 ? scalarArg(call, 1, DAY_OR_MONTH) : edge(call, ownTime(call), 'end')
      return birth === null || on === null ? unknown(call.node) : scalar(call, 'number', spanRun(birth, on, months => Math.trunc(months / 12)))
    },
  },
  { name: 'ROWNUMBER', chinese: '行序', group: '日期', usage: 'ROWNUMBER()', about: '本行在本表是第几行，从 1 起。', least: 0, most: 0, live: true, bind: call => scalar(call, 'number', (_row, context) => context.rowIndex + 1) },
]

interface Bounds { readonly academic_year: Edges; readonly calendar_year: Edges; readonly point: Edges; readonly collectYear: number }
interface Edges { readonly start: number; readonly end: number }

const known = new WeakMap<Period, Bounds | { readonly bad: true }>()

/** The period's texts as day serials, read once a period; `null` when they are no days. */
function bounds(period: Period): Bounds | null {
  const there = known.get(period)
  if (there !== undefined) return 'bad' in there ? null : there
  const start = readDate(period.academicYear.start), end = readDate(period.academicYear.end), point = readDate(period.point)
  const first = dateSerial(period.calendarYear, 1, 1), last = dateSerial(period.calendarYear, 12, 31)
  if (start === null || end === null || point === null || first === null || last === null) {
    known.set(period, { bad: true })
    return null
  }
  const made: Bounds = { academic_year: { start, end }, calendar_year: { start: first, end: last }, point: { start: point, end: point }, collectYear: dateParts(end).year }
  known.set(period, made)
  return made
}

function scalar(call: Call, type: StaticType, run: Run): Scalar { return { kind: 'scalar', type, node: call.node, run } }

function ownTime(call: Call): StatTime { return call.binding.scope.self.statTime ?? 'academic_year' }

const NAMED: Readonly<Record<string, StatTime>> = { 学年: 'academic_year', 自然年: 'calendar_year', 时点: 'point' }

function bindEdge(call: Call, side: keyof Edges): Bound {
  const [arg] = call.args
  if (arg === undefined) return edge(call, ownTime(call), side)
  const word = arg.kind === 'scalar' ? arg.constant?.value : undefined
  const time = typeof word === 'string' ? NAMED[word] : undefined
  if (time !== undefined) return edge(call, time, side)
  if (arg.type !== 'unknown') call.binding.report(arg.node, 'formula.literal', '这里只能写 "学年"、"自然年" 或 "时点"。')
  return unknown(call.node)
}

function edge(call: Call, time: StatTime, side: keyof Edges): Scalar {
  return scalar(call, 'date', (_row, context) => bounds(context.period)?.[time][side] ?? NUMBER_FAULT)
}

function year(name: string, chinese: string, about: string, of: (period: Period) => number | null): FunctionSpec {
  return {
    name, chinese, group: '日期', usage: `${name}()`, about, least: 0, most: 0, live: true,
    bind: call => scalar(call, 'number', (_row, context) => of(context.period) ?? NUMBER_FAULT),
  }
}

function within(name: string, chinese: string, about: string, time: 'academic_year' | 'calendar_year'): FunctionSpec {
  return {
    name, chinese, group: '日期', usage: `${name}(日期或年月)`, about, least: 1, most: 1, live: true,
    bind(call) {
      const part = scalarArg(call, 0, DAY_OR_MONTH)
      if (part === null) return unknown(call.node)
      const monthly = part.type === 'yearmonth'
      return scalar(call, 'bool', (row, context) => {
        const value = part.run(row, context)
        if (typeof value !== 'number') return isFault(value) ? value : neither(value, null)
        const edges = bounds(context.period)?.[time]
        if (edges === undefined) return NUMBER_FAULT
        return monthly ? value >= monthOfDate(edges.start) && value <= monthOfDate(edges.end) : value >= edges.start && value <= edges.end
      })
    },
  }
}
