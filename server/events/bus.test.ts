import { expect, it } from 'vitest'
import { createBus } from './bus.ts'

it('ends every stream at the stop, one that comes while stopping too', async () => {
  const bus = createBus()
  const ended: string[] = []
  bus.onClose(() => ended.push('early'))
  bus.close()
  bus.onClose(() => ended.push('late'))
  await Promise.resolve()
  expect(ended).toEqual(['early', 'late'])
})
