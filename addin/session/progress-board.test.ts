import { describe, expect, it } from 'vitest'
import { sampleProgress } from '../testing/sample-progress.ts'
import { sampleQueue } from '../testing/sample-review.ts'
import { boardOf, pressingOf, sharesOf } from './progress-board.ts'

const progress = sampleProgress()

describe('the board of progress', () => {
  it('puts units with late sheets first and counts each sheet once', () => {
    const board = boardOf(progress, 'unit')
    expect(board[0]).toMatchObject({ name: '建筑工程学院', late: 4 })
    expect(board[1]).toMatchObject({ name: '信息工程学院', late: 1 })
    for (const line of board) expect(line.passed + line.underReview + line.returned + line.late + line.rest).toBe(line.all)
    expect(board.reduce((sum, line) => sum + line.all, 0)).toBe(progress.cells.length)
  })
  it('lists what holds a unit up, late ones first, passed ones never', () => {
    const open = boardOf(progress, 'unit')[0]?.open ?? []
    expect(open.slice(0, 4).every((cell) => cell.late)).toBe(true)
    expect(open.some((cell) => cell.state.kind === 'passed')).toBe(false)
  })
  it('tells the same by table', () => {
    const board = boardOf(progress, 'table')
    expect(board[0]?.late).toBe(1)
    expect(board.reduce((sum, line) => sum + line.late, 0)).toBe(5)
  })
  it('keeps only what is asked for', () => { expect(boardOf(progress, 'unit', (cell) => cell.late).map((line) => line.all)).toEqual([4, 1]) })
  it('gives shares without decimals, nought of nought is nought', () => {
    expect(sharesOf(progress).onTime).toBe(88)
    expect(sharesOf({ ...progress, cells: [], totals: { assigned: 0, passed: 0, onTime: 0, firstPass: 0, late: 0 } })).toEqual({ passed: 0, onTime: 0, firstPass: 0 })
  })
  it('never says a hundred per cent before all have passed', () => {
    expect(sharesOf({ ...progress, totals: { ...progress.totals, assigned: 1000, passed: 999 } }).passed).toBe(99)
  })
})

describe('what to do now', () => {
  it('names late sheets, the longest pile, and what waits for me', () => {
    expect(pressingOf(progress, sampleQueue)).toMatchObject([{ kind: 'late', units: 2, n: 5 }, { kind: 'backlog' }, { kind: 'mine', n: 5, clean: 2 }])
  })
  it('is empty when nothing presses', () => {
    expect(pressingOf({ ...progress, cells: progress.cells.filter((cell) => cell.state.kind === 'passed') }, [])).toEqual([])
  })
})

