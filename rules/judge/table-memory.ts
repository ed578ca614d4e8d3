import type { CompiledCheck } from '../edition/catalogue.ts'
import type { Finding } from '../finding.ts'
import type { PlacedRow } from './layout-findings.ts'

/**
 * What checks of the table as a whole found last time. Most edits touch none of the columns such a check reads, and then its answer stands:
 * an edit in 20,000 rows must not look for duplicates in all of them again.
 */
export class TableMemory {
  #rows: readonly PlacedRow[] = []
  #found = new Map<CompiledCheck, readonly Finding[]>()

  /** Tells the memory which rows are judged now; keep what it knows only if just some cells differ. */
  see(rows: readonly PlacedRow[]): void {
    const before = this.#rows
    let changed: number[] | null = rows.length === before.length && rows.length > 0 ? [] : null
    for (let i = 0; changed !== null && i < rows.length; i++) {
      const now = rows[i]
      const was = before[i]
      if (now?.row.id !== was?.row.id) changed = null
      else if (now?.typed !== was?.typed) changed.push(i)
    }
    const stale = (check: CompiledCheck): boolean => changed === null || changed.some((i) => differs(before[i], rows[i], check))
    for (const check of this.#found.keys()) if (stale(check)) this.#found.delete(check)
    this.#rows = rows
  }

  /** What the check found, from memory or by `judge`. */
  findings(check: CompiledCheck, judge: () => readonly Finding[]): readonly Finding[] {
    let found = this.#found.get(check)
    if (!found) {
      found = judge()
      this.#found.set(check, found)
    }
    return found
  }
}

/** positions a message prints, and all columns when it works something out: then its words may change though the answer does not */
function messageFields(check: CompiledCheck): readonly number[] {
  return check.message.flatMap((part) => (part.kind === 'field' ? [part.index] : part.kind === 'formula' ? [...check.columnUses, ...check.rowUses] : []))
}

function differs(was: PlacedRow | undefined, now: PlacedRow | undefined, check: CompiledCheck): boolean {
  const reads = (at: number): boolean =>
    was?.typed.values[at] !== now?.typed.values[at] || was?.typed.unreadable?.includes(at) !== now?.typed.unreadable?.includes(at)
  // a correction may be worked out of any cell
  return (check.fix !== null && was?.typed !== now?.typed) || check.rowUses.some(reads) || check.columnUses.some(reads) || check.fields.some(reads) || messageFields(check).some(reads)
}
