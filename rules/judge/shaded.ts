import type { Finding, Fix } from '../finding.ts'
import type { Prefill, TableEntry } from '../edition/catalogue.ts'
import type { EvalContext } from '../formula/context.ts'
import { columnsOf, keyOf } from '../formula/columns.ts'
import type { Period } from '../table.ts'
import { isFault } from '../formula/fault.ts'
import { sameNumber } from '../formula/numbers.ts'
import type { Value } from '../value.ts'
import { canonicalCell, displayCell } from '../grid/write-cell.ts'
import { type JudgeRow, type TableSource, knownTable } from './typed-table.ts'
import { rowReader } from './row-reader.ts'
import type { FilledRows } from './filled-rows.ts'
import type { MovingContext } from './row-checks.ts'

/** What a shaded cell should hold; `undefined` when it is not known (no source, no such key). */
export type ShadedValue = (values: readonly Value[], context: EvalContext) => Value | undefined

/** Columns that are carried over from other tables or computed, each with the way to find its value. */
export function shadedColumns(entry: TableEntry, tables: TableSource | null): { readonly at: number; readonly value: ShadedValue }[] {
  const prefills = tables ? entry.prefills.map((prefill) => ({ at: prefill.field, value: prefilled(prefill, tables) })) : []
  const computed = entry.computeOrder.flatMap((at) => {
    const formula = entry.fields[at]?.computed
    if (!formula || !formula.uses.every(({ table, fields }) => table === entry.table.id || (tables && knownTable(tables, table, fields) !== null))) return []
    const value: ShadedValue = (values, context) => {
      const result = formula.evaluate(values, context)
      return isFault(result) ? undefined : result
    }
    return [{ at, value }]
  })
  return [...prefills, ...computed]
}

/** Null when several rows of the source carry the key and disagree: then nobody can say which is meant. */
function prefilled(prefill: Prefill, tables: TableSource): ShadedValue {
  return (values) => {
    const list = knownTable(tables, prefill.table, [prefill.key, prefill.from])
    const key = values[prefill.by] ?? null
    if (!list || key === null) return undefined
    const column = list.column(prefill.from)
    const found = (list.index([prefill.key]).get(keyOf(key)) ?? []).map((at) => column[at] ?? null)
    const first = found[0]
    return first !== undefined && found.every((each) => same(each, first)) ? first : undefined
  }
}

const same = (a: Value, b: Value): boolean => (typeof a === 'number' && typeof b === 'number' ? sameNumber(a, b) : a === b)

/** Shaded cells that are blank or were changed by hand, each with the right value as its correction. Rule computed. */
export function shadedFindings(entry: TableEntry, { rows, typed }: FilledRows, tables: TableSource, context: MovingContext): Finding[] {
  return shadedColumns(entry, tables).flatMap(({ at, value }) => {
    const column = entry.fields[at]
    if (!column) return []
    const check = column.builtins.computed
    const { field } = column
    return rows.flatMap((row, i): Finding[] => {
      const reading = typed[i]
      if (reading === undefined || reading.unreadable?.includes(at)) return []
      context.rowIndex = i
      const right = value(reading.values, context)
      const has = reading.values[at] ?? null
      if (right === undefined || right === null || same(right, has)) return []
      // where another rule compares the two it says so better; a blank cell only that column can tell
      if (has !== null && !check) return []
      const rule = check?.id ?? 'grid'
      return [{
        key: `${rule}:${row.id}:${field.id}`, rule, code: has === null ? 'cell.shaded-blank' : 'cell.shaded-changed', severity: check?.severity ?? 'error', level: 'cross-table', dimension: check?.dimension ?? '完整性',
        rowId: row.id, cells: [{ rowId: row.id, field: field.id }], params: { field: field.header, value: displayCell(field, has), to: displayCell(field, right) },
        fix: { cells: [{ rowId: row.id, field: field.id, to: canonicalCell(field, right) }], sure: true },
      }]
    })
  })
}

/**
 * What to write into the shaded cells of rows: after a key was typed, on carrying rows over, before rows are kept.
 * Computed columns come after those they need, each seeing what was filled before it.
 */
export function shadedChanges(entry: TableEntry, rows: readonly JudgeRow[], tables: TableSource | null, period: Period): Fix['cells'] {
  const read = rowReader(entry, period)
  const typed = rows.map((row) => ({ row, values: read(row.cells).values }))
  const none = columnsOf([], [])
  const changes: { rowId: string; field: string; to: Fix['cells'][number]['to'] }[] = []
  for (const { at, value } of shadedColumns(entry, tables)) {
    const field = entry.fields[at]?.field
    if (!field) continue
    const own = columnsOf(entry.table.fields.map((each) => each.id), typed.map(({ values }) => values))
    typed.forEach(({ row, values }, rowIndex) => {
      const right = value(values, { rowIndex, period, table: (id) => (id === entry.table.id ? own : (tables?.table(id) ?? none)) })
      if (right === undefined || right === null || same(right, values[at] ?? null)) return
      values[at] = right
      changes.push({ rowId: row.id, field: field.id, to: canonicalCell(field, right) })
    })
  }
  return changes
}
