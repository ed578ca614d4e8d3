import type { CompiledCheck, TableEntry } from '../edition/catalogue.ts'
import type { Finding } from '../finding.ts'
import { checkFinding } from './check-finding.ts'
import type { FilledRows } from './filled-rows.ts'
import { type MovingContext, runRowChecks } from './row-checks.ts'

/** A check of other rows or tables: once a row, or once for the table when it reads no cell of a row. */
export function runWholeCheck(entry: TableEntry, check: CompiledCheck, { rows, typed }: FilledRows, context: MovingContext): Finding[] {
  const found: Finding[] = []
  if (check.rowUses.length > 0) {
    const checks = [check]
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]
      const reading = typed[i]
      if (row === undefined || reading === undefined) continue
      context.rowIndex = i
      runRowChecks(entry, checks, row.id, reading, context, found)
    }
  } else if (isReadable(check, typed)) {
    context.rowIndex = 0
    const isAsked = check.when === null || check.when.evaluate([], context) === true
    if (isAsked && check.formula.evaluate([], context) === false) found.push(checkFinding(entry, check, null, [], context, rows[0]?.id ?? null))
  }
  return found
}

/** True when a check about the whole table may be judged: no cell of the columns it reads is unreadable. */
function isReadable(check: CompiledCheck, typed: FilledRows['typed']): boolean {
  return !typed.some(({ unreadable }) => unreadable?.some((at) => check.columnUses.includes(at)))
}
