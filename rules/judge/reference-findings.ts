import type { Finding } from '../finding.ts'
import type { BuiltinCheck } from '../table.ts'
import type { FieldEntry, ReferenceTarget, TableEntry } from '../edition/catalogue.ts'
import { keyOf } from '../formula/columns.ts'
import { displayCell } from '../grid/write-cell.ts'
import { type TableSource, type TypedTable, knownTable } from './typed-table.ts'
import type { CandidateSearch } from './candidates.ts'
import type { FilledRows } from './filled-rows.ts'

/** Values that must exist in another table and do not, each with the one that was likely meant. Source: ux part 4 #2. */
export function referenceFindings(entry: TableEntry, filled: FilledRows, tables: TableSource, search: CandidateSearch): Finding[] {
  const findings: Finding[] = []
  for (const field of entry.fields) {
    const check = field.builtins.reference
    const target = field.ref
    if (!check || !target) continue
    const list = knownTable(tables, target.table.id, [target.field.id])
    if (list) unknownValues(entry, { field, check, target, list }, filled, search, findings)
  }
  return findings
}

interface Reference { readonly field: FieldEntry; readonly check: BuiltinCheck; readonly target: ReferenceTarget; readonly list: TypedTable }

function unknownValues(entry: TableEntry, { field, check, target, list }: Reference, { rows, typed }: FilledRows, search: CandidateSearch, into: Finding[]): void {
  const index = list.index([target.field.id])
  const sibling = nameSibling(entry, field)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    const values = typed[i]?.values ?? []
    const value = values[field.index] ?? null
    if (row === undefined || value === null || index.has(keyOf(value))) continue
    const name = sibling ? (values[sibling.at] ?? null) : null
    const named = sibling && name !== null ? (list.index([sibling.from]).get(keyOf(name)) ?? []) : []
    const near = search.find(value, list, target.field.id, named)
    const id = field.field.id
    into.push({
      key: `${check.id}:${row.id}:${id}`, rule: check.id, code: near ? 'ref.unknown-near' : 'ref.unknown', severity: check.severity, level: 'cross-table', dimension: check.dimension,
      rowId: row.id, cells: [{ rowId: row.id, field: id }],
      params: { field: field.field.header, value: displayCell(field.field, value), table: target.table.number, ...(near ? { to: near.value, label: labelOf(target, list, near.value) } : {}) },
      ...(near ? { fix: { cells: [{ rowId: row.id, field: id, to: near.value }], sure: near.sure } } : {}),
    })
  }
}

/** The column of this row that carries the name belonging to the key: prefilled by it from a text column. */
function nameSibling(entry: TableEntry, key: FieldEntry): { at: number; from: string } | null {
  const prefill = entry.prefills.find((each) => each.by === key.index && each.table === key.ref?.table.id && isName(each.from))
  return prefill ? { at: prefill.field, from: prefill.from } : null
}

const isName = (field: string): boolean => field === 'name' || field.endsWith('_name')

/** What stands beside a key in its list: 赵晓冬 beside 20190421. Empty when the list has no name. */
export function labelOf(target: ReferenceTarget, list: TypedTable, key: string): string {
  const name = target.table.fields.find((field) => isName(field.id) && field.id !== target.field.id)
  const at = list.index([target.field.id]).get(keyOf(key))?.[0]
  return name && at !== undefined ? displayCell(name, list.column(name.id)[at] ?? null) : ''
}
