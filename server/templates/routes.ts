import { OpenAPIHono, z } from '@hono/zod-openapi'
import { Problem } from '../../rules/problem.ts'
import { signedIn, type Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { download } from '../http/download.ts'
import type { Env } from '../http/env.ts'
import { plainRoute } from '../http/route.ts'
import { currentYear } from '../sheets/place.ts'
import type { TemplateOrder } from '../workbooks-port.ts'

const params = z.object({ table: z.string().max(64) })
const read = plainRoute({ method: 'get', path: '/api/templates/{table}', access: 'signed-in', summary: '空白填报表', request: { params }, describe: '.xlsx' })

export function templateRoutes(deps: Deps) {
  return new OpenAPIHono<Env>().openapi(read, async c => {
    const order = await orderTemplate(deps, signedIn(c.get('actor')), c.req.valid('param').table)
    return download(c, `${order.tables[0]?.number ?? ''} ${order.tables[0]?.name ?? ''}.xlsx`, sink => deps.workbooks.template(order, sink))
  })
}

/** An empty official form of the current year, bound to the college. It holds nobody's data, so anyone signed in may have it. */
async function orderTemplate(deps: Deps, actor: Actor, tableId: string): Promise<TemplateOrder> {
  const { cycle, edition } = await currentYear(deps, actor)
  const table = edition.catalogue.tables.get(tableId)?.table
  if (table === undefined) throw new Problem('table.unknown', { table: tableId })
  const unit = actor.roles.find(held => held.role === 'filler') ?? null
  return {
    college: { id: actor.college.id, name: actor.college.name }, unit: unit === null ? null : { id: unit.unitId, name: unit.unitName }, cycle, editionHash: edition.hash,
    catalogue: edition.catalogue, tables: [table],
  }
}
