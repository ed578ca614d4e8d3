import { EventEmitter } from 'node:events'
import type { StatusEvent } from '../../rules/wire.ts'

/** Tells the panes of one college that something moved. Only hints: what is lost is found when the pane reads again. */
export interface Bus {
  tell(collegeId: string, event: StatusEvent): void
  /** answers how to stop listening */
  listen(collegeId: string, listener: (event: StatusEvent) => void): () => void
  /** ends every stream; at the stop of the server */
  close(): void
  onClose(listener: () => void): () => void
}

export function createBus(): Bus {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  let closed = false
  const on = <T extends unknown[]>(name: string, listener: (...args: T) => void): () => void => {
    emitter.on(name, listener as (...args: unknown[]) => void)
    return () => { emitter.off(name, listener as (...args: unknown[]) => void) }
  }
  return {
    tell(collegeId, event) { emitter.emit(`college:${collegeId}`, event) },
    listen: (collegeId, listener) => on(`college:${collegeId}`, listener),
    close() {
      closed = true
      emitter.emit('close')
    },
    onClose(listener) {
      // Somebody who came while the server was stopping must not keep it from stopping.
      if (closed) queueMicrotask(listener)
      return on('close', listener)
    },
  }
}
