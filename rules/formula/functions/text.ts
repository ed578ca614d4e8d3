import { NUMBER, TEXT, scalarArg, scalarArgs } from '../arguments.ts'
import { textPart, textResult } from '../arithmetic.ts'
import { unknown } from '../bound.ts'
import type { Call, FunctionSpec, Run, Scalar, StaticType } from '../bound.ts'
import { isFault, VALUE_FAULT } from '../fault.ts'
import type { Result } from '../fault.ts'
import { sameText } from '../compare.ts'
import { LIMITS } from '../limits.ts'
import { aNumber, aText, lift1, lift2, lift3 } from '../lift.ts'
import { bindMatches } from './matches.ts'
import { bindText } from './text-format.ts'

/** Text. Blank gives blank (LEN too); results that come out empty are blank. */
export const TEXT_FUNCTIONS: readonly FunctionSpec[] = [
  one('LEN', '长度', 'LEN(文本)', '有几个字；空白得空白。', 'number', text => text.length),
  one('TRIM', '去空格', 'TRIM(文本)', '去掉首尾空格（含全角），中间连续的空格并成一个。', 'text', text => textResult(text.replace(/[\s\u3000]+/gu, ' ').trim())),
  one('UPPER', '大写', 'UPPER(文本)', '字母变大写。', 'text', text => text.toUpperCase()),
  one('LOWER', '小写', 'LOWER(文本)', '字母变小写。', 'text', text => text.toLowerCase()),
  one('HALFWIDTH', '半角', 'HALFWIDTH(文本)', '全角数字、字母和符号变半角。', 'text', text => textResult(text.replace(/[\uff01-\uff5e]/gu, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' '))),
  one('COUNT_PARTS', '项数', 'COUNT_PARTS(文本)', '按顿号、逗号、分号切开有几项，空的不算。', 'number', text => text.split(/[、，,；;]/u).filter(part => part.trim() !== '').length),
  edge('LEFT', '左取', 'LEFT(文本, 字数)', '左边几个字。', (text, count) => text.slice(0, count)),
  edge('RIGHT', '右取', 'RIGHT(文本, 字数)', '右边几个字。', (text, count) => count === 0 ? '' : text.slice(-count)),
  {
    name: 'MID', chinese: '中取', group: '文本', usage: 'MID(文本, 从第几个字, 字数)', about: '从第几个字起取几个字。', least: 3, most: 3,
    bind(call) {
      const a = scalarArg(call, 0, TEXT), b = scalarArg(call, 1, NUMBER), c = scalarArg(call, 2, NUMBER)
      if (a === null || b === null || c === null) return unknown(call.node)
      return result(call, 'text', lift3([a.run, b.run, c.run], [aText, aNumber, aNumber], (text, from, count) => {
        const start = Math.trunc(from) - 1
        return start < 0 || count < 0 ? VALUE_FAULT : textResult(text.slice(start, start + Math.trunc(count)))
      }))
    },
  },
  {
    name: 'CONCAT', chinese: '连接', group: '文本', usage: 'CONCAT(文本1, 文本2, …)', about: '连成一个文本，同 &；空白什么也不加。', least: 1, most: Infinity,
    bind(call) {
      const parts = scalarArgs(call, 0, ['text', 'code', 'number'])
      return parts === null ? unknown(call.node) : result(call, 'text', joined(parts.map(part => part.run)))
    },
  },
  {
    name: 'SUBSTITUTE', chinese: '替换', group: '文本', usage: 'SUBSTITUTE(文本, 旧, 新)', about: '把所有的旧换成新（区分大小写）；新可以是 ""。', least: 3, most: 3,
    bind(call) {
      const a = scalarArg(call, 0, TEXT), b = scalarArg(call, 1, TEXT), c = scalarArg(call, 2, TEXT)
      return a === null || b === null || c === null ? unknown(call.node) : result(call, 'text', substituted(a.run, b.run, c.run))
    },
  },
  finder('FIND', '查位置', 'FIND(要找的, 文本)', '第一次出现在第几个字，区分大小写；找不到得 #VALUE!。', (part, text) => text.indexOf(part)),
  finder('SEARCH', '搜位置', 'SEARCH(要找的, 文本)', '同 FIND，不分大小写；没有通配符。', (part, text) => text.toLowerCase().indexOf(part.toLowerCase())),
  test('STARTSWITH', '开头是', 'STARTSWITH(文本, 开头)', '以它开头时是 TRUE，不分大小写。', (text, part) => text.toLowerCase().startsWith(part.toLowerCase())),
  test('ENDSWITH', '结尾是', 'ENDSWITH(文本, 结尾)', '以它结尾时是 TRUE，不分大小写。', (text, part) => text.toLowerCase().endsWith(part.toLowerCase())),
  test('CONTAINS', '包含', 'CONTAINS(文本, 部分)', '含有它时是 TRUE，不分大小写。', (text, part) => text.toLowerCase().includes(part.toLowerCase())),
  test('EXACT', '完全相同', 'EXACT(文本1, 文本2)', '一字不差时是 TRUE，区分大小写（= 不区分）。', (a, b) => a === b),
  test('SAME', '文字相同', 'SAME(文本1, 文本2)', '不计空格、全角半角和大小写时相同是 TRUE。', (a, b) => sameText(bare(a), bare(b))),
  { name: 'MATCHES', chinese: '符合', group: '文本', usage: 'MATCHES(文本, "模式")', about: '文本里有符合模式的部分时是 TRUE；要整个符合请写 "^…$"。', least: 2, most: 2, bind: bindMatches },
  { name: 'TEXT', chinese: '转文本', group: '文本', usage: 'TEXT(值, "格式")', about: '数字、日期、年月按格式写成文本。', least: 2, most: 2, bind: bindText },
]

