import type { FieldEntry } from '../../rules/edition/catalogue.ts'
import type { References } from '../../rules/wire.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { maskCell } from '../personal/mask.ts'
import { findPlace, mustRead } from './place.ts'

/** Most rows of one list; a longer one is searched on the server by the live check only. */
const MOST = 20_000

/**
 * The keys each reference of a table may hold, with the columns that label them or are carried over: for search, and for checking
 * without a connection. Personal columns come only where they are carried over into this table. Throws `access.unit`.
 */
export async function readReferences(deps: Deps, actor: Actor, at: { table: string; unit: string }): Promise<References> {
  const place = await findPlace(deps, actor, at.table, at.unit)
  mustRead(actor, place)
  const { catalogue } = place.edition
  const lists: References['lists'] = []
  const seen = new Set<string>()
  for (const field of place.entry.fields) {
    const name = field.ref === null ? '' : `${field.ref.table.id}.${field.ref.field.id}`
    if (field.ref === null || seen.has(name)) continue
    seen.add(name)
    const target = catalogue.tables.get(field.ref.table.id)
    if (target === undefined) continue
    const carried = new Set(place.entry.prefills.filter(each => each.table === target.table.id).map(each => each.from))
    const columns = target.fields.filter(each => each.index === field.ref?.index || carried.has(each.field.id) || isLabel(each))
    const known = await deps.known.table({ collegeId: place.key.collegeId, cycle: place.cycle, catalogue }, target.table.id)
    lists.push({
      table: target.table.id, field: field.ref.field.id, fields: columns.map(each => each.field.id),
      rows: known.rows.slice(0, MOST).map(row => columns.map(each => each.field.personal === true && !carried.has(each.field.id) ? maskCell(row.cells[each.index] ?? null) : row.cells[each.index] ?? null)),
    })
  }
  return { lists, asOf: deps.now().toISOString() }
}

/** The name beside a key, and the department: enough to tell two of them apart. */
function isLabel({ field }: FieldEntry): boolean {
  return field.id === 'name' || field.id.endsWith('_name') || field.id === 'org_code'
}
