import type { TableEntry } from '../edition/catalogue.ts'
import type { Finding } from '../finding.ts'
import { cellFindings } from './cell-findings.ts'
import type { BlankRow } from './filled-rows.ts'
import { type MovingContext, runRowChecks } from './row-checks.ts'
import type { RowReader, TypedRow } from './row-reader.ts'
import type { Seen } from './table-memory.ts'
import type { JudgeRow } from './typed-table.ts'

export interface Pass {
  readonly entry: TableEntry
  readonly rows: readonly JudgeRow[]
  readonly read: RowReader
  /** the rows as a memory knows them, which are neither read nor judged again */
  readonly seen: readonly Seen[] | null
  readonly context: MovingContext
  /** findings are wanted for these rows only; every row is read */
  readonly only: ReadonlySet<string> | undefined
  readonly wantsFields: boolean
  readonly wantsRows: boolean
  /** the readings are needed after the pass, so `read` must give each row its own */
  readonly keeps: boolean
}

/** What was found in one row, in the three kinds that are kept apart. */
export interface RowFindings { readonly ofCells: readonly Finding[]; readonly ofFields: readonly Finding[]; readonly ofRows: readonly Finding[] }
const good: RowFindings = { ofCells: [], ofFields: [], ofRows: [] }

export interface Passed {
  /** of the cells, then of the checks of one field, then of those of one row, each in the order of the sheet */
  readonly findings: Finding[]
  readonly incomplete: readonly string[]
  readonly rows: readonly JudgeRow[]
  /** empty unless kept */
  readonly typed: readonly TypedRow[]
  /** those with filled rows after them */
  readonly blank: readonly BlankRow[]
}

/** Goes over the sheet once: reads each row and judges it by itself at once, while its cells are at hand. */
export function passRows({ entry, rows, read, seen, context, only, wantsFields, wantsRows, keeps }: Pass): Passed {
  const found = { ofCells: [] as Finding[], ofFields: [] as Finding[], ofRows: [] as Finding[] }
  const incomplete: string[] = []
  const filled: JudgeRow[] = []
  const typed: TypedRow[] = []
  const blank: BlankRow[] = []
  let blankBeforeLast = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (row === undefined) continue
    const known = seen?.[i]
    const reading = known?.typed ?? read(row.cells)
    if (reading.isBlank) {
      blank.push({ row, number: i + 1 })
      continue
    }
    blankBeforeLast = blank.length
    context.rowIndex = filled.length
    filled.push(row)
    if (keeps) typed.push(reading)
    if (reading.missing !== null) incomplete.push(row.id)
    if (only !== undefined && !only.has(row.id)) continue
    if (known === undefined) judgeRow(entry, row.id, reading, context, wantsFields, wantsRows, found)
    else addAll(found, known.found ??= foundIn(entry, row.id, reading, context, wantsFields, wantsRows))
  }
  blank.length = blankBeforeLast
  add(found.ofCells, found.ofFields)
  add(found.ofCells, found.ofRows)
  return { findings: found.ofCells, incomplete, rows: filled, typed, blank }
}

interface Found { readonly ofCells: Finding[]; readonly ofFields: Finding[]; readonly ofRows: Finding[] }

function judgeRow(entry: TableEntry, rowId: string, reading: TypedRow, context: MovingContext, wantsFields: boolean, wantsRows: boolean, into: Found): void {
  if (wantsFields) {
    cellFindings(entry, rowId, reading, into.ofCells)
    runRowChecks(entry, entry.checks.field, rowId, reading, context, into.ofFields)
  }
  if (wantsRows) runRowChecks(entry, entry.checks.row, rowId, reading, context, into.ofRows)
}

function foundIn(entry: TableEntry, rowId: string, reading: TypedRow, context: MovingContext, wantsFields: boolean, wantsRows: boolean): RowFindings {
  const found: Found = { ofCells: [], ofFields: [], ofRows: [] }
  judgeRow(entry, rowId, reading, context, wantsFields, wantsRows, found)
  return found.ofCells.length + found.ofFields.length + found.ofRows.length === 0 ? good : found
}

function addAll(into: Found, found: RowFindings): void {
  if (found === good) return
  add(into.ofCells, found.ofCells)
  add(into.ofFields, found.ofFields)
  add(into.ofRows, found.ofRows)
}

function add(into: Finding[], more: readonly Finding[]): void {
  for (const finding of more) into.push(finding)
}
