import { describe, expect, it } from 'vitest'
import { nearest } from './nearest.ts'

describe('nearest', () => {
  it('finds the name that holds what was typed', () => {
    expect(nearest('汉', ['壮族', '汉族', '回族'])).toBe('汉族')
    expect(nearest('副教授（副高级）', ['正高级', '副高级'])).toBe('副高级')
  })
  it('finds a swapped or missing letter', () => {
    expect(nearest('requird', ['range', 'required'])).toBe('required')
    expect(nearest('20190412', ['20190421', '20160095'])).toBe('20190421')
  })
  it('reads full-width letters as half-width ones', () => expect(nearest('Ａ类', ['A类（纯理论课）', 'B类'])).toBe('A类（纯理论课）'))
  it('prefers the shortest of those that hold the text', () => expect(nearest('学士', ['双学士学位', '学士学位'])).toBe('学士学位'))
  it('finds nothing when nothing is like it', () => {
    expect(nearest('无', ['博士', '硕士'])).toBeNull()
    expect(nearest('  ', ['博士'])).toBeNull()
  })
})
