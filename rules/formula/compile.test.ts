import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFormula } from './compile.ts'
import { FUNCTIONS } from './functions/registry.ts'
import { LIMITS } from './limits.ts'
import { compiled, refusal, refusals, result, scope, teachers } from './testing/sample.ts'

describe('a compiled formula', () => {
  it('knows its type and what it reads', () => {
    const formula = compiled("=AND([学时]>=32, COUNTIFS(本表[姓名],[姓名])=1, EXISTS(S1[机构代码],[所属系部],S1[是否教学单位],是))")
    expect(formula).toMatchObject({ type: 'bool', fields: ['hours', 'name', 'unit'], needsTable: true, uses: [{ table: 'teacher', fields: ['name'] }, { table: 'src_org', fields: ['org_code', 'teaches'] }] })
    expect(compiled('=[学时]+1')).toMatchObject({ type: 'number', fields: ['hours'], uses: [], needsTable: false })
    expect(compiled("ROWS('5.1'[学校总收入])")).toMatchObject({ uses: [{ table: 'income', fields: [] }] })
  })

  it('finds fields by id, full name, header, and without regard to width and spaces', () => {
    for (const name of ['hours', '教学工作量（学时）', '教学工作量(学时)', '学时', ' 教学工作量 （学时）']) expect(compiled(`[${name}]`).fields).toEqual(['hours'])
  })

  it('takes Chinese function names and full-width signs', () => {
    expect(result('＝如果（［学时］≥32，“够”，“不够”）', { row: { hours: 40 } })).toBe('够')
  })

  it('is the value of its literals', () => {
    expect([result('1.5'), result('"文"'), result('是'), result('FALSE()'), result('""')]).toEqual([1.5, '文', true, false, null])
  })

  it('takes the type that is expected, text and code for each other', () => {
    expect(compiled('[姓名]&""', teachers, 'code').type).toBe('text')
    expect(compiled('BLANK()', teachers, 'number').type).toBe('number')
    expect(refusal('[学时]+1', 'bool')).toMatchObject({ code: 'formula.result', at: 0, length: 6 })
  })
})

describe('a formula that is refused', () => {
  it.each([
    ['[职称]>1', 'formula.unknown-field', '没有字段'], ['[学是]>1', 'formula.unknown-field', '[学时]'], ['[等级]="高级"', 'formula.ambiguous-field', '[专业技术职务（最高）-等级]'],
    ["SUM('9.9'[x])", 'formula.unknown-table', '没有表'], ["SUM('S11'[人数])", 'formula.unknown-table', "'S1'"], ["SUM('S1'[人薮])", 'formula.unknown-field', "'S1'[人数]"],
    ['VLOOKUP(1,2)', 'formula.unknown-function', 'LOOKUP'], ['CONUT([学时])', 'formula.unknown-function', 'COUNT'], ['TODAY()', 'formula.unknown-function', 'PERIOD_END()'],
    ['IF(TRUE)', 'formula.arguments', '应有2到3个'], ['AND()', 'formula.arguments', '至少1个'], ['IFS(TRUE,1,FALSE)', 'formula.arguments', '成对'],
    ['[学时]="3"', 'formula.type', '3（数字不加引号）'], ['[教工号]=12', 'formula.type', '"12"'], ['[出生日期]>"2000-01-01"', 'formula.type', 'DATE("2000-01-01")'], ['[出生日期]>"2000-01"', 'formula.type', 'YEARMONTH("2000-01")'],
    ['[获取日期（年月）]>"2000-01"', 'formula.type', 'YEARMONTH("2000-01")'], ['[是否双师]="对"', 'formula.type', '=是'], ['[是否双师]>否', 'formula.type', '= 或 <>'], ['YEAR([出生日期])>[来校日期]', 'formula.type', 'YEAR('],
    ['0<=[学时]<=366', 'formula.type', 'AND(0<=[学时], [学时]<=366)'], ['[教工号]+1', 'formula.type', 'VALUE([教工号])'], ['-[姓名]', 'formula.type', '数字'], ['[获取日期（年月）]+1', 'formula.type', 'EDATE'],
    ['[姓名]&[出生日期]', 'formula.type', 'TEXT('], ['[姓名]&[是否双师]', 'formula.type', 'IF('], ['IF([学时],1,2)', 'formula.type', '[学时]>0'], ['IF(是,1,"a")', 'formula.type', '同一种'], ['LEN([学时])', 'formula.type', 'TEXT([学时], "0")'], ['[学时]>""', 'formula.type', 'ISBLANK'], ['LEN([姓名])=0', 'formula.type', 'ISBLANK'],
    ["'S1'[人数]>1", 'formula.column', "SUM('S1'[人数])"], ['本表[学时]>1', 'formula.column', '[教学工作量（学时）]'], ['SUM({1,2})', 'formula.column', '整列'], ['{1,2}', 'formula.column', 'IN'], ['{1,[学时]}=1', 'formula.literal', '固定的值'], ['IN([学时],{1,"a"})', 'formula.type', '同一种'],
    ['MATCHES([姓名],[教工号])', 'formula.literal', '直接写在引号里'], ['MATCHES([姓名],"(")', 'formula.pattern', '）'], ['DATE("2025-02-30")', 'formula.literal', '不是日期'], ['DATE(2025,1)', 'formula.arguments', 'YEARMONTH'], ['TEXT([学时],"yyyy")', 'formula.literal', '"0.00"'],
    ["COUNTIFS(S1[机构代码],[教工号],'5.1'[学校总收入],1)", 'formula.column', '同一张表'], ['COUNTIFS(S1[人数],">=多")', 'formula.literal', '">=3"'], ['COUNTIFS(S1[机构代码],"0*")', 'formula.literal', '通配符'], ['COUNTIFS(S1[人数],[姓名])', 'formula.type', '人数'], ['EXISTS(S1[机构代码],S1[机构名称（全称）])', 'formula.column', '一个值'], ['IS_UNIQUE([姓名]&"")', 'formula.column', '字段'], ['PERIOD_END("学期")', 'formula.literal', '"学年"'],
  ])('%s', (source, code, remedy) => {
    const error = refusal(source)
    expect(error.code).toBe(code)
    expect(error.message.replaceAll(')', '）')).toContain(remedy.replaceAll(')', '）'))
  })

  it('marks the part that is wrong', () => {
    const source = '=AND([学时]>1, [姓名]>3, [无此项]=1)'
    const marked = refusals(source).map(error => source.slice(error.at, error.at + error.length))
    expect(marked).toEqual(['3', '[无此项]'])
  })

  it('may not look at whole tables for each row again and again', () => {
    const scan = 'COUNTIFS(S1[人数],">"&[学时])'
    expect(refusals(Array.from({ length: LIMITS.scans }, () => scan).join('+'))).toEqual([])
    expect(refusal(Array.from({ length: LIMITS.scans + 1 }, () => scan).join('+')).code).toBe('formula.too-big')
    expect(refusals(Array.from({ length: 9 }, () => 'COUNTIFS(S1[机构代码],[所属系部],S1[人数],">"&[学时])').join('+'))).toEqual([])
  })

  it('does not report twice what follows from one mistake', () => {
    expect(refusals('=ROUND([无此项]+1, 2)>3')).toHaveLength(1)
  })
})

