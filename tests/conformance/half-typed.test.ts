/** A half-typed row is incomplete, not red: what holds between its cells is asked once its required cells are there (ux 3.4). */
import { describe, expect, it } from 'vitest'
import { judge } from '../../rules/judge.ts'
import { catalogueOf } from './edition-files.ts'
import { BASELINE, PERIOD } from './baseline.ts'

const catalogue = catalogueOf('v2.16')
const entry = catalogue.byNumber.get('6.1.1')
const good = BASELINE[entry?.table.id ?? '']?.[0]
const rulesFor = (change: Readonly<Record<string, string | null>>): readonly string[] => {
  if (!entry || !good) throw new Error('no baseline row of 6.1.1')
  const cells = entry.table.fields.map((field) => (field.id in change ? change[field.id] ?? null : good[field.id] ?? null))
  return judge({ catalogue, tableId: entry.table.id, rows: [{ id: 'r1', cells }], period: PERIOD, levels: new Set(['field', 'row']) }).findings.map((finding) => finding.rule)
}

describe('a row whose required cells are still blank', () => {
  it('is told to be incomplete and nothing more', () => { expect(rulesFor({ title_name: null, specialty: null })).toEqual(['F001']) })
  it('is asked about its other cells as soon as they are there', () => { expect(rulesFor({ title_name: null })).toEqual(['R046']) })
  it('shows a wrong cell at once all the same', () => { expect(rulesFor({ specialty: null, ethnicity: '汉' })).toEqual(expect.arrayContaining(['F001', 'F008'])) })
})
