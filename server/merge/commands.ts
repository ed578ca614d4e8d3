import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { Problem } from '../../rules/problem.ts'
import type { Merged, mergeQuerySchema, MergePlan } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import { appendAudit } from '../audit/append.ts'
import { regimeOf, type Deps } from '../deps.ts'
import { currentYear } from '../sheets/place.ts'
import { assignedSheets } from '../tasks/store.ts'
import type { MergedTable, MergeOrder } from '../workbooks-port.ts'
import { collectRows } from './collect.ts'

type Query = z.infer<typeof mergeQuerySchema>

/** Most cells that go into an open workbook; more are downloaded (ux 3.14). */
const MOST_CELLS = 200_000

/** What a merge would hold, table by table, and which units are still missing. */
export async function planMerge(deps: Deps, actor: Actor): Promise<MergePlan> {
  const { cycle, edition } = await currentYear(deps, actor)
  const sheets = await assignedSheets(deps.db, actor.college.id, cycle.id)
  let cells = 0
  const tables = [...edition.catalogue.tables.values()].map(({ table }) => {
    const own = sheets.filter(each => each.key.tableId === table.id)
    const passed = own.filter(each => each.sheet?.state === 'passed')
    const count = (list: typeof own): number => list.reduce((sum, each) => sum + (each.sheet?.rowCount ?? 0), 0)
    const rows = count(passed)
    cells += rows * table.fields.length
    return { id: table.id, number: table.number, name: table.name, rows, draftRows: count(own) - rows, missing: own.filter(each => each.sheet?.state !== 'passed').map(each => each.unit.name) }
  })
  return { tables, cells }
}

/** The merged rows for the open workbook. Throws `merge.too-large`, `table.unknown`. Leaves an audit event: personal data left the system. */
export async function mergeRows(deps: Deps, actor: Actor, query: Query): Promise<Merged> {
  const order = await orderMerge(deps, actor, query)
  const cells = order.tables.reduce((sum, each) => sum + each.rows.length * each.table.fields.length, 0)
  if (cells > MOST_CELLS) throw new Problem('merge.too-large', { limit: '20 万' })
  await noteExport(deps, actor, order, 'merge.read')
  return {
    tables: order.tables.map(each => ({ table: each.table.id, rows: each.rows.map(row => ({ cells: [...row.cells], origin: row.origin })) })),
    hash: order.hash, at: deps.now().toISOString(),
  }
}

/** The order for the merged workbook, noted in the audit log. Throws `table.unknown`. */
export async function mergeWorkbook(deps: Deps, actor: Actor, query: Query): Promise<MergeOrder> {
  const order = await orderMerge(deps, actor, query)
  await noteExport(deps, actor, order, 'merge.downloaded')
  return order
}

async function orderMerge(deps: Deps, actor: Actor, query: Query): Promise<MergeOrder> {
  const { cycle, edition } = await currentYear(deps, actor)
  const tables = query.tables === undefined || query.tables === '' ? null : query.tables.split(',')
  const unknown = tables?.find(id => !edition.catalogue.tables.has(id))
  if (unknown !== undefined) throw new Problem('table.unknown', { table: unknown })
  const wish = { tables, drafts: query.drafts === 'yes', mask: query.mask === 'yes' }
  const collected = await collectRows(deps, actor.college.id, regimeOf(deps, actor), cycle, edition, wish)
  return {
    college: { id: actor.college.id, name: actor.college.name }, cycle, editionHash: edition.hash, catalogue: edition.catalogue, tables: collected.tables,
    hash: hashOf(collected.tables), masked: wish.mask, drafts: wish.drafts, purpose: query.purpose, person: actor.person.name, asOf: collected.asOf,
  }
}

function hashOf(tables: readonly MergedTable[]): string {
  const hash = createHash('sha256')
  for (const { table, rows } of tables) for (const row of rows) hash.update(JSON.stringify([table.id, row.cells, row.origin])).update('\n')
  return hash.digest('hex')
}

async function noteExport(deps: Deps, actor: Actor, order: MergeOrder, action: string): Promise<void> {
  await deps.db.transaction().execute(tx => appendAudit(tx, {
    collegeId: actor.college.id, personId: actor.person.id, action, at: deps.now().toISOString(), cycleId: order.cycle.id, subject: order.hash,
    details: { purpose: order.purpose, masked: order.masked, drafts: order.drafts, tables: order.tables.map(each => each.table.id), rows: order.tables.reduce((sum, each) => sum + each.rows.length, 0) },
  }))
}
