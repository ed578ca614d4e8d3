import { Problem } from '../../rules/problem.ts'
import type { TableEntry } from '../../rules/edition/catalogue.ts'
import type { Deps } from '../deps.ts'
import type { SheetPlace } from './place.ts'

/** Source tables that must have passed before a table can be submitted: those it refers to. Source tables themselves wait for nothing. */
export function sourcesOf(entry: TableEntry): readonly string[] {
  if (entry.table.isSource) return []
  const wanted = entry.fields.flatMap(field => field.ref === null ? [] : [field.ref.table])
  return [...new Set(wanted.filter(table => table.isSource).map(table => table.id))]
}

/** Source tables of the cycle that are assigned and not passed everywhere yet. */
export async function openSources(deps: Deps, collegeId: string, cycleId: string, tables: readonly string[]): Promise<ReadonlySet<string>> {
  if (tables.length === 0) return new Set()
  const found = await deps.db.selectFrom('assignments')
    .leftJoin('sheets', join => join.onRef('sheets.collegeId', '=', 'assignments.collegeId').onRef('sheets.cycleId', '=', 'assignments.cycleId')
      .onRef('sheets.tableId', '=', 'assignments.tableId').onRef('sheets.unitId', '=', 'assignments.unitId'))
    .select(['assignments.tableId', 'sheets.state']).where('assignments.collegeId', '=', collegeId).where('assignments.cycleId', '=', cycleId)
    .where('assignments.tableId', 'in', [...tables]).execute()
  return new Set(found.filter(row => row.state !== 'passed').map(row => row.tableId))
}

/** Throws `cycle.not-open` while a source table this one refers to has not passed. Drafts may be kept before. */
export async function mustBeOpen(deps: Deps, place: SheetPlace): Promise<void> {
  const open = await openSources(deps, place.key.collegeId, place.cycle.id, sourcesOf(place.entry))
  if (open.size === 0) return
  const numbers = [...open].map(id => place.edition.catalogue.tables.get(id)?.table.number ?? id)
  throw new Problem('cycle.not-open', { table: place.entry.table.number, waits: numbers.join('、') })
}
