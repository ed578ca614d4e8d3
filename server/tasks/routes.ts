import { OpenAPIHono } from '@hono/zod-openapi'
import { tasksSchema } from '../../rules/wire.ts'
import { signedIn } from '../actor.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../http/env.ts'
import { jsonRoute } from '../http/route.ts'
import { listTasks } from './list-tasks.ts'

const read = jsonRoute({ method: 'get', path: '/api/tasks', access: 'signed-in', summary: '我的任务', answer: tasksSchema })

export function taskRoutes(deps: Deps) {
  return new OpenAPIHono<Env>().openapi(read, async c => c.json({ tasks: [...await listTasks(deps, signedIn(c.get('actor')))] }, 200))
}
