/**
 * The rows a sheet begins with when nobody has typed yet: one for each row of the source table its key refers to that belongs to the
 * unit, with the key and every column of the source that this table also has. 6.1.1 from S5, 7.1.1 from S2, 7.2 from S3.
 */
import { createHash } from 'node:crypto'
import type { FieldEntry, TableEntry } from '../../rules/edition/catalogue.ts'
import type { Cell } from '../../rules/value.ts'
import type { Deps } from '../deps.ts'
import type { KnownRow } from '../known/known-rows.ts'
import { maskerOf } from '../personal/mask.ts'
import type { SheetPlace } from './place.ts'
import { unassignedOrgCodes, type DraftRow } from './store.ts'

/** Which rows of the source belong in a table, where it is not all of the unit. Source: names of the teacher tables; code list teacher_type. */
const onlyRows: Readonly<Record<string, { readonly field: string; readonly is: string }>> = {
  ft_teacher_basic: { field: 'teacher_type', is: '校内专任教师' },
}

export async function prefillRows(deps: Deps, place: SheetPlace): Promise<readonly DraftRow[]> {
  const { catalogue } = place.edition
  const carry = carryOf(place.entry, catalogue.tables)
  const orgCode = place.unit.orgCode
  if (carry === null || orgCode === null) return []
  const known = await deps.known.table({ collegeId: place.key.collegeId, cycle: place.cycle, catalogue }, carry.source.table.id)
  const belongs = unitFilter(carry.source, place.entry.table.id, new Set([orgCode, ...await coveredCodes(deps, place)]))
  if (belongs === null) return []
  return known.rows.filter(belongs).slice(0, place.entry.table.maxRows).map((row, i) => {
    const cells = carry.columns.map((from, at): Cell => from === null ? (place.entry.fields[at]?.field.id === 'seq' ? i + 1 : null) : row.cells[from] ?? null)
    return { id: rowIdOf(place, String(row.cells[carry.key] ?? '')), cells }
  })
}

interface Carry { readonly source: TableEntry; readonly key: number; /** for each field of this table the column of the source, or null */ readonly columns: readonly (number | null)[] }

function carryOf(entry: TableEntry, tables: ReadonlyMap<string, TableEntry>): Carry | null {
  const keyField = entry.key.map(at => entry.fields[at]).find(field => field?.ref?.table.isSource === true)
  const source = keyField?.ref === null || keyField?.ref === undefined ? undefined : tables.get(keyField.ref.table.id)
  if (entry.table.isSource || keyField?.ref === null || keyField?.ref === undefined || source === undefined) return null
  const key = keyField.ref.index
  const columns = entry.fields.map(field => {
    if (field.index === keyField.index) return key
    const prefill = entry.prefills.find(each => each.field === field.index && each.by === keyField.index)
    if (prefill !== undefined) return source.index.get(prefill.from) ?? null
    const alike = source.fields[source.index.get(field.field.id) ?? -1]
    return alike !== undefined && isSame(field, alike) ? alike.index : null
  })
  return { source, key, columns }
}

function isSame(a: FieldEntry, b: FieldEntry): boolean { return a.field.type === b.field.type && a.field.codelist === b.field.codelist }

/** Departments without an assignment of their own for this table: its owner office fills it for them (焦作第八条: the owner answers for all of it). */
async function coveredCodes(deps: Deps, place: SheetPlace): Promise<readonly string[]> {
  if (place.key.unitId !== place.assignment.ownerUnitId) return []
  return await unassignedOrgCodes(deps.db, place.key)
}

/** Rows whose department is one of the unit's; null when the source does not say. */
function unitFilter(source: TableEntry, tableId: string, orgCodes: ReadonlySet<Cell>): ((row: KnownRow) => boolean) | null {
  const at = source.fields.find(field => field.ref?.field.id === 'org_code')?.index
  if (at === undefined) return null
  const only = onlyRows[tableId]
  const onlyAt = only === undefined ? undefined : source.index.get(only.field)
  return row => orgCodes.has(row.cells[at] ?? null) && (only === undefined || onlyAt === undefined || row.cells[onlyAt] === only.is)
}

/** The same source row gets the same id each time, so that asking twice before the first draft does no harm. */
function rowIdOf(place: SheetPlace, key: string): string {
  return `p${createHash('sha256').update(JSON.stringify([place.key, key])).digest('hex').slice(0, 24)}`
}

/** For readers who may not see persons. */
export function maskRows<T extends { readonly cells: readonly Cell[] }>(place: SheetPlace, rows: readonly T[]): readonly T[] {
  const mask = maskerOf(place.entry)
  return rows.map(row => ({ ...row, cells: mask(row.cells) }))
}
