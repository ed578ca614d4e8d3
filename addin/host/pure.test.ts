import { describe, expect, it } from 'vitest'
import { sampleTable } from '../../rules/layout/sample-table.ts'
import { Problem } from '../../rules/problem.ts'
import { blockBytes, blockRows, bytesOf, rowsThatFit, runs } from './blocks.ts'
import { readCell, written } from './cell-text.ts'
import { findColumns, renamedPlace } from './columns.ts'
import { rowsOf } from './edit-hints.ts'
import { asProblem } from './host-problem.ts'
import { ownWrites } from './own-writes.ts'
import { giveIds, randomRowId } from './row-ids.ts'
import { isDark } from './theme.ts'
import { areaAddress } from './write-rows.ts'

const headers = ['行标识', '检查', ...sampleTable.fields.map(({ header }) => header)]
const fieldOf = (id: string) => sampleTable.fields.find((field) => field.id === id) ?? (() => { throw new Error(id) })()

describe('columns found by header', () => {
  it('finds every field where the layout put it', () => {
    expect(findColumns(headers, sampleTable)).toEqual({ at: sampleTable.fields.map((_, index) => index + 2), trouble: [] })
  })

  it('tells a changed header from a deleted column', () => {
    const renamed = headers.with(4, '教师姓名')
    expect(findColumns(renamed, sampleTable).trouble).toEqual([{ kind: 'column-renamed', field: 'name' }])
    expect(renamedPlace(renamed, sampleTable, 'name')).toBe(4)
    const deleted = headers.toSpliced(4, 1)
    expect(findColumns(deleted, sampleTable).trouble).toEqual([{ kind: 'column-missing', field: 'name' }])
    expect(findColumns(deleted, sampleTable).at[2]).toBeNull()
  })

  it('names only the column that was moved, not all it passed', () => {
    const moved = [...headers.slice(0, 2), ...headers.slice(3), headers[2]]
    expect(findColumns(moved, sampleTable).trouble).toEqual([{ kind: 'column-moved', field: 'unit' }])
  })

  it('does not mind spaces, line breaks and columns of the clerk between', () => {
    const odd = [...headers.slice(0, 4), '我的备注', ' 姓名\n', ...headers.slice(5)]
    expect(findColumns(odd, sampleTable).trouble).toEqual([])
  })
})

describe('row ids', () => {
  const counter = () => { let nth = 0; return () => `n${nth += 1}` }

  it('gives new rows an id and copied rows another one', () => {
    expect(giveIds(['r1|E:民族|', '', 'r1', 'r2', null, '有空 格'], counter())).toEqual({ ids: ['r1', 'n1', 'n2', 'r2', 'n3', 'n4'], changed: [1, 2, 4, 5] })
  })

  it('never gives out an id that stands further up', () => {
    const { ids } = giveIds(['n1', '', 'n1'], counter())
    expect(new Set(ids).size).toBe(3)
  })

  it('makes ids the server accepts', () => {
    expect(randomRowId()).toMatch(/^[\w.-]{8,64}$/)
    // Random bytes are drawn for a thousand ids at once: the next thousand differ too.
    expect(new Set(Array.from({ length: 2500 }, randomRowId)).size).toBe(2500)
  })
})

describe('what is written so that Excel stores what was meant', () => {
  it('keeps text from becoming a number, a date or a formula', () => {
    expect(written(fieldOf('days'), '45')).toBe("'45")
    expect(written(fieldOf('title_month'), '2019.6')).toBe("'2019.6")
    expect(written(fieldOf('name'), "=cmd|' /C calc'!A0")).toBe("'=cmd|' /C calc'!A0")
    expect(written(fieldOf('name'), "'钱进")).toBe("''钱进")
    expect(written(fieldOf('staff_no'), '00123')).toBe('00123')
  })

  it('writes good dates as serials, numbers in text columns as text, blanks as the empty text', () => {
    expect(written(fieldOf('title_month'), '2025-09')).toBe(45901)
    expect(written(fieldOf('staff_no'), 20160095)).toBe('20160095')
    expect(written(fieldOf('days'), null)).toBe('')
    expect(written(fieldOf('dual'), true)).toBe('是')
  })

  it('reads blanks as null and errors as their text', () => {
    expect([readCell(''), readCell('#N/A'), readCell(0), readCell(false)]).toEqual([null, '#N/A', 0, false])
  })
})

