import type { CompiledCheck, TableEntry } from '../edition/catalogue.ts'
import type { Finding } from '../finding.ts'
import type { EvalContext } from '../formula/context.ts'
import { checkFinding } from './check-finding.ts'
import type { TypedRow } from './row-reader.ts'

/** The context of a run over rows: one object, moved from row to row, so that good rows allocate nothing. */
export interface MovingContext extends EvalContext { rowIndex: number }

/**
 * Adds a finding for each check that does not hold in this row. A check that needs an unreadable or a blank required cell waits; checks between
 * the cells of a row wait until its required cells are there, so that a half-typed row is incomplete, not wrong.
 */
export function runRowChecks(entry: TableEntry, checks: readonly CompiledCheck[], rowId: string, row: TypedRow, context: EvalContext, into: Finding[]): void {
  const isWhole = row.unreadable === null && row.blank === null
  for (let i = 0; i < checks.length; i++) {
    const check = checks[i]
    if (check === undefined || (!isWhole && waits(check, row))) continue
    if (check.when !== null && check.when.evaluate(row.values, context) !== true) continue
    if (check.formula.evaluate(row.values, context) === false) into.push(checkFinding(entry, check, rowId, row.values, context, null))
  }
}

function waits(check: CompiledCheck, { unreadable, blank }: TypedRow): boolean {
  if (blank !== null && check.check.level === 'row') return true
  return check.rowUses.some((at) => unreadable?.includes(at) || blank?.includes(at))
}
