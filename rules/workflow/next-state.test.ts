import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowState } from '../wire.ts'
import { loadRegime } from '../regime/load.ts'
import { describeWorkflow } from './describe.ts'
import { nextState } from './next-state.ts'
import { mayDecide } from './actor.ts'
import { refusals, steps, transitions } from './transitions.ts'
import { collectorAlone, filled, holders, people, regime } from './regimes-fixture.ts'

const draft: RowState = { kind: 'draft', level: 0 }
const pending = (level: number): RowState => ({ kind: 'pending', level })
const passed: RowState = { kind: 'passed', level: 4 }
const returned: RowState = { kind: 'returned', level: 0 }
const facts = (actor: keyof typeof people, ...fillers: string[]) => ({ actor: people[actor], filled: filled(...(fillers.length > 0 ? fillers : ['clerk'])), holders, decided: false })

describe('a row', () => {
  it('is refused every step its state does not know', () => {
    for (const state of [draft, pending(0), returned, passed]) for (const step of steps) {
      if (transitions.some((each) => each.from === state.kind && each.step === step)) continue
      expect(nextState(regime, state, step, facts('everything'))).toEqual({ problem: refusals[step] })
    }
  })

  it('is filled only by people of the unit', () => {
    expect(nextState(regime, draft, 'submit', facts('otherHead'))).toEqual({ problem: 'access.unit' })
    expect(nextState(regime, draft, 'save', facts('quality'))).toEqual({ problem: 'access.role' })
  })

  it('passes level by level', () => {
    expect(nextState(regime, draft, 'submit', facts('clerk'))).toEqual({ state: pending(0), skipped: [] })
    expect(nextState(regime, pending(0), 'approve', facts('collector'))).toEqual({ state: pending(1), skipped: [] })
    expect(nextState(regime, pending(1), 'approve', facts('head'))).toEqual({ state: pending(2), skipped: [] })
    expect(nextState(regime, pending(2), 'approve', facts('staffOffice'))).toEqual({ state: pending(3), skipped: [] })
    expect(nextState(regime, pending(3), 'approve', facts('quality'))).toEqual({ state: passed, skipped: [] })
  })

  it('skips, on record, the level whose only reviewer filled it', () => {
    const alone = { ...facts('collector', 'collector'), holders: collectorAlone }
    expect(nextState(regime, draft, 'submit', alone)).toEqual({ state: pending(1), skipped: [regime.levels[0]] })
    expect(nextState(regime, draft, 'submit', { ...alone, filled: filled('clerk') })).toEqual({ state: pending(0), skipped: [] })
    expect(nextState(regime, draft, 'submit', { ...alone, filled: filled('collector', 'clerk') })).toEqual({ state: pending(1), skipped: [regime.levels[0]] })
  })

  it('is never skipped for want of any reviewer', () => {
    expect(nextState(regime, draft, 'submit', { ...facts('clerk'), holders: () => [] })).toEqual({ state: pending(0), skipped: [] })
  })

  it('goes back to draft only before the first decision', () => {
    expect(nextState(regime, pending(0), 'withdraw', facts('clerk'))).toEqual({ state: draft, skipped: [] })
    expect(nextState(regime, pending(1), 'withdraw', { ...facts('clerk'), decided: true })).toEqual({ problem: 'submission.not-withdrawable' })
  })

  it('stays returned while it is corrected and starts again at the first level', () => {
    expect(nextState(regime, pending(3), 'return', facts('quality'))).toEqual({ state: returned, skipped: [] })
    expect(nextState(regime, returned, 'save', facts('clerk'))).toEqual({ state: returned, skipped: [] })
    expect(nextState(regime, returned, 'submit', facts('clerk'))).toEqual({ state: pending(0), skipped: [] })
  })
})

