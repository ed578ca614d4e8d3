import { describe, expect, it } from 'vitest'
import { cutMessage } from './message.ts'

describe('cutMessage', () => {
  it('cuts names and formulas out of a text', () => {
    expect(cutMessage('“{职称}”差 {=[a]-[b]}。')).toEqual({ parts: [
      { kind: 'text', text: '“' }, { kind: 'name', name: '职称', at: 2 }, { kind: 'text', text: '”差 ' }, { kind: 'formula', source: '=[a]-[b]', at: 9 }, { kind: 'text', text: '。' },
    ] })
  })
  it('leaves braces of a list and of a quoted text to the formula', () => {
    expect(cutMessage('{=IN([a],{"甲","}"})}')).toEqual({ parts: [{ kind: 'formula', source: '=IN([a],{"甲","}"})', at: 1 }] })
  })
  it('tells where a brace has no partner', () => {
    expect(cutMessage('差 {合计')).toEqual({ open: 2 })
    expect(cutMessage('差 合计}')).toEqual({ open: 4 })
  })
})
