import { describe, expect, it } from 'vitest'
import { catalogueOf } from '../../tests/conformance/edition-files.ts'
import { canonicalRows } from './shaded-cells.ts'

const catalogue = catalogueOf('v2.16')
const entry = catalogue.byNumber.get('6.1.1')
const period = { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2026-08-31' }
const at = entry?.index.get('title_ym') ?? -1
const read = (cell: number | string): unknown => {
  const cells = (entry?.fields ?? []).map((_, index) => (index === at ? cell : null))
  return canonicalRows(catalogue, entry?.table.id ?? '', [{ id: 'r1', cells }], period)[0]?.cells[at]
}

describe('numbers in date columns', () => {
  it('become the text the wire has when they are days of Excel', () => { expect(read(43617)).toBe('2019-06') })
  it('stay as they are when somebody typed 2019.6 or 201906, so that it is found', () => {
    expect(read(2019.6)).toBe(2019.6)
    expect(read(201906)).toBe(201906)
    expect(read('2019年6月')).toBe('2019年6月')
  })
})
