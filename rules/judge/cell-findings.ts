import type { Finding } from '../finding.ts'
import type { FieldEntry, TableEntry } from '../edition/catalogue.ts'
import type { Remark } from '../grid/reading.ts'
import type { TypedRow } from './row-reader.ts'

/** What reading found about one cell, as a finding. `rule` is the edition's, or `grid` where no rule speaks of it. */
export function remarkFinding(entry: FieldEntry, rowId: string, remark: Remark): Finding {
  const check = remark.kind === 'grid' ? undefined : entry.builtins[remark.kind]
  const rule = check?.id ?? 'grid'
  const field = entry.field.id
  const finding: Finding = {
    key: `${rule}:${rowId}:${field}`, rule, code: remark.code,
    severity: remark.severity ?? check?.severity ?? 'error', level: 'field', dimension: check?.dimension ?? '规范性',
    rowId, cells: [{ rowId, field }], params: { field: entry.field.header, ...remark.params },
  }
  return remark.to === undefined ? finding : { ...finding, fix: { cells: [{ rowId, field, to: remark.to }], sure: remark.sure ?? false } }
}

/** One finding for all required cells of a row that are still blank. It makes the row incomplete, not red (ux 3.4). */
export function missingFinding(entry: TableEntry, rowId: string, missing: readonly number[]): Finding | null {
  const fields = missing.flatMap((at) => entry.fields[at] ?? [])
  const first = fields[0]
  const check = first?.builtins.required
  if (!first || !check) return null
  return {
    key: `${check.id}:${rowId}:`, rule: check.id, code: fields.length === 1 ? 'cell.required' : 'cell.required-more',
    severity: check.severity, level: 'field', dimension: check.dimension, rowId,
    cells: fields.map(({ field }) => ({ rowId, field: field.id })), params: { field: first.field.header, count: fields.length },
  }
}

/** True for the finding of required cells still blank: counted as 未填完, grey until the row is sent. */
export function isMissing(finding: Finding): boolean {
  return finding.code === 'cell.required' || finding.code === 'cell.required-more'
}

/** Everything reading found about a row. */
export function cellFindings(entry: TableEntry, rowId: string, row: TypedRow, into: Finding[]): void {
  if (row.remarks) {
    for (const { at, remark } of row.remarks) {
      const field = entry.fields[at]
      if (field) into.push(remarkFinding(field, rowId, remark))
    }
  }
  if (row.missing) {
    const missing = missingFinding(entry, rowId, row.missing)
    if (missing) into.push(missing)
  }
}
