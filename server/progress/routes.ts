import { OpenAPIHono } from '@hono/zod-openapi'
import { progressSchema } from '../../rules/wire.ts'
import { signedIn } from '../actor.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../http/env.ts'
import { jsonRoute } from '../http/route.ts'
import { readProgress } from './read-progress.ts'

const read = jsonRoute({ method: 'get', path: '/api/progress', access: 'signed-in', summary: '部门 × 表的进度', answer: progressSchema })

export function progressRoutes(deps: Deps) {
  return new OpenAPIHono<Env>().openapi(read, async c => c.json(await readProgress(deps, signedIn(c.get('actor'))), 200))
}
