import { describe, expect, it } from 'vitest'
import type { Finding, Verdict } from '../finding.ts'
import { explanationFault } from './explanation.ts'
import { mergeVerdicts, updateVerdict } from './merge.ts'
import { summarise } from './summarise.ts'

const finding = (rule: string, rowId: string | null, parts: Partial<Finding> = {}): Finding => ({
  key: `${rule}:${rowId ?? ''}:x`, rule, code: `check.${rule}`, severity: 'error', level: 'row', dimension: '合理性', rowId, cells: rowId === null ? [] : [{ rowId, field: 'x' }], params: {}, ...parts,
})
const verdict = (...findings: Finding[]): Verdict => ({ findings, incomplete: [], rows: 3 })

describe('a summary', () => {
  it('counts what blocks: errors, warnings without a word, rows with blanks', () => {
    const blank = finding('F001', 'r3', { code: 'cell.required', level: 'field' })
    const all = { ...verdict(finding('R1', 'r1'), finding('R2', 'r1', { severity: 'warning' }), finding('R2', 'r2', { severity: 'warning' }), finding('R3', 'r1', { severity: 'hint' }), blank), incomplete: ['r3'] }
    expect(summarise(all, [{ rule: 'R2', rowId: 'r2', text: '破格评审，见批文' }], 6)).toEqual({ rows: 3, errors: 1, warnings: 2, unexplained: 1, hints: 1, incomplete: 1, ready: false })
  })
  it('is ready when every warning is explained; hints do not block', () => {
    const all = verdict(finding('R2', 'r1', { severity: 'warning' }), finding('T1', null, { severity: 'warning', level: 'table' }), finding('R3', 'r1', { severity: 'hint' }))
    expect(summarise(all, [{ rule: 'R2', rowId: 'r1', text: '破格评审，见批文' }, { rule: 'T1', rowId: null, text: '本年新增两个校区' }], 6).ready).toBe(true)
    expect(summarise({ ...verdict(), rows: 0 }, [], 6).ready).toBe(false)
  })
})

describe('an explanation', () => {
  it.each([['破格评审，豫人社职〔2026〕12号', null], ['情况属实', 'explanation.short'], ['。。。。。。。。', 'explanation.short'], ['是是是是是是是', 'explanation.empty-words'], ['属实属实属实属实', 'explanation.empty-words'], ['      见批文      ', 'explanation.short']] as const)('%j gives %s', (text, fault) => {
    expect(explanationFault(text, 6)).toBe(fault)
  })
})

describe('the pane and the server', () => {
  const local = finding('F1', 'r1', { level: 'field' })
  const cross = finding('X1', 'r1', { level: 'cross-table' })
  const other = finding('X1', 'r2', { level: 'cross-table' })

  it('add up by key', () => {
    expect(mergeVerdicts({ sequence: 2, verdict: verdict(local) }, { sequence: 2, findings: [local, cross] }).findings).toEqual([local, cross])
    expect(mergeVerdicts({ sequence: 2, verdict: verdict(local) }, null).findings).toEqual([local])
  })
  it('the newer answer about the same thing counts', () => {
    const changed = { ...local, params: { value: 'new' } }
    expect(mergeVerdicts({ sequence: 2, verdict: verdict(local) }, { sequence: 3, findings: [changed] }).findings).toEqual([changed])
    expect(mergeVerdicts({ sequence: 4, verdict: verdict(local) }, { sequence: 3, findings: [changed] }).findings).toEqual([local])
  })
  it('an older answer keeps only what other tables say of rows not touched since', () => {
    const merged = mergeVerdicts({ sequence: 4, verdict: verdict() }, { sequence: 3, findings: [local, cross, other] }, new Set(['r1']))
    expect(merged.findings).toEqual([other])
  })
  it('rows that are gone take their findings with them', () => {
    expect(mergeVerdicts({ sequence: 1, verdict: verdict() }, { sequence: 1, findings: [cross, other] }, new Set(), new Set(['r2'])).findings).toEqual([other])
  })
  it('rows judged again replace their own findings', () => {
    const before = verdict(local, finding('R1', 'r2'), finding('R1', 'gone'), finding('T1', 'r2', { level: 'table' }))
    const again = verdict(finding('R2', 'r1'))
    expect(updateVerdict(before, again, new Set(['r1']), new Set(['r1', 'r2'])).findings.map((each) => each.key)).toEqual(['R1:r2:x', 'R2:r1:x'])
  })
})