describe('any text at all', () => {
  const words = [...FUNCTIONS.slice(0, 40).map(spec => `${spec.name}(`), '[学时]', '[姓名]', '[出生日期]', "'S1'[人数]", '本表[学时]', '"文"', '32', '是', '(', ')', ',', '+', '-', '=', '>=', '&', '%', '{', '}', '"', "'", '[', ']', '，', '“', '😀', '\u0000', ' ']
  const garbage = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.array(fc.constantFrom(...words), { maxLength: 25 }).map(parts => parts.join('')))

  it('is compiled or refused, never thrown on, with places inside the source', () => {
    fc.assert(fc.property(garbage, source => {
      const made = compileFormula(source, scope)
      if (made.ok) return
      expect(made.errors.length).toBeGreaterThan(0)
      for (const error of made.errors) {
        expect(error.at).toBeGreaterThanOrEqual(0)
        expect(error.at + error.length).toBeLessThanOrEqual(source.length)
        expect(error.message).toMatch(/[。？]$/)
      }
    }), { seed: 11, numRuns: 3_000 })
  })

  it('once compiled, gives a value or a fault for any row, even one of wrong types', () => {
    const cell = fc.oneof(fc.constant(null), fc.string({ maxLength: 5 }), fc.double(), fc.boolean())
    const call = fc.tuple(fc.constantFrom(...FUNCTIONS), fc.array(fc.constantFrom('[学时]', '[姓名]', '[出生日期]', '[获取日期（年月）]', '[是否双师]', "'S1'[人数]", "'S1'[机构名称（全称）]", '2', '"^a+$"', '"yyyy-mm-dd"'), { maxLength: 4 }))
    fc.assert(fc.property(call, fc.array(cell, { maxLength: 12 }), ([spec, args], row) => {
      const made = compileFormula(`${spec.name}(${args.join(',')})`, scope)
      if (!made.ok) return
      const world = { rowIndex: 0, period: { academicYear: { start: '?', end: '?' }, calendarYear: Number.NaN, point: '?' }, table: () => ({ count: 0, column: () => [], index: () => new Map() }) }
      const value = made.formula.evaluate(row, world)
      expect(value === null || ['string', 'number', 'boolean'].includes(typeof value) || String(value).startsWith('#')).toBe(true)
    }), { seed: 13, numRuns: 3_000 })
  })

  it('costs nothing to speak of when it is as big as it may be', () => {
    const chain = `=${'[学时]+'.repeat(490)}1`
    expect(chain.length).toBeLessThanOrEqual(LIMITS.source)
    expect(result(chain, { row: { hours: 2 } })).toBe(981)
    expect(result(`1${'%'.repeat(1_990)}=0`)).toBe(true)
  })
})
