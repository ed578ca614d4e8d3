import { describe, expect, it } from 'vitest'
import type { Cell } from '../value.ts'
import { dateSerial } from '../formula/dates.ts'
import { cellReader, readCell } from './read-cell.ts'
import type { Column } from './reader.ts'
import { codes, column, period } from './column-fixture.ts'
import { goodValue } from './good-cell.ts'

const read = (of: Column, cell: Cell) => readCell(of, cell, period, 'academic_year')
/** code, what to write, whether sure */
const told = (of: Column, cell: Cell) => read(of, cell).remarks.map((each) => [each.code, each.to, each.sure])

const days = column({ type: 'number', integer: true, range: [0, 366], unit: '天' })
const money = column({ type: 'number', decimals: 2, unit: '万元', range: [0, 1_000_000] })
const month = column({ type: 'yearmonth' })
const day = column({ type: 'date' })
const text = column({ type: 'text', maxLength: 60 })
const yesNo = column({ type: 'bool' })
const ethnicity = column({ type: 'code' }, codes([['01', '汉族'], ['02', '蒙古族'], ['03', '回族']]))
const gender = column({ type: 'code' }, codes([['1', '男'], ['2', '女']]))
const title = column({ type: 'code' }, codes([[null, '教授'], [null, '副教授'], [null, '讲师'], [null, '高级工程师'], [null, '助理工程师']]))

describe('a number', () => {
  it.each<[Cell, number, string]>([
    ['45', 45, 'cell.number-form'], ['４５', 45, 'cell.number-form'], [' 45 ', 45, 'cell.number-form'], ['4 5', 45, 'cell.number-form'], ['45天', 45, 'cell.number-unit'], ['45 日', 45, 'cell.number-unit'], ['45\n', 45, 'cell.number-form'],
  ])('typed as %j is read as %d and told how to write it', (cell, value, code) => {
    expect(read(days, cell)).toMatchObject({ value, canonical: value, remarks: [{ code, to: value, sure: true }] })
  })

  it('may have thousands separators and the unit of the form', () => {
    expect(told(money, '1,234,567.80')).toEqual([['cell.number-form', 1_234_567.8, true], ['cell.out-of-range', undefined, undefined]])
    expect(told(money, '12，345.5万元')).toEqual([['cell.number-unit', 12345.5, true]])
  })

  it('in another unit is converted, but only offered', () => {
    expect(told(money, '45元')).toEqual([['cell.number-other-unit', 0.0045, false]])
    expect(told(days, '约45')).toEqual([['cell.number-other-unit', 45, false]])
    expect(read(money, '45元').value).toBeUndefined()
  })

  it.each<Cell>(['无', '/', '1.2.3', '12,34', '三天', true, '-'])('cannot be %j', (cell) => {
    expect(read(days, cell)).toMatchObject({ value: undefined, canonical: cell, remarks: [{ code: 'cell.not-number' }] })
  })

  it('stays within range, whole where it must be, with no more decimals than the form has', () => {
    expect(told(days, 400)).toEqual([['cell.out-of-range', undefined, undefined]])
    expect(told(days, 1.5)).toEqual([['cell.not-integer', undefined, undefined]])
    expect(told(money, 12.345)).toEqual([['cell.decimals', 12.35, false]])
    expect(told(money, 0.1 + 0.2)).toEqual([])
    expect(told(column({ type: 'number', integer: true }), -1)).toEqual([['cell.negative', undefined, undefined]])
  })
})

