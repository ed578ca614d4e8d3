import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { Env } from './env.ts'

/** Gives each request an id (also as `x-request-id` of the answer) and one line in the log. Neither bodies nor tokens are logged. */
export function logRequests(log: Logger): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = randomUUID()
    const start = performance.now()
    c.set('requestId', requestId)
    c.set('actor', null)
    c.header('x-request-id', requestId)
    await next()
    if (!log.isLevelEnabled('info')) return
    const actor = c.get('actor')
    log.info({ requestId, method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(performance.now() - start), college: actor?.college.id, person: actor?.person.id }, 'request')
  }
}