describe('blocks', () => {
  it('measures text as UTF-8', () => {
    expect(bytesOf('汉族')).toBe(9)
    expect(bytesOf('ab')).toBe(5)
  })

  it('cuts by bytes and by rows, and never into nothing', () => {
    const wide = Array.from({ length: 10 }, () => ['汉'.repeat(200_000)])
    expect(rowsThatFit(wide, 0, blockBytes)).toBe(3)
    expect(rowsThatFit([['汉'.repeat(900_000)]], 0, blockBytes)).toBe(1)
    expect(rowsThatFit(Array.from({ length: 9000 }, () => [1]), 0, blockBytes)).toBe(blockRows)
    expect(rowsThatFit([[1], [2]], 1, blockBytes)).toBe(1)
  })

  it('joins neighbours and drops doubles', () => {
    expect(runs([1, 2, 2, 3, 7])).toEqual([{ start: 1, count: 3 }, { start: 7, count: 1 }])
  })

  it('writes addresses as Excel does', () => {
    expect(areaAddress(4, 2, 3, 2)).toBe('C5:D7')
    expect(areaAddress(0, 26, 1, 1)).toBe('AA1')
  })
})

describe('events', () => {
  it('reads rows out of an address, or says it cannot', () => {
    expect(rowsOf('B4:C9')).toEqual({ row: 3, rows: 6 })
    expect(rowsOf("'6.1.1 表'!$G$7")).toEqual({ row: 6, rows: 1 })
    expect(rowsOf('4:5')).toEqual({ row: 3, rows: 2 })
    expect(rowsOf('B:C')).toBeNull()
  })

  it('knows its own writes by what Excel says, or by their address, once and not for ever', () => {
    let time = 0
    const own = ownWrites(() => time)
    own.expect('s1', 'A6:B20')
    const echo = { worksheetId: 's1', address: '表!$A$6:$B$20' }
    expect(own.isEcho(echo)).toBe(true)
    expect(own.isEcho(echo)).toBe(false)
    expect(own.isEcho({ ...echo, triggerSource: 'ThisLocalAddin' })).toBe(true)
    own.expect('s1', 'C1')
    time = 6000
    expect(own.isEcho({ worksheetId: 's1', address: 'C1' })).toBe(false)
  })
})

describe('errors of Excel', () => {
  const rich = (code: string) => Object.assign(new Error(code), { name: 'RichApi.Error', code, debugInfo: {} })

  it('become problems with what to do next', () => {
    expect(asProblem(rich('AccessDenied'))).toMatchObject({ code: 'excel.protected' })
    expect(asProblem(rich('RequestPayloadSizeLimitExceeded'))).toMatchObject({ code: 'excel.too-large' })
    expect(asProblem(rich('ItemNotFound'))).toMatchObject({ code: 'excel.sheet-gone' })
    expect(asProblem(rich('GeneralException'))).toMatchObject({ code: 'excel.failed', details: { code: 'GeneralException' } })
  })

  it('leave problems, aborts and bugs of ours as they are', () => {
    const [problem, bug, abort] = [new Problem('excel.sheet-gone'), new TypeError('x'), new DOMException('stop', 'AbortError')]
    expect([asProblem(problem), asProblem(bug), asProblem(abort)]).toEqual([problem, bug, abort])
  })
})

it('tells dark grounds from light ones', () => {
  expect([isDark('#292929'), isDark('#FFFFFF'), isDark('#0F6CBD'), isDark('')]).toEqual([true, false, true, false])
})
