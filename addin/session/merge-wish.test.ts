import { describe, expect, it } from 'vitest'
import { missingIn, rangesOf, sumOf, tablesIn } from './merge-wish.ts'

const plan = {
  cells: 1000, tables: [
    { id: 's1', number: 'S1', name: '源数据', rows: 40, draftRows: 0, missing: [] },
    { id: 'a', number: '6.1.1', name: '教师', rows: 60, draftRows: 20, missing: ['机电工程学院'] },
    { id: 'b', number: '6.2', name: '兼课', rows: 0, draftRows: 5, missing: ['教务处'] },
  ],
}

describe('what to merge', () => {
  it('offers all tables, the source tables and each chapter', () => {
    expect(rangesOf(plan)).toEqual([{ range: 'all', chapter: null, count: 3 }, { range: 'S', chapter: 'S', count: 1 }, { range: '6', chapter: '6', count: 2 }])
    expect(tablesIn(plan, '6').map((table) => table.id)).toEqual(['a', 'b'])
    expect(tablesIn(plan, 'table:b').map((table) => table.id)).toEqual(['b'])
  })
  it('counts passed rows, or all, and leaves empty tables out', () => {
    expect(sumOf(plan, 'all', false)).toMatchObject({ tables: 2, rows: 100, passedRows: 100, allRows: 125, cells: 1000 })
    expect(sumOf(plan, '6', true)).toMatchObject({ tables: 2, rows: 85, cells: 850 })
    expect(sumOf(plan, 'table:b', false)).toMatchObject({ tables: 0, rows: 0, cells: 0 })
  })
  it('names tables that are not through yet', () => { expect(missingIn(plan, 'all').map((table) => table.id)).toEqual(['a', 'b']) })
})
