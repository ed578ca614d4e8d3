import type { TableEntry } from '../edition/catalogue.ts'
import type { Finding } from '../finding.ts'
import { cellFindings } from './cell-findings.ts'
import type { BlankRow } from './filled-rows.ts'
import { type MovingContext, runRowChecks } from './row-checks.ts'
import type { TypedRow } from './row-reader.ts'
import type { JudgeRow } from './typed-table.ts'

export interface Pass {
  readonly entry: TableEntry
  readonly rows: readonly JudgeRow[]
  readonly read: (row: JudgeRow, at: number) => TypedRow
  readonly context: MovingContext
  /** findings are wanted for these rows only; every row is read */
  readonly only: ReadonlySet<string> | undefined
  readonly wantsFields: boolean
  readonly wantsRows: boolean
  /** the readings are needed after the pass, so `read` must give each row its own */
  readonly keeps: boolean
}

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
export function passRows({ entry, rows, read, context, only, wantsFields, wantsRows, keeps }: Pass): Passed {
  const ofCells: Finding[] = []
  const ofFields: Finding[] = []
  const ofRows: Finding[] = []
  const incomplete: string[] = []
  const filled: JudgeRow[] = []
  const typed: TypedRow[] = []
  const blank: BlankRow[] = []
  let blankBeforeLast = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (row === undefined) continue
    const reading = read(row, i)
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
    if (wantsFields) {
      cellFindings(entry, row.id, reading, ofCells)
      runRowChecks(entry, entry.checks.field, row.id, reading, context, ofFields)
    }
    if (wantsRows) runRowChecks(entry, entry.checks.row, row.id, reading, context, ofRows)
  }
  blank.length = blankBeforeLast
  return { findings: join(ofCells, ofFields, ofRows), incomplete, rows: filled, typed, blank }
}

function join(first: Finding[], ...more: readonly (readonly Finding[])[]): Finding[] {
  for (const list of more) for (const finding of list) first.push(finding)
  return first
}
