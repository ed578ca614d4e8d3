import { describe, expect, it } from 'vitest'
import { compileEdition } from '../edition/compile-edition.ts'
import { faultText, loadEdition } from '../edition/load.ts'
import { smallFiles } from '../edition/small-edition.ts'
import { canonicalRows, readRow } from '../grid/read-row.ts'
import type { Period } from '../table.ts'
import type { Cell } from '../value.ts'
import { judge } from '../judge.ts'
import { shadedChanges } from './shaded.ts'
import { referenceSource } from './typed-table.ts'

const generic = ['required field', 'number field', 'computed cross-table', 'reference cross-table'].map((each, i) => {
  const [builtin, level] = each.split(' ')
  return `  - id: G00${i + 1}\n    builtin: ${builtin}\n    title: 应当这样\n    level: ${level}\n    severity: error\n    dimension: 规范性\n    message: 不对。\n    source: [own]\n`
})
const loaded = loadEdition(smallFiles({ 'checks/generic.yaml': `builtins:\n${generic.join('')}` }))
if (!loaded.ok) throw new Error(loaded.faults.map(faultText).join('\n'))
const catalogue = compileEdition(loaded.edition)
const entry = catalogue.tables.get('teacher')
if (!entry) throw new Error('no teacher table')
const period: Period = { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2026-08-31' }
/** staff_no, unit, unit_title, theory, practice, total, is_new */
const row = (...cells: Cell[]) => ({ id: 'r1', cells })
const units = referenceSource(catalogue, { asOf: 'now', lists: [{ table: 'unit_list', field: 'code', fields: ['code', 'title'], rows: [['D05', '机电工程学院'], ['D06', '建筑工程学院']] }] }, period)

describe('shaded cells', () => {
  it('are filled from their key and worked out from the row', () => {
    expect(shadedChanges(entry, [row('1', 'D05', null, 30, 10, null, '是')], units, period)).toEqual([{ rowId: 'r1', field: 'unit_title', to: '机电工程学院' }, { rowId: 'r1', field: 'total', to: 40 }])
  })
  it('follow when the key changes, and rest when they are right', () => {
    expect(shadedChanges(entry, [row('1', 'D06', '机电工程学院', 30, 10, 40, '是')], units, period)).toEqual([{ rowId: 'r1', field: 'unit_title', to: '建筑工程学院' }])
    expect(shadedChanges(entry, [row('1', 'D06', '建筑工程学院', 30, 10, 40, '是')], units, period)).toEqual([])
  })
  it('stay as they are when nobody knows better', () => {
    expect(shadedChanges(entry, [row('1', 'D99', '某学院', null, null, null, '是')], units, period).filter((each) => each.field === 'unit_title')).toEqual([])
  })
  it('are not the clerk’s to fill, but changed ones are found', () => {
    const verdict = judge({ catalogue, tableId: 'teacher', period, rows: [row('1', 'D05', null, 30, 10, 41, '是')], tables: units })
    expect(verdict.incomplete).toEqual([])
    expect(verdict.findings.map((each) => [each.code, each.fix?.cells[0]?.to])).toEqual([['cell.shaded-blank', '机电工程学院'], ['cell.shaded-changed', 40]])
  })
})

describe('reference lists without the server', () => {
  it('judge what they hold, and nothing they do not', () => {
    const partial = referenceSource(catalogue, { asOf: 'now', lists: [{ table: 'unit_list', field: 'code', fields: ['code'], rows: [['D05']] }] }, period)
    const verdict = judge({ catalogue, tableId: 'teacher', period, rows: [row('1', 'D5', '某学院', 30, 10, 40, '是')], tables: partial })
    expect(verdict.findings.map((each) => each.code)).toEqual(['ref.unknown-near'])
  })
})

describe('a row', () => {
  it('is kept in canonical form', () => {
    expect(canonicalRows(entry, period)([12, ' D05', null, '30学时', '１０', 40, true])).toEqual(['12', 'D05', null, '30学时', 10, 40, '是'])
    expect(readRow(entry, [12], period).map((each) => each.value)).toEqual(['12', null, null, null, null, null, null])
  })
})