describe('a year and month', () => {
  const september = 2025 * 12 + 8
  it.each<Cell>(['2025.9', '2025年9月', '2025/9', '202509', 202509, 2025.9, '2025-9', '2025-9-1', '二〇二五年九月', '２０２５－０９', '45901', '2025 年 9 月', '2025.9.15', '2025、9'])('typed as %j is 2025-09, and surely so', (cell) => {
    expect(read(month, cell)).toMatchObject({ value: september, canonical: '2025-09', remarks: [{ code: 'cell.yearmonth-form', to: '2025-09', sure: true }] })
  })

  it('is good as 2025-09 and as a date of Excel', () => {
    expect(read(month, '2025-09')).toEqual({ value: september, canonical: '2025-09', remarks: [] })
    expect(read(month, 45901)).toEqual({ value: september, canonical: '2025-09', remarks: [] })
  })

  it('typed as 2025.1 is January or October, so nobody guesses', () => {
    expect(read(month, 2025.1)).toMatchObject({ value: undefined, remarks: [{ code: 'cell.yearmonth-unclear', params: { to: '2025-01', other: '2025-10' }, sure: false }] })
    expect(told(month, '2025.10')).toEqual([['cell.yearmonth-form', '2025-10', true]])
    expect(told(month, 2025.12)).toEqual([['cell.yearmonth-form', '2025-12', true]])
  })

  it('with two digits for the year is offered, not assumed', () => {
    expect(told(month, '19.6')).toEqual([['cell.yearmonth-form', '2019-06', false]])
    expect(told(month, '85年3月')).toEqual([['cell.yearmonth-form', '1985-03', false]])
  })

  it.each<Cell>(['2025-13', '2025', 2025, '无', '至今', '2025-00', 1e9, '2025-02-30'])('is not %j', (cell) => {
    expect(told(month, cell)).toEqual([['cell.not-yearmonth', undefined, undefined]])
  })

  it('does not lie after the period', () => {
    expect(told(month, '2026-09')).toEqual([['cell.after-period', undefined, undefined]])
    expect(told(month, '2026.9')).toEqual([['cell.yearmonth-form', '2026-09', true], ['cell.after-period', undefined, undefined]])
    expect(readCell(month, '2026-03', period, 'calendar_year').remarks[0]).toMatchObject({ code: 'cell.after-period', params: { end: '2025-12-31' } })
  })
})

describe('a day', () => {
  it.each<Cell>(['2025.9.1', '2025年9月1日', '2025/9/1', '20250901', 20250901, '2025-9-1', '45901', '二〇二五年九月一日', '2025-09-01 00:00:00', '2025年9月1号'])('typed as %j is 2025-09-01', (cell) => {
    expect(read(day, cell)).toMatchObject({ value: 45901, canonical: '2025-09-01', remarks: [{ code: 'cell.date-form', sure: true }] })
  })

  it('is good as a date of Excel and in the form of the table', () => {
    expect(read(day, 45901)).toEqual({ value: 45901, canonical: '2025-09-01', remarks: [] })
    expect(read(day, '1985-12-31')).toEqual({ value: dateSerial(1985, 12, 31), canonical: '1985-12-31', remarks: [] })
  })

  it('needs its day: none is made up', () => {
    for (const cell of ['2025年9月', '2025', 2025, 2025.9]) expect(told(day, cell)).toEqual([['cell.no-day', undefined, undefined]])
  })

  it.each<Cell>(['2025-02-30', '2025-13-01', 'x', '1899-12-31'])('is not %j', (cell) => {
    expect(told(day, cell)).toEqual([['cell.not-date', undefined, undefined]])
  })
})

describe('是 or 否', () => {
  it.each<[Cell, boolean]>([[true, true], ['TRUE', true], [1, true], ['1', true], ['√', true], ['Y', true], [' 是', true], [false, false], [0, false], ['×', false], ['n', false]])('may be typed as %j', (cell, value) => {
    expect(read(yesNo, cell)).toMatchObject({ value, canonical: value ? '是' : '否', remarks: [{ code: 'cell.bool-form', sure: true }] })
  })
  it('is nothing else', () => expect(told(yesNo, '也许')).toEqual([['cell.not-bool', undefined, undefined]]))
})

describe('a name of a code list', () => {
  it('is found from its code, its beginning, odd spaces and width', () => {
    expect(told(ethnicity, '汉')).toEqual([['cell.code-form', '汉族', true]])
    expect(told(gender, 2)).toEqual([['cell.code-form', '女', true]])
    expect(told(gender, '２')).toEqual([['cell.code-form', '女', true]])
    expect(told(ethnicity, 1)).toEqual([['cell.code-form', '汉族', true]])
    expect(told(ethnicity, '01汉族')).toEqual([['cell.code-form', '汉族', true]])
    expect(told(title, ' 讲 师　')).toEqual([['cell.code-form', '讲师', true]])
  })

  it('is offered when it is only near', () => {
    expect(told(title, '讲帅')).toEqual([['cell.not-in-list-near', '讲师', false]])
    expect(read(title, '讲帅').value).toBeUndefined()
    expect(told(ethnicity, '匈奴')).toEqual([['cell.not-in-list', undefined, undefined]])
  })

  it('outside an open list gets a hint and keeps its value', () => {
    const open = column({ type: 'code' }, codes([[null, '多媒体教室'], [null, '实训室']], false))
    expect(read(open, '操场')).toMatchObject({ value: '操场', remarks: [{ code: 'cell.not-in-open-list', severity: 'hint' }] })
  })
})

