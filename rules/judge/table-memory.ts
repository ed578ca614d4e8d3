import type { CompiledCheck } from '../edition/catalogue.ts'
import type { Finding } from '../finding.ts'
import type { FilledRows } from './filled-rows.ts'
import type { RowReader, TypedRow } from './row-reader.ts'
import type { JudgeRow } from './typed-table.ts'
import { type ColumnStore, columnsOf } from '../formula/columns.ts'
import type { Columns } from '../formula/context.ts'

const nothing: FilledRows = { rows: [], typed: [] }

/**
 * What was read of a table last time, and what its checks as a whole found. An edit touches a row or a few: only these are read again, columns and
 * indexes are carried over with them put in place, and a check that reads none of the columns that changed keeps its answer.
 */
export class TableMemory {
  readonly #read: RowReader
  readonly #fields: readonly string[]
  #sheet: readonly JudgeRow[] = []
  #ofSheet: readonly TypedRow[] = []
  #places: ReadonlyMap<string, number> | null = null
  #next: TypedRow[] = []
  #filled: FilledRows = nothing
  #columns: ColumnStore
  readonly #found = new Map<CompiledCheck, { readonly findings: readonly Finding[]; readonly positions: ReadonlySet<number> | null }>()

  constructor(fields: readonly string[], read: RowReader) {
    this.#fields = fields
    this.#read = read
    this.#columns = columnsOf(fields, [])
  }

  /** The reading of the row at a place of the sheet; from memory when its array of cells is the one seen last time. */
  typed(row: JudgeRow, at: number): TypedRow {
    const reading = this.#known(row, at) ?? this.#read(row.cells)
    this.#next[at] = reading
    return reading
  }

  #known(row: JudgeRow, at: number): TypedRow | undefined {
    if (this.#sheet[at]?.cells === row.cells) return this.#ofSheet[at]
    // rows were put in or taken out before it
    this.#places ??= new Map(this.#sheet.map(({ id }, i) => [id, i]))
    const before = this.#places.get(row.id) ?? -1
    return this.#sheet[before]?.cells === row.cells ? this.#ofSheet[before] : undefined
  }

  /** Ends the pass over a sheet: `filled` are its rows that hold something. Keeps what is known only where just some cells differ. */
  see(sheet: readonly JudgeRow[], filled: FilledRows): void {
    const before = this.#filled
    const changed = changedPlaces(before, filled)
    if (changed === null) {
      this.#found.clear()
      this.#columns = columnsOf(this.#fields, filled.typed.map(({ values }) => values))
    } else if (changed.length > 0) {
      for (const [check, { positions }] of this.#found) if (changed.some((i) => differs(before.typed[i], filled.typed[i], positions))) this.#found.delete(check)
      this.#columns = this.#columns.with(new Map(changed.map((i) => [i, filled.typed[i]?.values ?? []])))
    }
    this.#filled = filled
    this.#sheet = sheet
    this.#ofSheet = this.#next
    this.#next = []
    this.#places = null
  }

  get columns(): Columns { return this.#columns }

  /** What the check found, from memory or by `judge`. */
  findings(check: CompiledCheck, judge: () => readonly Finding[]): readonly Finding[] {
    const known = this.#found.get(check)
    if (known) return known.findings
    const findings = judge()
    this.#found.set(check, { findings, positions: positionsOf(check, this.#fields) })
    return findings
  }
}

/** Places of filled rows with a new reading; null when other rows are filled than before, or so many differ that starting afresh is cheaper. */
function changedPlaces(before: FilledRows, now: FilledRows): readonly number[] | null {
  if (now.rows.length === 0 || now.rows.length !== before.rows.length) return null
  const changed: number[] = []
  for (let i = 0; i < now.rows.length; i++) {
    if (now.rows[i]?.id !== before.rows[i]?.id) return null
    if (now.typed[i] !== before.typed[i]) changed.push(i)
  }
  return changed.length * 8 > now.rows.length ? null : changed
}

/** Positions of every field the check reads, marks or prints: only a change in one of them can change what it says. `null`: any field. */
function positionsOf(check: CompiledCheck, fields: readonly string[]): ReadonlySet<number> | null {
  // a correction may be worked out of any cell
  if (check.fix !== null) return null
  const printed = check.message.flatMap((part) => {
    if (part.kind === 'text') return []
    return part.kind === 'field' ? [part.index] : [...part.formula.fields, ...part.formula.uses.flatMap((use) => use.fields)].map((id) => fields.indexOf(id))
  })
  return new Set([...check.rowUses, ...check.columnUses, ...check.fields, ...printed])
}

function differs(was: TypedRow | undefined, now: TypedRow | undefined, positions: ReadonlySet<number> | null): boolean {
  if (positions === null || was === undefined || now === undefined) return true
  for (const at of positions) if (was.values[at] !== now.values[at] || was.unreadable?.includes(at) !== now.unreadable?.includes(at)) return true
  return false
}
