import { describe, expect, it } from 'vitest'
import { sampleProgress } from '../testing/sample-progress.ts'
import { matrixOf, moveSpot } from './matrix.ts'

const progress = sampleProgress()
const find = (typed: string) => ({ onlyPressing: false, matches: (...texts: readonly string[]) => texts.some((text) => text.includes(typed)) })

describe('the matrix', () => {
  it('holds every unit and every table, a cell where a table is theirs', () => {
    const matrix = matrixOf(progress, find(''))
    expect([matrix.rows.length, matrix.tables.length]).toEqual([19, 32])
    expect(matrix.rows.flatMap((row) => row.cells).filter((cell) => cell !== null)).toHaveLength(progress.cells.length)
  })
  it('groups columns by chapter, source tables apart', () => {
    expect(matrixOf(progress, find('')).chapters.slice(0, 2)).toEqual([{ chapter: 'S', count: 5 }, { chapter: '1', count: 3 }])
  })
  it('keeps the row of a unit that is searched, and the column of a table', () => {
    const unit = matrixOf(progress, find('建筑'))
    expect([unit.rows.map((row) => row.name), unit.tables.length > 1]).toEqual([['建筑工程学院'], true])
    expect(matrixOf(progress, find('6.1.2.1')).tables.map((table) => table.number)).toEqual(['6.1.2.1'])
    expect(matrixOf(progress, find('没有这个')).rows).toEqual([])
  })
  it('shows only rows and columns with something late or returned, but counts all of a row', () => {
    const matrix = matrixOf(progress, { ...find(''), onlyPressing: true })
    expect(matrix.rows.length).toBeLessThan(19)
    const row = matrix.rows.find((one) => one.name === '建筑工程学院')
    expect(row?.late).toBe(4)
    expect(row?.all).toBeGreaterThan(4)
  })
})

describe('moving in the matrix', () => {
  it('stays inside', () => {
    expect(moveSpot({ row: 0, column: 0 }, 'ArrowUp', 3, 4, 10)).toEqual({ row: 0, column: 0 })
    expect(moveSpot({ row: 0, column: 0 }, 'PageDown', 3, 4, 10)).toEqual({ row: 2, column: 0 })
    expect(moveSpot({ row: 1, column: 1 }, 'End', 3, 4, 10)).toEqual({ row: 1, column: 3 })
  })
  it('leaves other keys alone, and an empty field', () => {
    expect(moveSpot({ row: 1, column: 1 }, 'x', 3, 4, 10)).toBeNull()
    expect(moveSpot({ row: 0, column: 0 }, 'ArrowDown', 0, 0, 10)).toBeNull()
  })
})
