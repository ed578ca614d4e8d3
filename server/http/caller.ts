import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import type { Env } from './env.ts'

/** The token of `authorization: Bearer …`, null when there is none. */
export function bearerOf(c: Context<Env>): string | null {
  return /^Bearer ([\w-]{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null
}

/**
 * Where a request comes from, for the count of wrong passwords. A forwarded address is believed only when the connection comes
 * from this very machine, that is from the proxy in front of us.
 */
export function addressOf(c: Context<Env>): string {
  const bindings: unknown = c.env
  const onSocket = typeof bindings === 'object' && bindings !== null && 'incoming' in bindings
  const direct = onSocket ? getConnInfo(c).remote.address ?? 'unknown' : 'unknown'
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded !== undefined && /^(::1|127\.|::ffff:127\.)/.test(direct) ? forwarded : direct
}

/** Finds out who calls. An unknown or expired token leaves the request without an actor; guarded routes then refuse it. */
export function authenticate(deps: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = bearerOf(c)
    if (token !== null) c.set('actor', await deps.actors.resolve(token, deps.now()))
    await next()
  }
}
