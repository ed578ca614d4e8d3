import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../rules/value.ts'
import { teacher } from '../../testing/sample-edition.ts'
import { carriedOver, differencesToLastYear, nameOf, threeWay } from './rows.ts'

const row = (id: string, no: Cell, name: Cell = null, nation: Cell = null, level: Cell = null) => ({ id, cells: [no, name, nation, level, null, null, null] })
const always = (): boolean => true

describe('taking last year over', () => {
  it('fills blank cells of a row with the same key and leaves what is there and what is shaded', () => {
    const plan = carriedOver(teacher, [row('a', '1', null, '回族')], [row('l', '1', '赵晓东', '汉族', '中级')], always, () => 'n')
    expect(plan).toEqual({ changes: [{ rowId: 'a', field: 'level', to: '中级' }], added: [], rowIds: ['a'] })
  })
  it('adds rows that are not there, but nobody who left', () => {
    const lastYear = [row('l1', '1', '赵晓东'), row('l2', '2', '孙丽')]
    expect(carriedOver(teacher, [], lastYear, (_, key) => key === '1', () => 'n').added).toEqual([{ id: 'n', cells: lastYear[0]?.cells }])
  })
})

describe('somebody else changed the table too', () => {
  const base = [row('a', '1', '赵', '汉族', '中级')]
  it('takes cells only they changed and rows only they added', () => {
    const merged = threeWay(teacher, base, base, [row('a', '1', '赵', '回族', '中级'), row('b', '2')])
    expect(merged).toMatchObject({ take: [{ rowId: 'a', field: 'nation', to: '回族' }], clashes: [] })
    expect(merged.added.map((one) => one.id)).toEqual(['b'])
  })
  it('asks where both changed the same cell differently, not where they agree', () => {
    const mine = [row('a', '1', '赵', '满族', '高级')]
    expect(threeWay(teacher, base, mine, [row('a', '1', '赵', '回族', '高级')]).clashes).toEqual([{ rowId: 'a', field: 'nation', to: '回族' }])
  })
  it('keeps a row they removed: nothing typed is lost', () => {
    expect(threeWay(teacher, base, base, [])).toEqual({ take: [], added: [], clashes: [], theirRows: [] })
  })
})

describe('a row for people', () => {
  it('is called by name and key', () => { expect(nameOf(teacher, row('a', '20190412', '赵晓东'))).toBe('赵晓东 20190412') })
  it('differs from last year by its key, wherever it stands', () => {
    expect(differencesToLastYear(teacher, [row('a', '1', '赵', '回族')], [row('x', '1', '赵', '汉族')])).toEqual(new Map([['a', ['nation']]]))
  })
})
