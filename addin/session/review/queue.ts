import { arrangeQueue } from './arrange.ts'
import { reached, report, patch, type Context } from '../context.ts'

/** Reads the queue; what was there stays visible while it is read and when it fails. */
export async function loadQueue(context: Context): Promise<void> {
  context.store.set((state) => ({ ...state, queue: { ...state.queue, since: context.clock.now(), told: null } }))
  try {
    const value = await context.api.queue()
    reached(context)
    patch(context, { queue: { value, at: context.clock.now(), since: null, told: null } })
  } catch (error) {
    context.store.set((state) => ({ ...state, queue: { ...state.queue, since: null } }))
    report(context, error, { key: 'fault.queue' }, () => { void loadQueue(context) })
  }
}

export { arrangeQueue }
