import { describe, expect, it } from 'vitest'
import { distance, nearest } from './nearest.ts'

describe('nearest names', () => {
  it('counts edits, with neighbours swapped as one', () => {
    expect([distance('学时', '学是', 3), distance('课程', '程课', 3), distance('abc', 'abcd', 3), distance('abc', 'xyz', 1)]).toEqual([1, 1, 1, 3])
  })

  it('puts the likeliest first and leaves out the unlike', () => {
    expect(nearest('学是', ['姓名', '学时', '学年'])).toEqual(['学年', '学时'].sort())
    expect(nearest('机构名称', ['机构代码', '机构名称（全称）', '备注'])[0]).toBe('机构名称（全称）')
    expect(nearest('zzzz', ['姓名'])).toEqual([])
  })
})
