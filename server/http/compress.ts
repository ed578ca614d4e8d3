import type { MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import type { Env } from './env.ts'

/** gzip or deflate for those who take it. Answers to callers who do not are left alone, unread. */
export function compressLarge(): MiddlewareHandler<Env> {
  const zip = compress({ threshold: 1024 })
  return async (c, next) => {
    if (c.req.header('accept-encoding') === undefined) return await next()
    return await zip(c, next)
  }
}
