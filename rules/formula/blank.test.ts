import { describe, expect, it } from 'vitest'
import { day, month, result } from './testing/sample.ts'

/** [学时] and [姓名] are filled in the row, [额外学时], [出生日期] and the others are blank. */
const row = { hours: 3, name: '王芳', from: day(2020, 9, 1) }

describe('blank', () => {
  it.each([
    ['[学时]+[额外学时]', 3], ['[额外学时]-[学时]', -3], ['[额外学时]+[额外学时]', 0],
    ['[学时]*[额外学时]', null], ['[额外学时]/[学时]', null], ['[学时]/[额外学时]', null], ['[额外学时]^2', null], ['-[额外学时]', null], ['[额外学时]%', null],
    ['[出生日期]+1', null], ['[来校日期]-[出生日期]', null], ['[来校日期]+[额外学时]', null],
    ['[额外学时]=0', null], ['[额外学时]<>0', null], ['[学时]>[额外学时]', null], ['[教工号]="a"', null], ['[教工号]<>"a"', null], ['[额外学时]=[额外学时]', null], ['[是否双师]=是', null], ['[出生日期]<[来校日期]', null],
    ['[额外学时]=""', true], ['[学时]=""', false], ['""<>[姓名]', true], ['[出生日期]=""', true],
    ['[姓名]&[教工号]', '王芳'], ['[教工号]&[所属系部]', null], ['CONCAT([教工号],[姓名],1)', '王芳1'],
    ['AND([额外学时]>0,[学时]>9)', false], ['AND([额外学时]>0,[学时]>1)', null], ['AND([学时]>1,[额外学时]>0)', null], ['AND([学时]>1,[额外学时]>0,[学时]>9)', false],
    ['OR([额外学时]>0,[学时]>1)', true], ['OR([额外学时]>0,[学时]>9)', null], ['OR([学时]>9,[额外学时]>0,[学时]>1)', true], ['OR([学时]>9,[额外学时]>0,[学时]>8)', null], ['NOT([额外学时]>0)', null],
    ['IF([额外学时]>0,1,2)', null], ['IF([学时]>9,1)', null], ['IFS([额外学时]>0,1,是,2)', null], ['SWITCH([额外学时],1,"a","b")', null],
    ['SUM([学时],[额外学时])', 3], ['SUM([额外学时],[额外学时])', 0], ['MIN([额外学时],[学时])', 3], ['MAX([额外学时])', null], ['AVERAGE([学时],[额外学时])', 3], ['AVERAGE([额外学时])', '#DIV/0!'], ['COUNT([学时],[额外学时])', 1], ['COUNTA([姓名],[教工号])', 1], ['COUNTBLANK([姓名],[教工号])', 1],
    ['LEN([教工号])', null], ['LEN([教工号])>=4', null], ['LEFT([姓名],0)', null], ['TRIM("  ")', null], ['SUBSTITUTE([姓名],"王芳","")', null], ['MATCHES([教工号],"^$")', null], ['IN([教工号],"a")', null], ['AGE([出生日期])', null], ['ROUND([额外学时],1)', null], ['BETWEEN([额外学时],0,1)', null],
    ['ISBLANK([教工号])', true], ['NOTBLANK([姓名])', true], ['ALLBLANK([教工号],[额外学时])', true], ['ALLBLANK([教工号],[姓名])', false], ['ANYBLANK([教工号],[姓名])', true], ['ALLFILLED([姓名],[学时])', true], ['ANYFILLED([教工号],[额外学时])', false], ['ANYBLANK([姓名],[学时]+1)', false],
    ['IFBLANK([额外学时],7)', 7], ['IFBLANK([学时],7)', 3], ['COALESCE([教工号],[所属系部],[姓名])', '王芳'],
    ['EXISTS(S1[机构代码],[所属系部])', null], ['EXISTS(S1[机构代码],[所属系部],S1[是否教学单位],是)', null], ['LOOKUP(S1[人数],S1[机构代码],[所属系部])', null], ['COUNTIFS(S1[机构代码],[所属系部])', null], ['IS_UNIQUE([教工号],[所属系部])', null],
    ['COUNTIFS(S1[人数],"=")', 1], ['COUNTIFS(S1[人数],"<>")', 3], ['COUNTIFS(S1[机构名称（全称）],"机械工程系",S1[人数],[额外学时])', null], ['COUNTIFS(S1[人数],[额外学时],S1[人均经费],[学时])', 1],
  ])('%s is %s', (source, expected) => {
    expect(result(source, { row })).toBe(expected)
  })

  it('lets a rule speak only when it can know', () => {
    const rule = '[获取日期（年月）]>=EDATE([出生日期],12*20)'
    expect(result(rule, { row: { birth: day(1980, 5, 20) } })).toBe(null)
    expect(result(rule, { row: { birth: day(1980, 5, 20), title_ym: month('1999-01') } })).toBe(false)
    expect(result(rule, { row: { birth: day(1980, 5, 20), title_ym: month('2000-05') } })).toBe(true)
  })
})
