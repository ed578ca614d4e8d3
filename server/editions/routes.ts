import { OpenAPIHono, z } from '@hono/zod-openapi'
import { Problem } from '../../rules/problem.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../http/env.ts'
import { plainRoute } from '../http/route.ts'

const params = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) })
const read = plainRoute({ method: 'get', path: '/api/editions/{hash}', access: 'open', summary: '一个版本的表、代码表和规则', request: { params }, describe: '版本的 JSON，按指纹取，永不改变' })

/** Editions are official and public, and named by their hash: any cache may keep them for ever. */
export function editionRoutes(deps: Deps) {
  return new OpenAPIHono<Env>().openapi(read, async c => {
    const edition = await deps.editions.byHash(c.req.valid('param').hash)
    if (edition === null) throw new Problem('request.unknown')
    return c.body(edition.json, 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' })
  })
}
