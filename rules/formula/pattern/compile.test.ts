import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../limits.ts'
import { buildAutomaton } from './automaton.ts'
import { compilePattern } from './compile.ts'
import { parsePattern } from './parse.ts'

function matches(pattern: string, text: string): boolean {
  const made = compilePattern(pattern)
  if (!made.ok) throw new Error(made.message)
  return made.test(text)
}

describe('patterns', () => {
  it.each([
    ['^\\d{6}$', '560301', true], ['^\\d{6}$', '56030', false], ['^[\\u4e00-\\u9fa5·A-Za-z ]{2,40}$', '欧阳·娜 A', true], ['^0\\d{2,3}-\\d{7,8}(-\\d{1,6})?$', '0391-1234567', true], ['^(19|20)\\d{2}-(0[1-9]|1[0-2])$', '2025-10', true],
    ['大学|学院|学校', '焦作大学', true], ['^https?://', 'http://a', true], ['^[^@\\s]+@[^@\\s]+\\.[a-z]+$', 'a@b.cn', true], ['\\s', '甲　乙', true], ['^.$', '𠮷', true], ['a{0}b', 'b', true], ['^$', '', true], ['[.\\]\\-]', ']', true], ['x*', '', true], ['a|', 'zzz', true], ['\\.', 'a', false],
  ])('%s on %s: %s', (pattern, text, expected) => { expect(matches(pattern, text)).toBe(expected) })

  it.each([
    ['(?=a)', 0, '拆成'], ['(a)\\1', 3, '引用'], ['a+?', 2, '懒惰'], ['a**', 2, '括号'], ['(a', 0, '）'], ['a)', 1, '\\）'], ['[a', 0, ']'], ['[z-a]', 0, '从小到大'], ['[]', 0, '没有字符'], ['*a', 0, '\\*'], ['a{x}', 1, '次数'], ['a{3,2}', 1, '先小后大'], ['\\b', 0, '\\d'], ['\\u12', 0, '四位'], ['\\', 0, '少了字符'], ['[\\D]', 0, '[^'], ['((a{99}){99}){99}', 0, '展开'], ['((((){999}){999}){999}){999}', 0, '展开'],
  ])('refuses %s', (pattern, at, remedy) => {
    const made = compilePattern(pattern)
    expect(made).toMatchObject({ ok: false, at })
    if (!made.ok) expect(made.message.replaceAll(')', '）')).toContain(remedy)
  })

  it('refuses a pattern that is too long', () => {
    expect(compilePattern('a'.repeat(LIMITS.pattern + 1)).ok).toBe(false)
  })

  it('answers at once where backtracking would never end', () => {
    const text = `${'a'.repeat(5_000)}!`
    // On a backtracking matcher each of these takes longer than the age of the world.
    for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(a*)*$', '(a|aa)+$', '^(\\w*)*x$', 'a*a*a*a*b']) expect(matches(pattern, text)).toBe(false)
  })

  it('means the same on both matchers', () => {
    const atom = fc.constantFrom('a', 'b', '.', '\\d', '[ab]', '[^a]', '1', '^', '$')
    const pattern = fc.letrec<{ p: string }>(tie => ({
      p: fc.oneof({ maxDepth: 3 }, atom, fc.tuple(tie('p'), tie('p')).map(([a, b]) => a + b), fc.tuple(tie('p'), tie('p')).map(([a, b]) => `(${a}|${b})`), fc.tuple(tie('p'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}')).map(([a, n]) => `(${a})${n}`)),
    })).p
    fc.assert(fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n', '中'), maxLength: 8 }), (source, text) => {
      expect(buildAutomaton(parsePattern(source))(text)).toBe(new RegExp(source, 'u').test(text))
      expect(matches(source, text)).toBe(new RegExp(source, 'u').test(text))
    }), { seed: 17, numRuns: 3_000 })
  })

  it('never throws on garbage', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '(', ')', '[', ']', '{', '}', '1', ',', '*', '?', '\\', '^', '-', '|', 'u', '😀'), maxLength: 20 }), source => {
      const made = compilePattern(source)
      if (made.ok) made.test('aa1')
      else expect(made.at).toBeLessThanOrEqual(source.length)
    }), { seed: 19, numRuns: 3_000 })
  })
})
