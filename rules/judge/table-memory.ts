import { type ColumnStore, columnsOf } from '../formula/columns.ts'
import type { Columns } from '../formula/context.ts'
import type { CompiledCheck } from '../edition/catalogue.ts'
import type { Finding } from '../finding.ts'
import { type CheckMemory, afterEdit, remembered } from './check-memory.ts'
import type { FilledRows } from './filled-rows.ts'
import type { RowFindings } from './pass-rows.ts'
import type { RowReader, TypedRow } from './row-reader.ts'
import type { PlacedFinding } from './table-checks.ts'
import type { JudgeRow } from './typed-table.ts'

/** A row as it was read, and what was found in it when that was asked. */
export interface Seen { readonly typed: TypedRow; found: RowFindings | null }

/**
 * What was read and found in a table last time. An edit touches a row or a few: only these are read and judged again, columns and indexes are
 * carried over with them put in place, and a check of the table as a whole looks only at rows whose answer they can change.
 */
export class TableMemory {
  readonly #read: RowReader
  readonly #fields: readonly string[]
  readonly #checks = new Map<CompiledCheck, CheckMemory>()
  #sheet: readonly JudgeRow[] = []
  #seen: readonly Seen[] = []
  #filled: FilledRows = { rows: [], typed: [] }
  #columns: ColumnStore

  constructor(fields: readonly string[], read: RowReader) {
    this.#fields = fields
    this.#read = read
    this.#columns = columnsOf(fields, [])
  }

  /** What is known of each row of a sheet, in its order: from last time where it has the same id and array of cells, else read now. */
  seen(sheet: readonly JudgeRow[]): readonly Seen[] {
    const before = this.#sheet
    const seen = this.#seen
    const next: Seen[] = []
    let places: ReadonlyMap<string, number> | null = null
    for (let at = 0; at < sheet.length; at++) {
      const row = sheet[at]
      if (row === undefined) continue
      let known = isSame(before[at], row) ? seen[at] : undefined
      if (known === undefined) {
        // rows may have been put in or taken out before it
        places ??= new Map(before.map(({ id }, i) => [id, i]))
        const place = places.get(row.id) ?? -1
        known = isSame(before[place], row) ? seen[place] : undefined
      }
      next.push(known ?? { typed: this.#read(row.cells), found: null })
    }
    this.#seen = next
    this.#sheet = sheet
    return next
  }

  /** Takes in which rows hold something and how they were read: what is known of the table as a whole is brought to this. */
  see(filled: FilledRows): void {
    const changed = changedPlaces(this.#filled, filled)
    if (changed === null) {
      this.#checks.clear()
      this.#columns = columnsOf(this.#fields, filled.typed.map(({ values }) => values))
    } else if (changed.length > 0) {
      const columns = this.#columns.with(new Map(changed.map((at) => [at, filled.typed[at]?.values ?? []])))
      const edit = { changed, before: this.#filled.typed, after: filled.typed, columnsBefore: this.#columns, columnsAfter: columns }
      for (const [check, memory] of this.#checks) {
        const kept = afterEdit(check, memory, edit)
        if (kept) this.#checks.set(check, kept)
        else this.#checks.delete(check)
      }
      this.#columns = columns
    }
    this.#filled = filled
  }

  get columns(): Columns { return this.#columns }

  /** What the check found. `judge` looks at rows at these places of the filled ones, at all when none are named. */
  findings(check: CompiledCheck, judge: (places?: readonly number[]) => readonly PlacedFinding[]): readonly Finding[] {
    const memory = remembered(check, this.#checks.get(check), this.#fields, judge)
    this.#checks.set(check, memory)
    return memory.placed.map(({ finding }) => finding)
  }
}

function isSame(before: JudgeRow | undefined, row: JudgeRow): boolean {
  return before === row || (before !== undefined && before.cells === row.cells && before.id === row.id)
}

/** Places of filled rows with a new reading; null when other rows are filled than before, or so many differ that starting afresh is cheaper. */
function changedPlaces(before: FilledRows, now: FilledRows): readonly number[] | null {
  if (now.rows.length === 0 || now.rows.length !== before.rows.length) return null
  const changed: number[] = []
  for (let i = 0; i < now.rows.length; i++) {
    if (now.rows[i] !== before.rows[i] && now.rows[i]?.id !== before.rows[i]?.id) return null
    if (now.typed[i] !== before.typed[i]) changed.push(i)
  }
  return changed.length * 8 > now.rows.length ? null : changed
}
