import type { Finding } from '../finding.ts'
import type { TableEntry } from '../edition/catalogue.ts'
import type { BuiltinCheck } from '../table.ts'
import type { BlankRow, FilledRows } from './filled-rows.ts'

const about = (check: BuiltinCheck, code: string, rowId: string, field: string, params: Finding['params']): Finding => ({
  key: `${check.id}:${rowId}:`, rule: check.id, code, severity: check.severity, level: 'table', dimension: check.dimension, rowId, cells: [{ rowId, field }], params,
})

/** Blank rows with rows after them; more than one row where the form has one; a column 序号 that does not count from 1. */
export function layoutFindings(entry: TableEntry, filled: FilledRows, blank: readonly BlankRow[]): Finding[] {
  return [...blankRows(entry, blank), ...extraRows(entry, filled), ...sequence(entry, filled)]
}

/** True when more than the blank rows must be known to judge the layout of this table. */
export function layoutNeedsReadings(entry: TableEntry): boolean {
  return entry.builtins.sequence !== undefined || entry.table.kind === 'single'
}

function blankRows(entry: TableEntry, blank: readonly BlankRow[]): Finding[] {
  const check = entry.builtins['blank-row']
  const field = entry.fields[0]?.field.id
  if (!check || field === undefined) return []
  return blank.map(({ row, number }) => about(check, 'table.blank-row', row.id, field, { row: number }))
}

function extraRows(entry: TableEntry, { rows }: FilledRows): Finding[] {
  const field = entry.fields[0]?.field.id
  if (entry.table.kind !== 'single' || rows.length <= 1 || field === undefined) return []
  return rows.slice(1).map((row) => ({
    key: `grid:${row.id}:single`, rule: 'grid', code: 'table.single', severity: 'error', level: 'table', dimension: '规范性',
    rowId: row.id, cells: [{ rowId: row.id, field }], params: { rows: rows.length },
  }))
}

/** One finding for the whole column, with the right numbers as one correction. */
function sequence(entry: TableEntry, { rows, typed }: FilledRows): Finding[] {
  const check = entry.builtins.sequence
  const at = entry.index.get('seq')
  if (!check || at === undefined) return []
  const wrong: { rowId: string; to: number; has: unknown }[] = []
  for (let i = 0; i < rows.length; i++) {
    const has = typed[i]?.values[at] ?? null
    if (has !== i + 1) wrong.push({ rowId: rows[i]?.id ?? '', to: i + 1, has })
  }
  const first = wrong[0]
  if (!first) return []
  return [{
    key: `${check.id}::seq`, rule: check.id, code: 'table.sequence', severity: check.severity, level: 'table', dimension: check.dimension, rowId: null,
    cells: wrong.map(({ rowId }) => ({ rowId, field: 'seq' })), params: { value: first.has === null ? '（空）' : String(first.has), to: first.to, count: wrong.length },
    fix: { cells: wrong.map(({ rowId, to }) => ({ rowId, field: 'seq', to })), sure: true },
  }]
}
