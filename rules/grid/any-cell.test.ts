import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../value.ts'
import { cellReader } from './read-cell.ts'
import { codes, column, period } from './column-fixture.ts'
import { goodValue } from './good-cell.ts'

const columns = {
  number: column({ type: 'number', integer: true, range: [0, 366], unit: '天' }), money: column({ type: 'number', decimals: 2, unit: '万元' }), date: column({ type: 'date' }), month: column({ type: 'yearmonth' }),
  text: column({ type: 'text', maxLength: 20 }), number6: column({ type: 'text', length: 6 }), bool: column({ type: 'bool' }),
  code: column({ type: 'code' }, codes([['01', '汉族'], ['02', '回族'], [null, '其他']])), open: column({ type: 'code' }, codes([[null, '教室'], [null, '实训室']], false)),
}
const piece = fc.constantFrom('2025', '.', '-', '/', '年', '月', '日', '9', '01', '1', '０', '，', ',', '万元', '元', '天', ' ', '　', '\n', '汉', '族', '是', '√', '#N/A', '=', '+', '无', '二〇二五', '十', '约', '(', ')', 'E5', '%', '\u0007', '\ud800')
const cell: fc.Arbitrary<Cell> = fc.oneof(fc.constant(null), fc.boolean(), fc.double(), fc.integer({ min: -10, max: 120_000 }), fc.integer({ min: 190_001, max: 219_912 }), fc.array(piece, { maxLength: 7 }).map((parts) => parts.join('')), fc.string({ unit: 'binary' }))

describe.each(Object.entries(columns))('whatever is typed in a column of %s', (_, of) => {
  const reader = cellReader(of, period, 'academic_year')

  it('is read without fault, the fast way and the close way alike', () => {
    fc.assert(fc.property(cell, (typed) => {
      const fast = goodValue(reader.good, typed)
      const close = reader.closely(typed)
      if (fast !== undefined) expect([close.value, close.remarks]).toEqual([fast, []])
      expect(new Set(close.remarks.map((each) => each.kind)).size).toBe(close.remarks.length)
    }), { numRuns: 3000, seed: 11 })
  })

  it('is cured by its sure correction, and the canonical form needs none', () => {
    fc.assert(fc.property(cell, (typed) => {
      const close = reader.closely(typed)
      const sure = close.remarks.find((each) => each.sure)
      if (sure?.to !== undefined) {
        const again = reader.closely(sure.to)
        expect(again.remarks.some((each) => each.sure)).toBe(false)
        expect(again.value).toEqual(sure.to === null ? null : close.value)
      }
      if (close.value !== undefined) {
        const canonical = reader.closely(close.canonical)
        expect(canonical.canonical).toEqual(close.canonical)
        expect(canonical.value).toEqual(close.value)
      }
    }), { numRuns: 3000, seed: 12 })
  })
})

describe('a cell of 32,767 characters', () => {
  it.each(['1', '1,', '=+', '\n', '汉', '二〇', '　', '20250901'])('of %j is read, not pondered', (part) => {
    const long = part.repeat(Math.ceil(32_767 / part.length)).slice(0, 32_767)
    for (const of of Object.values(columns)) expect(cellReader(of, period, 'academic_year').closely(long).remarks.length).toBeLessThanOrEqual(2)
  })
})