describe('a text', () => {
  it('is tidied of spaces, line breaks, full-width letters and control characters', () => {
    expect(told(text, ' 王芳')).toEqual([['cell.spaces', '王芳', true]])
    expect(told(text, '王　芳')).toEqual([['cell.spaces', '王芳', true]])
    expect(told(text, '软件\n工程')).toEqual([['cell.spaces', '软件工程', true]])
    expect(told(text, 'ＡＢ１２（校）')).toEqual([['cell.full-width', 'AB12（校）', true]])
    expect(told(text, 'a\u0007b')).toEqual([['cell.control', 'ab', true]])
    expect(read(text, '欧\u{20000}')).toEqual({ value: '欧\u{20000}', canonical: '欧\u{20000}', remarks: [] })
  })

  it('keeps the digits of a number', () => {
    expect(read(text, 20160095)).toEqual({ value: '20160095', canonical: '20160095', remarks: [] })
    expect(told(column({ type: 'text', length: 6 }), 10101)).toEqual([['cell.leading-zeros', '010101', false]])
    expect(told(text, 4.10882199001011e17)).toEqual([['cell.number-precision', undefined, undefined]])
  })

  it('is left blank where there is nothing to say', () => {
    expect(told(text, '无')).toEqual([['cell.nothing-word', null, true]])
    expect(told(text, '／')).toEqual([['cell.nothing-word', null, true]])
    expect(told(column({ type: 'text', required: true }), '无')).toEqual([['cell.nothing-word', undefined, undefined]])
  })

  it('is not too long, counted in characters', () => {
    expect(told(text, '长'.repeat(61))).toEqual([['cell.too-long', undefined, undefined]])
    expect(told(text, '\u{20000}'.repeat(60))).toEqual([])
  })

  it('that looks like a formula stays text and is pointed out', () => {
    expect(read(text, "=cmd|'/c calc'!A1")).toMatchObject({ value: "=cmd|'/c calc'!A1", canonical: "=cmd|'/c calc'!A1", remarks: [{ code: 'cell.formula-text' }] })
    expect(told(text, '-5')).toEqual([])
  })

  it('is the full name where the form asks for it', () => {
    expect(told(column({ type: 'text' }, null, []), '清华')).toEqual([['cell.full-name', undefined, undefined]])
  })
})

describe('every type', () => {
  const all = [days, money, month, day, text, yesNo, ethnicity]
  it.each(['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#####'])('refuses %s', (cell) => {
    for (const each of all) expect(read(each, cell)).toMatchObject({ value: undefined, remarks: [{ code: 'cell.excel-error' }] })
  })

  it('takes nothing as blank', () => {
    for (const each of all) for (const cell of [null, '']) expect(read(each, cell)).toEqual({ value: null, canonical: null, remarks: [] })
  })

  it('reads fast exactly what needs no remark', () => {
    const cells: readonly Cell[] = [null, '', 0, 45, 400, -1, 1.5, 12.345, '45', 'x', '无', ' x', '汉族', '汉', '2025-09', '2025-09-01', '2026-09-01', 45901, 60, 2025, 2025.1, 202509, true, '是', '否', 'TRUE', '#N/A', '=1', '０', 'é', '#3 教学楼']
    for (const each of all) {
      const reader = cellReader(each, period, 'academic_year')
      for (const cell of cells) {
        const fast = goodValue(reader.good, cell)
        const close = reader.closely(cell)
        if (fast !== undefined) expect([cell, close.value, close.remarks]).toEqual([cell, fast, []])
      }
    }
  })
})
