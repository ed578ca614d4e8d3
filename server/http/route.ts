/**
 * How a route is declared: what it takes, what it answers, and **who may call it**. A route cannot be made without `access`,
 * and the access matrix test walks the same declarations, so a route without a rule cannot slip in.
 */
import { createRoute, type RouteConfig } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { Problem } from '../../rules/problem.ts'
import type { Role } from '../../rules/regime.ts'
import { hasRole, signedIn } from '../actor.ts'
import type { Env } from './env.ts'

/** open = anyone · session = signed in, even before the first password is changed · signed-in = anyone of the college · roles = holders of one of them. */
export type Access = 'open' | 'session' | 'signed-in' | readonly Role[]

type Request = NonNullable<RouteConfig['request']>
type NoRequest = Record<never, never>

interface Spec<P extends string, M extends RouteConfig['method'], Q extends Request> {
  readonly method: M
  readonly path: P
  readonly access: Access
  /** one sentence in Chinese for the documentation page; for guarded routes also the step named in a refusal */
  readonly summary: string
  readonly request?: Q
}

/** A route that answers 200 with JSON of the given schema. */
export function jsonRoute<const P extends string, M extends RouteConfig['method'], A extends z.ZodType, Q extends Request = NoRequest>(spec: Spec<P, M, Q> & { readonly answer: A }) {
  return createRoute({
    ...common(spec), responses: { 200: { description: '成功', content: { 'application/json': { schema: spec.answer } } } },
  })
}

/** A route that answers something other than JSON: a workbook, an event stream, nothing. */
export function plainRoute<const P extends string, M extends RouteConfig['method'], Q extends Request = NoRequest>(spec: Spec<P, M, Q> & { readonly describe: string; readonly status?: 200 | 204 }) {
  return createRoute({ ...common(spec), responses: { [spec.status ?? 200]: { description: spec.describe } } })
}

function common<P extends string, M extends RouteConfig['method'], Q extends Request>(spec: Spec<P, M, Q>) {
  const { params, query, body: sent } = spec.request ?? {}
  const bodies = Object.values(sent?.content ?? {}).map(each => each !== undefined && 'schema' in each ? each.schema : undefined)
  for (const schema of [params, query, ...bodies]) if (schema instanceof z.ZodType) parseAtOnce(schema)
  return {
    method: spec.method, path: spec.path, summary: spec.summary, request: (spec.request ?? {}) as Q, middleware: [guard(spec.access, spec.summary)] as [MiddlewareHandler<Env>],
    'x-access': spec.access, ...(spec.access === 'open' ? {} : { security: [{ bearer: [] }] }),
  }
}

/** The validator of Hono parses as if a schema might wait for something, which none of ours does; zod's quick way is closed to that. */
function parseAtOnce(schema: z.ZodType): void {
  schema.safeParseAsync = (value, context) => Promise.resolve(schema.safeParse(value, context))
}

/** A JSON body. */
export function body<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const
}

function guard(access: Access, step: string): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (access !== 'open') {
      const actor = signedIn(c.get('actor'))
      if (access !== 'session' && actor.person.mustChangePassword) throw new Problem('session.must-change-password')
      if (typeof access !== 'string' && !hasRole(actor, ...access)) throw new Problem('access.role', { step, office: '管理员' })
    }
    await next()
  }
}
