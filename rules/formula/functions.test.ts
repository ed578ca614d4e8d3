import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from './functions/registry.ts'
import { fold } from './names.ts'
import { compiled, day, month, period, result, rowOf, teachers } from './testing/sample.ts'
import { columnsOf } from './columns.ts'
import type { TableShape } from './context.ts'

const row = { staff_no: '0012', name: '王芳', unit: '01', title: '副高级', hours: 32, extra: 0.1, birth: day(1984, 2, 29), from: day(2007, 7, 1), title_ym: month('2016-12'), dual: true, prof: false }

describe('numbers', () => {
  it.each([
    ['0.1+0.2=0.3', true], ['0.1+0.2<=0.3', true], ['0.1+0.2>0.3', false], ['12345678.90=12345678.91', false], ['12345678.90<12345678.91', true], ['1/3*3=1', true], ['1-0.9-0.1=0', true],
    ['ROUND(2.675,2)', 2.68], ['ROUND(1.005,2)', 1.01], ['ROUND(-2.5,0)', -3], ['ROUND(1250,-2)', 1300], ['ROUND(0.5,0)', 1], ['ROUNDUP(2.001,1)', 2.1], ['ROUNDUP(2.1*3,1)', 6.3], ['ROUNDDOWN(-2.99,1)', -2.9], ['INT((0.1+0.7)*10)', 8], ['INT(-0.5)', -1],
    ['MOD(-7,3)', 2], ['MOD(7,0)', '#DIV/0!'], ['1/0', '#DIV/0!'], ['0^0', '#NUM!'], ['0^-1', '#DIV/0!'], ['SQRT(-1)', '#NUM!'], ['(-8)^0.5', '#NUM!'], ['1E308*10', '#NUM!'], ['SIGN(-3)', -1],
    ['NEAR(10.01,10,0.01)', true], ['NEAR(10.02,10,0.01)', false], ['BETWEEN(3,3,5)', true], ['BETWEEN(5.1,3,5)', false], ['DIGITS(12.50)', 1], ['DIGITS(12)', 0], ['DIGITS(0.1+0.2)', 1], ['DIGITS(1E-7)', 7], ['VALUE("1,234.5")', 1234.5], ['VALUE("１２")', 12], ['VALUE("1,2")', '#VALUE!'], ['VALUE("0x10")', '#VALUE!'], ['VALUE("1e999")', '#VALUE!'],
  ])('%s is %s', (source, expected) => { expect(result(source)).toBe(expected) })
})

describe('text', () => {
  it.each([
    ['"a"="A"', true], ['EXACT("a","A")', false], ['SAME("计算机 （Ａ）","计算机(a)")', true], ['"abc"<"B"', true], ['1.5&"万"', '1.5万'], ['0.1+0.2&""', '0.3'], ['LEN("中文a")', 3], ['TRIM("　甲　 乙 ")', '甲 乙'],
    ['LEFT("教授",1)', '教'], ['RIGHT("abc",2)', 'bc'], ['RIGHT("abc",0)', null], ['MID("abc",2,5)', 'bc'], ['MID("abc",0,1)', '#VALUE!'], ['LEFT("a",-1)', '#VALUE!'], ['SUBSTITUTE("a-a","-","$&")', 'a$&a'], ['FIND("B","abc")', '#VALUE!'], ['SEARCH("B","abc")', 2],
    ['STARTSWITH("560301A","5603")', true], ['ENDSWITH("a.DOC",".doc")', true], ['CONTAINS("焦作大学","大学")', true], ['COUNT_PARTS("甲、乙，丙；；丁")', 4], ['HALFWIDTH("ＡＢ１２（）")', 'AB12()'], ['UPPER("x1")&LOWER("Y")', 'X1y'],
    ['TEXT(1234.5,"#,##0.00")', '1,234.50'], ['TEXT(2.5,"0")', '3'], ['TEXT(-0.4,"0")', '0'], ['TEXT(0.256,"0.0%")', '25.6%'], ['TEXT([出生日期],"yyyy年m月d日")', '1984年2月29日'], ['TEXT([获取日期（年月）],"yyyy-mm")', '2016-12'], ['TEXT([来校日期],"yyyy")', '2007'],
    ['MATCHES([教工号],"^\\d{4}$")', true], ['MATCHES("焦作大学","大学|学院")', true], ['MATCHES("ａ","[a-z]")', false],
  ])('%s is %s', (source, expected) => { expect(result(source, { row })).toBe(expected) })

  it('cannot be made to grow without end', () => {
    const bomb = Array.from({ length: 20 }).reduce<string>(inner => `SUBSTITUTE(${inner},"a","${'a'.repeat(50)}")`, '[姓名]&"a"')
    expect(result(bomb, { row })).toBe('#VALUE!')
  })
})

