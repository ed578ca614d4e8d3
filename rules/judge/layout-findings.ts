import type { Finding } from '../finding.ts'
import type { TableEntry } from '../edition/catalogue.ts'
import type { BuiltinCheck } from '../table.ts'
import type { JudgeRow } from './typed-table.ts'
import type { TypedRow } from './row-reader.ts'

/** A row with its reading, in sheet order. `number` counts from 1, blank rows included. */
export interface PlacedRow { readonly row: JudgeRow; readonly typed: TypedRow; readonly number: number }

const about = (check: BuiltinCheck, code: string, rowId: string, field: string, params: Finding['params']): Finding => ({
  key: `${check.id}:${rowId}:`, rule: check.id, code, severity: check.severity, level: 'table', dimension: check.dimension, rowId, cells: [{ rowId, field }], params,
})

/** Blank rows with rows after them; more than one row where the form has one; a column 序号 that does not count from 1. */
export function layoutFindings(entry: TableEntry, rows: readonly PlacedRow[]): Finding[] {
  const filled = rows.filter(({ typed }) => !typed.isBlank)
  return [...blankRows(entry, rows), ...extraRows(entry, filled), ...sequence(entry, filled)]
}

function blankRows(entry: TableEntry, rows: readonly PlacedRow[]): Finding[] {
  const check = entry.builtins['blank-row']
  const field = entry.fields[0]?.field.id
  if (!check || field === undefined) return []
  const last = rows.findLastIndex(({ typed }) => !typed.isBlank)
  return rows.slice(0, Math.max(0, last)).flatMap(({ row, typed, number }) => (typed.isBlank ? [about(check, 'table.blank-row', row.id, field, { row: number })] : []))
}

function extraRows(entry: TableEntry, filled: readonly PlacedRow[]): Finding[] {
  const field = entry.fields[0]?.field.id
  if (entry.table.kind !== 'single' || filled.length <= 1 || field === undefined) return []
  return filled.slice(1).map(({ row }) => ({
    key: `grid:${row.id}:single`, rule: 'grid', code: 'table.single', severity: 'error', level: 'table', dimension: '规范性',
    rowId: row.id, cells: [{ rowId: row.id, field }], params: { rows: filled.length },
  }))
}

/** One finding for the whole column, with the right numbers as one correction. */
function sequence(entry: TableEntry, filled: readonly PlacedRow[]): Finding[] {
  const check = entry.builtins.sequence
  const at = entry.index.get('seq')
  if (!check || at === undefined) return []
  const wrong = filled.flatMap(({ row, typed }, i) => (typed.values[at] === i + 1 ? [] : [{ rowId: row.id, field: 'seq', to: i + 1, has: typed.values[at] ?? null }]))
  const first = wrong[0]
  if (!first) return []
  return [{
    key: `${check.id}::seq`, rule: check.id, code: 'table.sequence', severity: check.severity, level: 'table', dimension: check.dimension, rowId: null,
    cells: wrong.map(({ rowId, field }) => ({ rowId, field })), params: { value: first.has === null ? '（空）' : String(first.has), to: first.to, count: wrong.length },
    fix: { cells: wrong.map(({ rowId, field, to }) => ({ rowId, field, to })), sure: true },
  }]
}