function result(call: Call, type: StaticType, run: Run): Scalar {
  return { kind: 'scalar', type, node: call.node, run }
}

function bare(text: string): string { return text.normalize('NFKC').replace(/\s+/gu, '') }

function one(name: string, chinese: string, usage: string, about: string, type: 'text' | 'number', apply: (text: string) => Result): FunctionSpec {
  return {
    name, chinese, group: '文本', usage, about, least: 1, most: 1,
    bind(call) {
      const part = scalarArg(call, 0, TEXT)
      return part === null ? unknown(call.node) : result(call, type, lift1(part.run, aText, apply))
    },
  }
}

function edge(name: string, chinese: string, usage: string, about: string, take: (text: string, count: number) => string): FunctionSpec {
  return {
    name, chinese, group: '文本', usage, about, least: 1, most: 2,
    bind(call) {
      const a = scalarArg(call, 0, TEXT), b = call.args.length > 1 ? scalarArg(call, 1, NUMBER) : undefined
      if (a === null || b === null) return unknown(call.node)
      if (b === undefined) return result(call, 'text', lift1(a.run, aText, text => textResult(take(text, 1))))
      return result(call, 'text', lift2(a.run, aText, b.run, aNumber, (text, count) => count < 0 ? VALUE_FAULT : textResult(take(text, Math.trunc(count)))))
    },
  }
}

function finder(name: string, chinese: string, usage: string, about: string, find: (part: string, text: string) => number): FunctionSpec {
  return {
    name, chinese, group: '文本', usage, about, least: 2, most: 2,
    bind(call) {
      const [a, b] = scalarArgs(call, 0, TEXT) ?? []
      if (a === undefined || b === undefined) return unknown(call.node)
      return result(call, 'number', lift2(a.run, aText, b.run, aText, (part, text) => { const at = find(part, text); return at < 0 ? VALUE_FAULT : at + 1 }))
    },
  }
}

function test(name: string, chinese: string, usage: string, about: string, holds: (a: string, b: string) => boolean): FunctionSpec {
  return {
    name, chinese, group: '文本', usage, about, least: 2, most: 2,
    bind(call) {
      const [a, b] = scalarArgs(call, 0, TEXT) ?? []
      return a === undefined || b === undefined ? unknown(call.node) : result(call, 'bool', lift2(a.run, aText, b.run, aText, holds))
    },
  }
}

function joined(parts: readonly Run[]): Run {
  return (row, context) => {
    let text = ''
    for (let i = 0; i < parts.length; i++) {
      const value = parts[i]?.(row, context) ?? null
      const part = textPart(value)
      if (part === null) return isFault(value) ? value : VALUE_FAULT
      text += part
    }
    return textResult(text)
  }
}

/** Blank as the new text takes the old one away; looking for nothing changes nothing. */
function substituted(text: Run, old: Run, fresh: Run): Run {
  return (row, context) => {
    const x = text(row, context), y = old(row, context), z = fresh(row, context)
    for (const each of [x, y, z]) if (isFault(each)) return each
    if (typeof x !== 'string') return x === null ? null : VALUE_FAULT
    if (y === null) return x
    if (typeof y !== 'string' || (z !== null && typeof z !== 'string')) return VALUE_FAULT
    const parts = x.split(y)
    const length = x.length + (parts.length - 1) * ((z ?? '').length - y.length)
    // Measured before it is built: nested replacements could grow without end.
    return length > LIMITS.text ? VALUE_FAULT : textResult(parts.join(z ?? ''))
  }
}
