import { describe, expect, it } from 'vitest'
import { formatValue } from './number-format.ts'
import { parseTyped } from './typing.ts'

const today = new Date(2026, 4, 6)

describe('what typing does', () => {
  it.each([
    ['12', 12, null],
    ['-0.5', -0.5, null],
    ['1,234', 1234, '#,##0'],
    ['12.5%', 0.125, '0.00%'],
    ['2025-09', 45901, 'mmm-yy'],
    ['2025/9/1', 45901, 'yyyy/m/d'],
    ['2025年9月1日', 45901, 'yyyy"年"m"月"d"日"'],
    ['9-1', 46266, 'm"月"d"日"'],
    ['8:30', 8.5 / 24, 'h:mm'],
    ['2025-13', '2025-13', null],
    ['2025-02-30', '2025-02-30', null],
    ['true', true, null],
    ["'0012", '0012', null],
    ['0012', 12, null],
    ['４２', '４２', null],
    ['410103199001011234', 410103199001011000, null],
    [' 教授', ' 教授', null],
    ['1e3', 1000, '0.00E+00'],
  ])('%s', (text, value, numberFormat) => {
    expect(parseTyped(text, 'General', today)).toEqual({ value, formula: null, numberFormat })
  })

  it('keeps everything as text in a text cell, formulas too', () => {
    expect(parseTyped('=1+1', '@', today)).toEqual({ value: '=1+1', formula: null, numberFormat: null })
    expect(parseTyped('0012', '@', today).value).toBe('0012')
  })

  it('keeps the format a cell already has', () => {
    expect(parseTyped('2025-09', 'yyyy-mm', today)).toEqual({ value: 45901, formula: null, numberFormat: null })
  })
})

describe('what a cell shows', () => {
  it.each([
    [45901, 'yyyy-mm', '2025-09'],
    [45901, 'yyyy-mm-dd', '2025-09-01'],
    [45901, 'mmm-yy', 'Sep-25'],
    [45901, 'yyyy"年"m"月"d"日"', '2025年9月1日'],
    [45901 + 8.5 / 24, 'yyyy/m/d h:mm', '2025/9/1 8:30'],
    [0.5, 'h:mm AM/PM', '12:00 PM'],
    [1, 'yyyy-mm-dd', '1900-01-01'],
    [60, 'yyyy-mm-dd', '1900-02-29'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
    [3.14159, 'General', '3.14159'],
    [1234567890123, 'General', '1.23457E+12'],
    [0.1 + 0.2, 'General', '0.3'],
    [7, '@', '7'],
    [2.5, '0', '3'],
    [1.005, '0.00', '1.01'],
    [1234.5, '#,##0.00', '1,234.50'],
    [-1234.5, '#,##0.00;[Red]-#,##0.00', '-1,234.50'],
    [0, '0;-0;"无"', '无'],
    [0.256, '0%', '26%'],
    [12345, '0.00E+00', '1.23E+04'],
    [7, '000', '007'],
    [1.5, '0.##', '1.5'],
    [true, '0', 'TRUE'],
    ['文', '0.00', '文'],
    ['文', '0;0;0;"〔"@"〕"', '〔文〕'],
  ])('%s as %s', (value, format, shown) => {
    expect(formatValue(value, format)).toBe(shown)
  })
})
