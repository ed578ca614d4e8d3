import { describe, expect, it } from 'vitest'
import { backOff, eventCutter } from './event-stream.ts'

describe('the stream of status events', () => {
  it('gives an event only when it is complete', () => {
    const cut = eventCutter()
    expect(cut('data: {"kind":')).toEqual([])
    expect(cut('"queue"}\n\ndata: x')).toEqual(['{"kind":"queue"}'])
  })
  it('skips heartbeats, names and ids, and joins lines of data', () => {
    const cut = eventCutter()
    expect(cut(': ping\n\nevent: status\nid: 3\ndata: a\ndata: b\n\n')).toEqual(['a\nb'])
  })
  it('understands line ends of every kind', () => {
    expect(eventCutter()('data: a\r\n\r\ndata: b\r\r')).toEqual(['a', 'b'])
  })
})

describe('waiting before the next try', () => {
  it('doubles up to half a minute', () => {
    expect([0, 1, 2, 5, 50].map((n) => backOff(n, 0.5))).toEqual([1000, 2000, 4000, 30000, 30000])
  })
  it('spreads the panes of a college', () => {
    expect(backOff(0, 0)).toBe(750)
    expect(backOff(0, 1)).toBe(1250)
  })
})
