import { Problem } from '../../rules/problem.ts'
import type { TableEntry } from '../../rules/edition/catalogue.ts'
import type { Deps } from '../deps.ts'
import type { SheetPlace } from './place.ts'
import { notPassed } from './store.ts'

/** Source tables that must have passed before a table can be submitted: those it refers to. Source tables themselves wait for nothing. */
export function sourcesOf(entry: TableEntry): readonly string[] {
  if (entry.table.isSource) return []
  const wanted = entry.fields.flatMap(field => field.ref === null ? [] : [field.ref.table])
  return [...new Set(wanted.filter(table => table.isSource).map(table => table.id))]
}

/** Throws `cycle.not-open` while a source table this one refers to has not passed. Drafts may be kept before. */
export async function mustBeOpen(deps: Deps, place: SheetPlace): Promise<void> {
  const open = await notPassed(deps.db, place.key.collegeId, place.cycle.id, sourcesOf(place.entry))
  if (open.size === 0) return
  const numbers = [...open].map(id => place.edition.catalogue.tables.get(id)?.table.number ?? id)
  throw new Problem('cycle.not-open', { table: place.entry.table.number, waits: numbers.join('、') })
}
