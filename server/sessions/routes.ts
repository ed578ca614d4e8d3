import { OpenAPIHono } from '@hono/zod-openapi'
import { meSchema, passwordChangeSchema, sessionSchema, signInSchema } from '../../rules/wire.ts'
import { signedIn } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { addressOf, bearerOf } from '../http/caller.ts'
import type { Env } from '../http/env.ts'
import { body, jsonRoute, plainRoute } from '../http/route.ts'
import { changePassword } from './change-password.ts'
import { describeMe } from './me.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const open = jsonRoute({ method: 'post', path: '/api/session', access: 'open', summary: '登录', request: body(signInSchema), answer: sessionSchema })
const read = jsonRoute({ method: 'get', path: '/api/session', access: 'session', summary: '我是谁，能做什么', answer: meSchema })
const close = plainRoute({ method: 'delete', path: '/api/session', access: 'session', summary: '退出登录', describe: '已退出', status: 204 })
const change = plainRoute({ method: 'put', path: '/api/session/password', access: 'session', summary: '修改密码', request: body(passwordChangeSchema), describe: '已修改', status: 204 })

export function sessionRoutes(deps: Deps) {
  return new OpenAPIHono<Env>()
    .openapi(open, async c => c.json(await signIn(deps, c.req.valid('json'), addressOf(c)), 200))
    .openapi(read, c => c.json(describeMe(deps, signedIn(c.get('actor'))), 200))
    .openapi(close, async c => {
      await signOut(deps, signedIn(c.get('actor')), bearerOf(c) ?? '')
      return c.body(null, 204)
    })
    .openapi(change, async c => {
      await changePassword(deps, signedIn(c.get('actor')), c.req.valid('json'), bearerOf(c) ?? '', addressOf(c))
      return c.body(null, 204)
    })
}
