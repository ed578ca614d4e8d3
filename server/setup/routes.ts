import { OpenAPIHono } from '@hono/zod-openapi'
import { collegesSchema, setupSchema } from '../../rules/wire.ts'
import { listColleges } from '../colleges/store.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../http/env.ts'
import { body, jsonRoute, plainRoute } from '../http/route.ts'
import { setUp } from './set-up.ts'

const colleges = jsonRoute({ method: 'get', path: '/api/colleges', access: 'open', summary: '可以登录的学校', answer: collegesSchema })
const start = plainRoute({ method: 'post', path: '/api/setup', access: 'open', summary: '第一次启动：学校和第一个管理员', request: body(setupSchema), describe: '已设置', status: 204 })

export function setupRoutes(deps: Deps) {
  return new OpenAPIHono<Env>()
    .openapi(colleges, async c => {
      const found = await listColleges(deps.db)
      return c.json({ colleges: [...found], needsSetup: found.length === 0 }, 200)
    })
    .openapi(start, async c => {
      await setUp(deps, c.req.valid('json'))
      return c.body(null, 204)
    })
}
