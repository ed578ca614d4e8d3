import { OpenAPIHono, z } from '@hono/zod-openapi'
import { decideAnswerSchema, decideSchema, queueSchema, reviewSchema } from '../../rules/wire.ts'
import { signedIn } from '../actor.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../http/env.ts'
import { body, jsonRoute, plainRoute } from '../http/route.ts'
import { withdraw } from '../submissions/withdraw.ts'
import { decide } from './decide.ts'
import { openReview } from './open-review.ts'
import { readQueue } from './read-queue.ts'

const params = z.object({ id: z.string().max(64) })
const reviewers = ['unit-reviewer', 'unit-head', 'owner-reviewer', 'quality'] as const
const queue = jsonRoute({ method: 'get', path: '/api/queue', access: reviewers, summary: '等我审核的', answer: queueSchema })
const open = jsonRoute({ method: 'get', path: '/api/submissions/{id}', access: 'signed-in', summary: '打开一次提交', request: { params }, answer: reviewSchema })
const judge = jsonRoute({ method: 'post', path: '/api/submissions/{id}/decisions', access: reviewers, summary: '审核', request: { params, ...body(decideSchema) }, answer: decideAnswerSchema })
const back = plainRoute({ method: 'post', path: '/api/submissions/{id}/withdrawal', access: ['filler'], summary: '撤回提交', request: { params }, describe: '已撤回', status: 204 })

export function reviewRoutes(deps: Deps) {
  return new OpenAPIHono<Env>()
    .openapi(queue, async c => c.json(await readQueue(deps, signedIn(c.get('actor'))), 200))
    .openapi(open, async c => c.json(await openReview(deps, signedIn(c.get('actor')), c.req.valid('param').id), 200))
    .openapi(judge, async c => c.json(await decide(deps, signedIn(c.get('actor')), c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(back, async c => {
      await withdraw(deps, signedIn(c.get('actor')), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
