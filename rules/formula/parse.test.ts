import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from './limits.ts'
import { parse } from './parse.ts'
import { print } from './print.ts'
import { refusal } from './testing/sample.ts'
import type { BinaryOperator, Node } from './tree.ts'

const place = { at: 0, length: 0 }

/** The tree without its places. */
function shape(node: Node): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => key === 'at' || key === 'length' ? undefined : value))
}

describe('reading a formula', () => {
  it.each([
    ['=1+2*3', '1+2*3'], ['=(1+2)*3', '(1+2)*3'], ['-2^2', '-2^2'], ['-(2^2)', '-(2^2)'], ['2^3^2', '2^3^2'], ['2^(3^2)', '2^(3^2)'], ['5%', '5%'], ['(-5)%', '(-5)%'], ['1-(2-3)', '1-(2-3)'],
    ['（［学时］＋１）×２≥３２', '([学时]+1)*2>=32'], ['［甲］≠“他说””', null], ['[甲]<>“他说”', '[甲]<>"他说"'], ['if ( [a] , "x""y" , 是 )', 'if([a], "x""y", TRUE)'],
    ["5.1a[金额]", "'5.1a'[金额]"], ['S1[机构代码]', "'S1'[机构代码]"], ['本表[教工号]', 'THIS[教工号]'], ['‘6.1.1’[教工号]', "'6.1.1'[教工号]"], ["[甲'[乙']]", "[甲'[乙']]"], ['IN([a],{"x","y"；"z"})', 'IN([a], {"x", "y", "z"})'], ['1e3+.5', '1000+0.5'],
  ])('takes %s', (source, plain) => {
    if (plain === null) expect(() => parse(source)).toThrow()
    else expect(print(parse(source))).toBe(plain)
  })

  it.each([
    ['', 'formula.empty'], ['=', 'formula.empty'], ['1+', 'formula.syntax'], ['(1', 'formula.syntax'], ['1)', 'formula.syntax'], ['[学时', 'formula.bracket-open'], ['"abc', 'formula.text-open'], ["'6.1.1[学时]", 'formula.text-open'],
    ['学时>=32', 'formula.unknown-name'], ['1 2', 'formula.syntax'], ['1==2', 'formula.syntax'], ['1=>2', 'formula.syntax'], ['IF(TRUE,,1)', 'formula.syntax'], ['IF(TRUE;1;2)', 'formula.syntax'], ['1!=2', 'formula.character'], ['[甲]||[乙]', 'formula.character'], ['A1:B2', 'formula.character'],
    ['5.1a', 'formula.number'], ["'5.1'", 'formula.syntax'], ['1e999', 'formula.number'], [']', 'formula.character'],
  ])('refuses %s', (source, code) => {
    expect(refusal(source).code).toBe(code)
  })

  it('says what to write instead', () => {
    expect(refusal('学时>=32').message).toContain('[学时]')
    expect(refusal('1!=2').message).toContain('<>')
    expect(refusal('[甲]||[乙]').message).toContain('OR(')
    expect(refusal('5.1a').message).toContain("'5.1a'[字段名]")
    expect(refusal('IF(TRUE,,1)').message).toContain('第2个参数')
  })

  it('refuses what is too long, too deep or too big, with its place', () => {
    const long = `1${'+1'.repeat(LIMITS.source / 2)}`
    expect(refusal(long)).toMatchObject({ code: 'formula.too-long', at: LIMITS.source })
    expect(refusal('('.repeat(LIMITS.depth + 1) + '1').code).toBe('formula.too-deep')
    expect(refusal(`${'-'.repeat(LIMITS.depth + 1)}1`).code).toBe('formula.too-deep')
    expect(refusal(`1${'+1'.repeat(LIMITS.nodes / 2)}`).code).toBe('formula.too-big')
    expect(refusal(`SUM(${'1,'.repeat(LIMITS.list)}1)`).code).toBe('formula.list-too-long')
    expect(refusal(`IN(1,{${'1,'.repeat(LIMITS.list)}1})`).code).toBe('formula.list-too-long')
  })

  it('takes what is just within the limits', () => {
    expect(() => parse('('.repeat(LIMITS.depth) + '1' + ')'.repeat(LIMITS.depth))).not.toThrow()
    expect(() => parse(`1${'+1'.repeat(LIMITS.nodes / 2 - 1)}`)).not.toThrow()
    expect(() => parse(`1${'%'.repeat(LIMITS.nodes - 1)}`)).not.toThrow()
  })

  it('gives the same tree again after printing', () => {
    const names = fc.string({ unit: fc.constantFrom('学', '时', 'a', '（', '）', '-', '1', ' ', "'", '[', ']', '：'), minLength: 1, maxLength: 6 }).map(text => `字${text}段`)
    const tree = fc.letrec<{ node: Node }>(tie => ({
      node: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.double({ min: 0, max: 1e15, noNaN: true }).map((value): Node => ({ kind: 'number', value: value + 0, ...place })),
        fc.string({ unit: 'grapheme' }).map((value): Node => ({ kind: 'text', value, ...place })),
        fc.boolean().map((value): Node => ({ kind: 'bool', value, ...place })),
        names.map((name): Node => ({ kind: 'field', name, ...place })),
        fc.tuple(fc.constantFrom('5.1a', 'income', null), names).map(([table, name]): Node => ({ kind: 'column', table, name, ...place })),
        fc.tuple(fc.constantFrom<BinaryOperator>('+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>='), tie('node'), tie('node')).map(([op, left, right]): Node => ({ kind: 'binary', op, left, right, ...place })),
        fc.tuple(fc.constantFrom('-', '+', '%' as const), tie('node')).map(([op, of]): Node => ({ kind: 'unary', op, of, ...place })),
        fc.array(tie('node'), { maxLength: 3 }).map((args): Node => ({ kind: 'call', name: 'SUM', args, ...place })),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((items): Node => ({ kind: 'list', items, ...place })),
      ),
    })).node
    fc.assert(fc.property(tree, node => { expect(shape(parse(print(node)))).toEqual(shape(node)) }), { seed: 7, numRuns: 500 })
  })
})
