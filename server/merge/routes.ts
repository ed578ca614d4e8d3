import { OpenAPIHono } from '@hono/zod-openapi'
import { mergedSchema, mergePlanSchema, mergeQuerySchema } from '../../rules/wire.ts'
import { signedIn } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { download } from '../http/download.ts'
import type { Env } from '../http/env.ts'
import { jsonRoute, plainRoute } from '../http/route.ts'
import { mergeRows, mergeWorkbook, planMerge } from './commands.ts'

const access = ['quality', 'admin'] as const
const plan = jsonRoute({ method: 'get', path: '/api/merge/plan', access, summary: '合并：齐了哪些，还差谁', answer: mergePlanSchema })
const rows = jsonRoute({ method: 'get', path: '/api/merge/rows', access, summary: '合并到打开的工作簿', request: { query: mergeQuerySchema }, answer: mergedSchema })
const workbook = plainRoute({ method: 'get', path: '/api/merge/workbook', access, summary: '下载合并工作簿', request: { query: mergeQuerySchema }, describe: '.xlsx；x-content-hash 是内容指纹' })

export function mergeRoutes(deps: Deps) {
  return new OpenAPIHono<Env>()
    .openapi(plan, async c => c.json(await planMerge(deps, signedIn(c.get('actor'))), 200))
    .openapi(rows, async c => c.json(await mergeRows(deps, signedIn(c.get('actor')), c.req.valid('query')), 200))
    .openapi(workbook, async c => {
      const order = await mergeWorkbook(deps, signedIn(c.get('actor')), c.req.valid('query'))
      return download(c, `${order.college.name}-${order.cycle.id}-状态数据.xlsx`, sink => deps.workbooks.merged(order, sink), { 'x-content-hash': order.hash })
    })
}