describe('days and months', () => {
  it.each([
    ['DATE(2025,13,1)=DATE("2026-01-01")', true], ['DATE(2024,3,0)=DATE("2024-02-29")', true], ['DATE(25,1,1)', '#NUM!'], ['YEARMONTH(2025,9)=YEARMONTH("2025-09")', true], ['YEARMONTH([出生日期])=YEARMONTH("1984-02")', true],
    ['YEAR([出生日期])', 1984], ['MONTH([获取日期（年月）])', 12], ['DAY([出生日期])', 29], ['EDATE(DATE("2024-01-31"),1)=DATE("2024-02-29")', true], ['EDATE([获取日期（年月）],1)=YEARMONTH("2017-01")', true], ['EOMONTH([获取日期（年月）],2)=DATE("2017-02-28")', true], ['EDATE(DATE("9999-01-01"),12)', '#NUM!'],
    ['YEARS([出生日期],DATE("2002-02-28"))', 17], ['YEARS([出生日期],DATE("2002-03-01"))', 18], ['YEARS(DATE("2002-03-01"),[出生日期])', -18], ['MONTHS(DATE("2025-01-31"),DATE("2025-02-28"))', 0], ['MONTHS([获取日期（年月）],YEARMONTH("2017-02"))', 2], ['YEARS([来校日期],[获取日期（年月）])', 9],
    ['DATE("2025-09-30")=YEARMONTH("2025-09")', true], ['YEARMONTH("2025-09")<DATE("2025-10-01")', true], ['[来校日期]-[出生日期]', 8523], ['[出生日期]+1=DATE("1984-03-01")', true], ['[出生日期]-9999999', '#NUM!'],
    ['PERIOD_START()=DATE("2025-09-01")', true], ['PERIOD_END()=DATE("2026-08-31")', true], ['PERIOD_END("自然年")=DATE("2025-12-31")', true], ['PERIOD_START("时点")=DATE("2025-10-01")', true], ['CALENDAR_YEAR()', 2025], ['COLLECT_YEAR()', 2026],
    ['IN_ACADEMIC_YEAR(DATE("2026-08-31"))', true], ['IN_ACADEMIC_YEAR(DATE("2025-08-31"))', false], ['IN_ACADEMIC_YEAR(YEARMONTH("2025-09"))', true], ['IN_CALENDAR_YEAR(DATE("2026-01-01"))', false], ['AGE([出生日期])', 42], ['AGE([出生日期],[来校日期])', 23], ['ROWNUMBER()', 1],
  ])('%s is %s', (source, expected) => { expect(result(source, { row })).toBe(expected) })

  it('take the period from the statistical time of the table', () => {
    const money: TableShape = { ...teachers, statTime: 'calendar_year' }, point: TableShape = { ...teachers, statTime: 'point' }
    expect(result('PERIOD_END()', { self: money })).toBe(day(2025, 12, 31))
    expect(result('PERIOD_START()', { self: point })).toBe(day(2025, 10, 1))
  })
})

describe('conditions', () => {
  it.each([
    ['IF([学时]>=32,"够","不够")', '够'], ['IFS([学时]>40,"多",[学时]>30,"中")', '中'], ['IFS([学时]>40,1)', '#N/A'], ['SWITCH([专业技术职务（最高）-等级],"正高级",4,"副高级",3,0)', 3], ['SWITCH([学时],1,"a")', '#N/A'],
    ['AND([学时]>99,1/0>0)', false], ['OR([学时]>0,1/0>0)', true], ['AND(1/0>0,FALSE)', '#DIV/0!'], ['IFERROR(1/0,7)', 7], ['ISERROR(LOOKUP(S1[人数],S1[机构代码],"99"))', true], ['IF(1/0>0,1,2)', '#DIV/0!'], ['[是否双师]="是"', true], ['[是否专业教师]<>"是"', true], ['[是否双师]<>[是否专业教师]', true],
  ])('%s is %s', (source, expected) => { expect(result(source, { row })).toBe(expected) })
})

