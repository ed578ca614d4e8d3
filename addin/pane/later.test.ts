import { describe, expect, it } from 'vitest'
import { later, loadTheRest, untilLoaded } from './later.ts'

describe('parts that load later', () => {
  it('are asked for until they come, without failing', async () => {
    let asked = 0
    const waits: number[] = []
    const load = async (): Promise<string> => { asked += 1; if (asked < 4) throw new TypeError('Failed to fetch dynamically imported module'); return 'here' }
    expect(await untilLoaded(load, async (ms) => { waits.push(ms) })).toBe('here')
    expect([asked, waits]).toEqual([4, [2000, 2000, 2000]])
  })

  it('are all loaded soon after the first screen, each once', async () => {
    const loads: string[] = []
    for (const name of ['one', 'two']) later(async () => { loads.push(name); return () => null })
    await loadTheRest()
    await loadTheRest()
    expect(loads).toEqual(['one', 'two'])
  })
})
