import type { FunctionSpec } from '../bound.ts'
import { fold } from '../names.ts'
import { nearest } from '../nearest.ts'
import { BLANK_FUNCTIONS } from './blank.ts'
import { CHECK_FUNCTIONS } from './check.ts'
import { CONDITION_FUNCTIONS } from './condition.ts'
import { CRITERIA_FUNCTIONS } from './criteria-functions.ts'
import { DATE_FUNCTIONS } from './date.ts'
import { LOOKUP_FUNCTIONS } from './lookup.ts'
import { NUMBER_FUNCTIONS } from './number.ts'
import { PERIOD_FUNCTIONS } from './period.ts'
import { STATISTIC_FUNCTIONS } from './statistic.ts'
import { TEXT_FUNCTIONS } from './text.ts'

/** Every function of the language. */
export const FUNCTIONS: readonly FunctionSpec[] = [
  ...CONDITION_FUNCTIONS, ...BLANK_FUNCTIONS, ...NUMBER_FUNCTIONS, ...TEXT_FUNCTIONS, ...DATE_FUNCTIONS, ...PERIOD_FUNCTIONS,
  ...STATISTIC_FUNCTIONS, ...CRITERIA_FUNCTIONS, ...LOOKUP_FUNCTIONS, ...CHECK_FUNCTIONS,
]

const byName: ReadonlyMap<string, FunctionSpec> = new Map(FUNCTIONS.flatMap(spec => [[fold(spec.name), spec], [fold(spec.chinese), spec]] as const))

/** Names of Excel functions people will try, with what stands for them here. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['vlookup', 'LOOKUP(要取的整列, 对照的整列, 值)'], ['xlookup', 'LOOKUP(要取的整列, 对照的整列, 值)'], ['hlookup', 'LOOKUP(要取的整列, 对照的整列, 值)'],
  ['index', 'LOOKUP(要取的整列, 对照的整列, 值)'], ['match', 'EXISTS 或 LOOKUP'], ['countif', 'COUNTIFS(整列, 条件)'], ['sumif', 'SUMIFS(求和的整列, 整列, 条件)'],
  ['averageif', 'AVERAGEIFS(整列, 整列, 条件)'], ['today', 'PERIOD_END()，规则不能随打开的日子变'], ['now', 'PERIOD_END()，规则不能随打开的日子变'],
  ['rand', '固定的数，规则不能靠随机数'], ['randbetween', '固定的数，规则不能靠随机数'], ['indirect', "'表号'[字段]"], ['offset', "'表号'[字段]"],
  ['regextest', 'MATCHES(文本, "模式")'], ['regexmatch', 'MATCHES(文本, "模式")'], ['istext', 'NOTBLANK，字段的类型已在表里定好'], ['isnumber', 'NOTBLANK，字段的类型已在表里定好'],
  ['isna', 'ISERROR(值)'], ['ifna', 'IFERROR(值, 出错时的值)'], ['xor', '[甲]<>[乙]'], ['datevalue', 'DATE("2025-09-01")'], ['days', '[结束日期]-[开始日期]'],
  ['replace', 'SUBSTITUTE(文本, 旧, 新)'], ['textjoin', '[甲]&"、"&[乙]'], ['concatenate', 'CONCAT(文本, …)'], ['choose', 'SWITCH(值, 1, 结果, …)'], ['let', '把公式拆成几条规则'],
])

/** By English or Chinese name, without regard to case and width. */
export function findFunction(name: string): FunctionSpec | null {
  return byName.get(fold(name)) ?? null
}

/** Sentence for a name that is no function. */
export function functionHints(name: string): string {
  const instead = INSTEAD.get(fold(name))
  if (instead !== undefined) return `没有函数 ${name}，请改用 ${instead}。`
  const hints = nearest(fold(name), byName.keys()).map(hint => byName.get(hint)?.name).filter(hint => hint !== undefined)
  return `没有函数“${name}”。${hints.length === 0 ? '函数清单见“公式说明”。' : `是不是 ${[...new Set(hints)].join('、')}？`}`
}
