import { describe, expect, it } from 'vitest'
import { sheetStateOf, stagesBefore } from './sheet-state.ts'
import { regime } from './regimes-fixture.ts'

const draft = { kind: 'draft', level: 0 } as const
const returned = { kind: 'returned', level: 0 } as const
const pending = (level: number) => ({ kind: 'pending', level }) as const
const passed = { kind: 'passed', level: 4 } as const

describe('the state of a table at a unit', () => {
  it('is none without rows', () => expect(sheetStateOf(regime, [])).toEqual({ kind: 'none', level: 0, levels: 4, stagesPassed: 0, stages: 3, levelName: null }))
  it('shows first what the filler has to do', () => {
    expect(sheetStateOf(regime, [passed, returned, draft]).kind).toBe('returned')
    expect(sheetStateOf(regime, [passed, draft, pending(1)]).kind).toBe('filling')
  })
  it('is as far as its last row', () => {
    expect(sheetStateOf(regime, [passed, pending(3), pending(1)])).toEqual({ kind: 'submitted', level: 1, levels: 4, stagesPassed: 0, stages: 3, levelName: 'head' })
    expect(sheetStateOf(regime, [passed, pending(3)])).toMatchObject({ level: 3, stagesPassed: 2 })
  })
  it('is passed when every row is', () => expect(sheetStateOf(regime, [passed, passed])).toEqual({ kind: 'passed', level: 4, levels: 4, stagesPassed: 3, stages: 3, levelName: null }))
  it('cuts the pie by stages, not by levels', () => expect([0, 1, 2, 3, 4].map((level) => stagesBefore(regime, level))).toEqual([0, 0, 1, 2, 3]))
})
