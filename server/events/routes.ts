import { OpenAPIHono } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import type { StatusEvent } from '../../rules/wire.ts'
import { signedIn } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { bearerOf } from '../http/caller.ts'
import type { Env } from '../http/env.ts'
import { plainRoute } from '../http/route.ts'

const HEARTBEAT = 20_000
const read = plainRoute({ method: 'get', path: '/api/events', access: 'signed-in', summary: '状态变化（SSE）', describe: '事件流：sheet、queue、progress、cycle；开头一个 hello' })

/**
 * Status changes of the caller's own college. Read by fetch, since EventSource cannot carry a token. Ends by itself when the
 * session does, looked at with each heartbeat; the heartbeat also keeps proxies from closing a quiet line.
 */
export function eventRoutes(deps: Deps) {
  return new OpenAPIHono<Env>().openapi(read, c => {
    const collegeId = signedIn(c.get('actor')).college.id
    const token = bearerOf(c) ?? ''
    return streamSSE(c, async stream => {
      const send = (event: StatusEvent): void => { void stream.writeSSE({ event: event.kind, data: JSON.stringify(event) }) }
      await new Promise<void>(done => {
        const endings = [deps.bus.listen(collegeId, send), deps.bus.onClose(() => { end() })]
        const beat = setInterval(() => { void pulse() }, HEARTBEAT)
        const end = (): void => {
          clearInterval(beat)
          for (const stop of endings) stop()
          done()
        }
        const pulse = async (): Promise<void> => {
          if (await deps.actors.resolve(token, deps.now()) === null) end()
          else await stream.write(': beat\n\n')
        }
        stream.onAbort(end)
        send({ kind: 'hello', table: null, unit: null, at: deps.now().toISOString() })
      })
    })
  })
}
