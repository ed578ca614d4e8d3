import type { CompiledCheck, TableEntry } from '../edition/catalogue.ts'
import type { Finding } from '../finding.ts'
import { checkFinding } from './check-finding.ts'
import type { FilledRows } from './filled-rows.ts'
import { type MovingContext, runRowChecks } from './row-checks.ts'

/** A finding with the place, among the filled rows, of the row it is about; 0 when it is about the table as a whole. */
export interface PlacedFinding { readonly at: number; readonly finding: Finding }

/**
 * A check of other rows or tables: once a row, or once for the table when it reads no cell of a row.
 * @param places rows to look at, ascending; all when left out
 */
export function runWholeCheck(entry: TableEntry, check: CompiledCheck, { rows, typed }: FilledRows, context: MovingContext, places?: readonly number[]): PlacedFinding[] {
  const found: PlacedFinding[] = []
  if (check.rowUses.length > 0) {
    const checks = [check]
    const ofRow: Finding[] = []
    for (let i = 0; i < (places?.length ?? rows.length); i++) {
      const at = places ? places[i] ?? 0 : i
      const row = rows[at]
      const reading = typed[at]
      if (row === undefined || reading === undefined) continue
      context.rowIndex = at
      runRowChecks(entry, checks, row.id, reading, context, ofRow)
      for (let finding = ofRow.pop(); finding !== undefined; finding = ofRow.pop()) found.push({ at, finding })
    }
  } else if (isReadable(check, typed)) {
    context.rowIndex = 0
    const isAsked = check.when === null || check.when.evaluate([], context) === true
    if (isAsked && check.formula.evaluate([], context) === false) found.push({ at: 0, finding: checkFinding(entry, check, null, [], context, rows[0]?.id ?? null) })
  }
  return found
}

/** True when a check about the whole table may be judged: no cell of the columns it reads is unreadable. */
function isReadable(check: CompiledCheck, typed: FilledRows['typed']): boolean {
  return !typed.some(({ unreadable }) => unreadable?.some((at) => check.columnUses.includes(at)))
}
