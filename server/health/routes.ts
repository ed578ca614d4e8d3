import { OpenAPIHono, z } from '@hono/zod-openapi'
import { anyCollege } from '../colleges/store.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../http/env.ts'
import { jsonRoute } from '../http/route.ts'

const healthSchema = z.object({
  status: z.literal('ok'), version: z.string(), time: z.string(), database: z.object({ engine: z.string(), version: z.number().int() }),
  edition: z.object({ id: z.string(), hash: z.string() }), regimes: z.array(z.string()),
})
const read = jsonRoute({ method: 'get', path: '/api/health', access: 'open', summary: '服务器是否正常', answer: healthSchema })

/** Asks the database something, so that `ok` means more than that the process runs. */
export function healthRoutes(deps: Deps, version: string) {
  return new OpenAPIHono<Env>().openapi(read, async c => {
    await anyCollege(deps.db)
    const { id, hash } = deps.editions.newest
    return c.json({
      status: 'ok' as const, version, time: deps.now().toISOString(), database: { engine: deps.database.engine, version: deps.database.version },
      edition: { id, hash }, regimes: [...deps.regimes.keys()],
    }, 200)
  })
}
