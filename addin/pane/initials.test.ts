import { describe, expect, it } from 'vitest'
import { initials, matches } from './initials.ts'

describe('search by initials of pinyin', () => {
  it('knows the initials of official words', () => {
    expect(initials('校内专任教师基本情况')).toBe('xnzrjsjbqk')
    expect(initials('双师素质')).toBe('sssz'.replace(' ', ''))
    expect(initials('6.1.1 民族')).toBe('6.1.1 mz')
  })
  it('finds by number, by part of a name and by initials', () => {
    for (const typed of ['6.1', '教师', 'jbqk', '']) expect(matches(typed, '6.1.1', '校内专任教师基本情况')).toBe(true)
    expect(matches('学生', '6.1.1', '校内专任教师基本情况')).toBe(false)
  })
})
