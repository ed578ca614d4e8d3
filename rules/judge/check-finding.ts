import type { CellRef, Finding, Fix } from '../finding.ts'
import type { CompiledCheck, TableEntry } from '../edition/catalogue.ts'
import type { EvalContext } from '../formula/context.ts'
import { type Result, isFault } from '../formula/fault.ts'
import type { Value, ValueType } from '../value.ts'
import { canonicalCell, displayCell, showNumber } from '../grid/write-cell.ts'

/** A check that did not hold, for one row or (rowId null) for the table as a whole. */
export function checkFinding(entry: TableEntry, compiled: CompiledCheck, rowId: string | null, values: readonly Value[], context: EvalContext, firstRowId: string | null): Finding {
  const { check } = compiled
  const at = rowId ?? firstRowId
  const cells: CellRef[] = at === null ? [] : check.fields.map((field) => ({ rowId: at, field }))
  const fix = rowId === null ? null : fixOf(entry, compiled, rowId, values, context)
  return {
    key: `${check.id}:${rowId ?? ''}:${check.fields.join('+')}`, rule: check.id, code: `check.${check.id}`,
    severity: check.severity, level: check.level, dimension: check.dimension, rowId, cells,
    params: paramsOf(entry, compiled, values, context), ...(fix ? { fix } : {}),
  }
}

/**
 * The actual values of a message, by the order of its braces: `{ 0: '326', 1: '324' }`.
 * The sentence itself stays in the edition, so that it can be shown in another language or after an edit of its words.
 */
function paramsOf(entry: TableEntry, { message }: CompiledCheck, values: readonly Value[], context: EvalContext): Record<string, string> {
  const params: Record<string, string> = {}
  let n = 0
  for (const part of message) {
    if (part.kind === 'text') continue
    const field = part.kind === 'field' ? entry.fields[part.index]?.field : undefined
    params[String(n++)] = part.kind === 'formula' ? showResult(part.formula.evaluate(values, context), part.formula.type)
      : (field && displayCell(field, values[part.index] ?? null)) || '（空）'
  }
  return params
}

function showResult(result: Result, type: ValueType): string {
  if (isFault(result)) return '（算不出）'
  if (result === null) return '（空）'
  return typeof result === 'number' && type === 'number' ? showNumber(result) : String(canonicalCell({ type }, result))
}

function fixOf(entry: TableEntry, compiled: CompiledCheck, rowId: string, values: readonly Value[], context: EvalContext): Fix | null {
  const at = compiled.fields[0]
  const field = at === undefined ? undefined : entry.fields[at]?.field
  if (!compiled.fix || !field || at === undefined) return null
  const result = compiled.fix.evaluate(values, context)
  if (isFault(result) || result === (values[at] ?? null)) return null
  // a warning may be right as it stands, so its correction is offered one by one
  return { cells: [{ rowId, field: field.id, to: canonicalCell(field, result) }], sure: compiled.check.severity === 'error' }
}