describe('who may decide', () => {
  const at = (level: number, who: keyof typeof people, ...fillers: string[]) => {
    const one = regime.levels[level]
    return one && mayDecide(regime, one, people[who], filled(...fillers))
  }
  it('is never who filled the row', () => {
    for (const level of [0, 1, 2, 3]) expect(at(level, 'everything', 'clerk', 'everything')).toBe('access.own-submission')
    expect(at(1, 'head', 'head')).toBe('access.own-submission')
    expect(at(1, 'deputy', 'head')).toBe(true)
  })
  it('holds the role in the unit, the owner office or the college', () => {
    expect(at(1, 'otherHead', 'clerk')).toBe('access.role')
    expect(at(2, 'otherOwner', 'clerk')).toBe('access.role')
    expect(at(2, 'staffOffice', 'clerk')).toBe(true)
    expect(at(3, 'quality', 'clerk')).toBe(true)
    expect(at(3, 'clerk', 'clerk')).toBe('access.role')
  })
})

describe('the table of transitions', () => {
  const reach = (from: readonly string[]): Set<string> => {
    const seen = new Set(from)
    const queue = [...from]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const [kind = '', level = '0'] = at.split(' ')
      for (const step of steps) {
        const out = nextState(regime, { kind: kind as RowState['kind'], level: Number(level) }, step, facts('everything', 'someone'))
        if ('state' in out && !seen.has(`${out.state.kind} ${out.state.level}`)) {
          seen.add(`${out.state.kind} ${out.state.level}`)
          queue.push(`${out.state.kind} ${out.state.level}`)
        }
      }
    }
    return seen
  }
  const all = ['draft 0', 'pending 0', 'pending 1', 'pending 2', 'pending 3', 'returned 0', 'passed 4']

  it('reaches every state from a draft', () => expect([...reach(['draft 0'])].sort()).toEqual([...all].sort()))
  it('leads from every state but the last to passed', () => {
    for (const state of all) expect(reach([state]).has('passed 4'), state).toBe(true)
    expect([...reach(['passed 4'])]).toEqual(['passed 4'])
  })
})

describe('whatever people do', () => {
  const move = fc.record({ step: fc.constantFrom(...steps), who: fc.constantFrom(...(Object.keys(people) as (keyof typeof people)[])), changes: fc.boolean() })

  it('no row passes unseen by others, and no approval reaches content it was not given for', () => {
    let reached = 0
    fc.assert(fc.property(fc.array(move, { minLength: 40, maxLength: 200 }), fc.boolean(), (moves, alone) => {
      let state: RowState = draft
      let version = 0
      let fillers: string[] = []
      let approvals: { version: number; level: number; by: string }[] = []
      for (const { step, who, changes } of moves) {
        const decided = approvals.some((each) => each.version === version && each.by !== 'skipped')
        const typing: string[] = step === 'save' || step === 'submit' ? [...new Set([...fillers, people[who].personId])] : fillers
        const out = nextState(regime, state, step, { actor: people[who], filled: filled(...typing), holders: alone ? collectorAlone : holders, decided })
        if (!('state' in out)) continue
        if (step === 'save' && changes) version++
        fillers = typing
        if (step === 'submit' || step === 'withdraw') approvals = approvals.filter((each) => each.version !== version)
        if (step === 'approve') {
          expect(fillers).not.toContain(people[who].personId)
          approvals.push({ version, level: state.level, by: people[who].personId })
        }
        for (const level of out.skipped) approvals.push({ version, level: regime.levels.indexOf(level), by: 'skipped' })
        state = out.state
        if (state.kind === 'passed') {
          reached++
          const mine = approvals.filter((each) => each.version === version)
          expect(new Set(mine.map((each) => each.level))).toEqual(new Set([0, 1, 2, 3]))
          expect(mine.some((each) => each.by !== 'skipped' && !fillers.includes(each.by))).toBe(true)
        }
      }
    }), { numRuns: 500, seed: 7 })
    // the property says something only if rows do get through
    expect(reached).toBeGreaterThan(20)
  })
})

describe('docs/workflow.md', () => {
  const regimes = ['jiaozuo', 'xiangyang'].map((id) => {
    const loaded = loadRegime(`regimes/${id}.yaml`, readFileSync(new URL(`../regimes/${id}.yaml`, import.meta.url), 'utf8'))
    if ('faults' in loaded) throw new Error(loaded.faults[0]?.text)
    return loaded.regime
  })
  it('says what the regimes say', () => {
    expect(readFileSync(new URL('../../docs/workflow.md', import.meta.url), 'utf8')).toBe(describeWorkflow(regimes))
  })
  it('prints the matrix of state, step and role', () => expect(describeWorkflow([regime])).toMatchSnapshot())
})
