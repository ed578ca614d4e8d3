import type { CompiledCheck } from '../edition/catalogue.ts'
import type { EvalContext } from '../formula/context.ts'
import type { TypedRow } from './row-reader.ts'

/** The context of a run over rows: one object, moved from row to row, so that good rows allocate nothing. */
export interface MovingContext extends EvalContext { rowIndex: number }

/** Calls `fail` for each check that does not hold in this row. A check that needs an unreadable or a blank required cell waits. */
export function runRowChecks(checks: readonly CompiledCheck[], row: TypedRow, context: EvalContext, fail: (check: CompiledCheck) => void): void {
  const { values, unreadable, blank } = row
  const isWhole = unreadable === null && blank === null
  for (let i = 0; i < checks.length; i++) {
    const check = checks[i]
    if (check === undefined) continue
    if (!isWhole && check.rowUses.some((at) => unreadable?.includes(at) || blank?.includes(at))) continue
    if (check.when !== null && check.when.evaluate(values, context) !== true) continue
    if (check.formula.evaluate(values, context) === false) fail(check)
  }
}

/** True when a check about the whole table may be judged: no cell of the columns it reads is unreadable. */
export function isReadable(check: CompiledCheck, rows: readonly { readonly typed: TypedRow }[]): boolean {
  return !rows.some(({ typed }) => typed.unreadable?.some((at) => check.columnUses.includes(at)))
}
