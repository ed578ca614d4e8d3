import { describe, expect, it } from 'vitest'
import { orderByNeed } from './compute-order.ts'

describe('orderByNeed', () => {
  it('puts what is needed first', () => {
    expect(orderByNeed(new Map([['total', ['men', 'women']], ['share', ['total', 'women']], ['women', []]]))).toEqual({ order: ['women', 'total', 'share'] })
  })
  it('tells a circle from its first member round to it again', () => {
    expect(orderByNeed(new Map([['x', ['a']], ['a', ['b']], ['b', ['a']]]))).toEqual({ circle: ['a', 'b', 'a'] })
  })
  it('tells what needs itself', () => expect(orderByNeed(new Map([['a', ['a']]]))).toEqual({ circle: ['a', 'a'] }))
})
