import { expect, it } from 'vitest'
import { breather, largeRows } from './breath.ts'

const busy = (ms: number): void => { const end = performance.now() + ms; while (performance.now() < end) Math.sqrt(end) }
/** True when something else that waited for its turn got it during `wait`. */
async function letsOthersIn(wait: () => Promise<void>): Promise<boolean> {
  let came = false
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => { came = true; port1.close() }
  port2.postMessage(null)
  await wait()
  return came
}

it('lets others in after a long stretch of work on many rows', async () => {
  const breathe = breather(largeRows)
  busy(40)
  expect(await letsOthersIn(breathe)).toBe(true)
})

it('does not stop for few rows, however slow the machine is', async () => {
  const breathe = breather(largeRows - 1)
  busy(40)
  expect(await letsOthersIn(breathe)).toBe(false)
})