describe('whole columns', () => {
  it.each([
    ['SUM(S1[人数])', 80], ['AVERAGE(S1[人均经费])', 7 / 3], ['MIN(S1[成立日期])=YEARMONTH("1998-09")', true], ['MAX(S1[登记日期])=DATE("2026-08-31")', true], ['COUNT(S1[人数])', 3], ['COUNTA(S1[机构代码])', 4], ['COUNTBLANK(S1[人数])', 1], ['COUNTDISTINCT(S1[机构名称（全称）])', 3], ['MEDIAN(S1[人数])', 28], ['ROWS(S1[人数])', 4],
    ['SUM(S1[人数],[学时],S1[人均经费])', 119], ['SUMPRODUCT(S1[人数],S1[人均经费])', 142], ["SINGLE('5.1'[学校总收入])", 1234.56], ['SINGLE(S1[人数])', '#N/A'],
    ['COUNTIFS(S1[机构名称（全称）],"机械工程系")', 2], ['COUNTIFS(S1[人数],">=28")', 2], ['COUNTIFS(S1[人数],">="&[学时])', 1], ['COUNTIFS(S1[登记日期],">="&PERIOD_START(),S1[登记日期],"<="&PERIOD_END())', 3], ['COUNTIFS(S1[成立日期],"<2003-04")', 2], ['COUNTIFS(S1[成立日期],[来校日期])', 0], ['COUNTIFS(S1[是否教学单位],"是")', 3], ['COUNTIFS(S1[机构代码],{"01","02"})', 2], ['COUNTIFS(S1[机构代码],"a4")', 1], ['COUNTIFS(S1[机构名称（全称）],"<>教务处")', 3],
    ['SUMIFS(S1[人数],S1[是否教学单位],是)', 68], ['SUMIFS(S1[人数],S1[机构代码],[所属系部])', 40], ['AVERAGEIFS(S1[人均经费],S1[人数],"<5")', '#DIV/0!'], ['MINIFS(S1[人数],S1[是否教学单位],是)', 28], ['MAXIFS(S1[登记日期],S1[是否教学单位],否)=DATE("2025-10-08")', true], ['COUNTDISTINCTIFS(S1[机构名称（全称）],S1[是否教学单位],是)', 2],
    ['EXISTS(S1[机构代码],[所属系部],S1[是否教学单位],是)', true], ['EXISTS(S1[机构代码],"02",S1[是否教学单位],是)', false], ['LOOKUP(S1[机构名称（全称）],S1[机构代码],[所属系部])', '机械工程系'], ['LOOKUP(S1[人数],S1[机构代码],"99")', '#N/A'], ['LOOKUP(S1[人数],S1[机构代码],"A4")', null],
    ['IN([学时],32,40)', true], ['IN("副高级",{"正高级","副高级"})', true], ['IN([所属系部],S1[机构代码])', true], ['IN([是否双师],"是")', true], ['IN([学时],[额外学时],32)', true], ['POSITION("b","A","B")', 2], ['POSITION("c","A","B")', '#N/A'],
  ])('%s is %s', (source, expected) => { expect(result(source, { row })).toBe(expected) })

  it('tell whether a row is the only one of its kind', () => {
    const rows = [{ staff_no: '01', name: '王芳' }, { staff_no: '02', name: '王芳' }, { staff_no: '01', name: '李强' }]
    const each = (source: string): unknown[] => rows.map((_, rowIndex) => result(source, { rows, rowIndex }))
    expect(each('IS_UNIQUE([教工号])')).toEqual([false, true, false])
    expect(each('IS_UNIQUE([教工号],[姓名])')).toEqual([true, true, true])
    expect(each('IS_UNIQUE([姓名],[所属系部])')).toEqual([false, false, true])
    expect(each('COUNTIFS(本表[教工号],[教工号])')).toEqual([2, 1, 2])
  })

  it('are worked out anew for a new snapshot, also when two take turns', () => {
    const formula = compiled('SUM(S1[人数])+COUNTIFS(S1[机构代码],[教工号])')
    const make = (people: number): ReturnType<typeof columnsOf> => columnsOf(['org_code', 'people'], [['0012', people]])
    const one = make(1), ten = make(10)
    const at = (columns: ReturnType<typeof columnsOf>): unknown => formula.evaluate(rowOf(row), { rowIndex: 0, period, table: () => columns })
    expect([at(one), at(ten), at(one)]).toEqual([2, 11, 2])
  })

  it('add up twenty thousand figures of two decimals exactly', () => {
    const rows = Array.from({ length: 20_000 }, () => ['x', 0.01])
    const columns = columnsOf(['org_code', 'people'], rows)
    expect(compiled('SUM(S1[人数])').evaluate([], { rowIndex: 0, period, table: () => columns })).toBe(200)
  })
})

describe('check digits', () => {
  it.each([
    ['IDCARD("11010519491231002X")', true], ['IDCARD("110105194912310021")', false], ['IDCARD("11010519491331002X")', false], ['IDCARD_BIRTH("11010519491231002X")=DATE("1949-12-31")', true], ['IDCARD_GENDER("11010519491231002X")', '女'], ['IDCARD_BIRTH("1")', '#VALUE!'],
    ['ISBN("978-7-04-052340-1")', false], ['ISBN("9787111075752")', true], ['ISBN("7-111-07575-2")', false], ['ISBN("0-306-40615-2")', true], ['CREDITCODE("91350100M000100Y43")', true], ['CREDITCODE("91350100M000100Y44")', false],
  ])('%s is %s', (source, expected) => { expect(result(source)).toBe(expected) })
})

describe('the list of functions', () => {
  it('has no name twice, in either language', () => {
    const names = FUNCTIONS.flatMap(spec => [fold(spec.name), fold(spec.chinese)])
    expect(new Set(names).size).toBe(names.length)
  })
})
