import { describe, expect, it } from 'vitest'
import { checkSchema } from './wire.ts'

const body = (cells: unknown) => checkSchema.safeParse({ sequence: 1, editionHash: 'x', whole: false, rows: [{ id: 'r1', cells }] })

describe('the cells of a row that comes in', () => {
  it('are text, numbers, yes or no, or blank', () => {
    expect(body(['陈敏', 45, -0.5, true, null, '']).success).toBe(true)
    expect(body([]).success).toBe(true)
  })

  it.each([['an object', [{}]], ['a list', [[]]], ['nothing at all', [undefined]], ['no number', [Number.NaN]], ['a text longer than a cell', ['x'.repeat(32_768)]], ['more cells than any table has', Array<null>(201).fill(null)], ['no list', 'x']])('refuse %s', (_, cells) => {
    expect(body(cells).error?.issues.map((issue) => issue.path)).toEqual([['rows', 0, 'cells']])
  })
})
