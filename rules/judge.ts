/**
 * The one judge: what is wrong with a table at a unit. Runs in the pane (at once) and on the server (for truth).
 * Pure: rows, period and the other tables come in, findings go out. Made once for a table, used for every edit.
 */
import type { Catalogue, CompiledCheck, TableEntry } from './edition/catalogue.ts'
import type { Finding, Verdict } from './finding.ts'
import type { CheckLevel, Period } from './table.ts'
import { columnsOf } from './formula/columns.ts'
import type { Columns } from './formula/context.ts'
import { CandidateSearch } from './judge/candidates.ts'
import { cellFindings } from './judge/cell-findings.ts'
import { checkFinding } from './judge/check-finding.ts'
import { type PlacedRow, layoutFindings } from './judge/layout-findings.ts'
import { referenceFindings } from './judge/reference-findings.ts'
import { type MovingContext, isReadable, runRowChecks } from './judge/row-checks.ts'
import { type RowReader, rememberingReader, rowReader } from './judge/row-reader.ts'
import { shadedFindings } from './judge/shaded.ts'
import { TableMemory } from './judge/table-memory.ts'
import { type JudgeRow, type TableSource, knownTable } from './judge/typed-table.ts'

export interface JudgeRequest {
  readonly rows: readonly JudgeRow[]
  readonly period: Period
  /** other tables; without them nothing of level cross-table is judged */
  readonly tables?: TableSource
  /** default: all */
  readonly levels?: ReadonlySet<CheckLevel>
  /** judge fields and rows of these row ids only; the table as a whole is always judged */
  readonly only?: ReadonlySet<string>
}

export interface TableJudge { judge(request: JudgeRequest): Verdict }

const none: Columns = columnsOf([], [])

/**
 * Prepares the judge of one table. `remember`: keeps what was read of each array of cells, so that after an edit only the edited rows are read again
 * (the pane); the arrays must not be changed in place.
 * @throws Error when the edition has no such table
 */
export function createJudge(catalogue: Catalogue, tableId: string, { remember = false }: { readonly remember?: boolean } = {}): TableJudge {
  const entry = catalogue.tables.get(tableId)
  if (!entry) throw new Error(`no table ${tableId} in edition ${catalogue.edition.id}`)
  let readFor = ''
  let read: RowReader | null = null
  let memory: TableMemory | null = null

  return {
    judge: (request) => {
      const wanted = JSON.stringify(request.period)
      if (!read || readFor !== wanted) {
        const reader = rowReader(entry, request.period)
        read = remember ? rememberingReader(reader) : reader
        memory = remember ? new TableMemory() : null
        readFor = wanted
      }
      return judgeTable(entry, read, memory, request)
    },
  }
}

/** Judges a table once. */
export function judge({ catalogue, tableId, ...request }: JudgeRequest & { readonly catalogue: Catalogue; readonly tableId: string }): Verdict {
  return createJudge(catalogue, tableId).judge(request)
}

function judgeTable(entry: TableEntry, read: RowReader, memory: TableMemory | null, { rows, period, tables, levels, only }: JudgeRequest): Verdict {
  const wants = (level: CheckLevel): boolean => levels === undefined || levels.has(level)
  const placed = rows.map((row, i): PlacedRow => ({ row, typed: read(row.cells), number: i + 1 }))
  const filled = placed.filter(({ typed }) => !typed.isBlank)
  const own = columnsOf(entry.table.fields.map((field) => field.id), filled.map(({ typed }) => typed.values))
  const context: MovingContext = { rowIndex: 0, period, table: (id) => (id === entry.table.id ? own : (tables?.table(id) ?? none)) }
  const findings: Finding[] = []

  const judgeRows = (checks: readonly CompiledCheck[], selected: ReadonlySet<string> | undefined, into: Finding[]): void => {
    if (checks.length === 0) return
    for (let i = 0; i < filled.length; i++) {
      const one = filled[i]
      if (one === undefined || (selected && !selected.has(one.row.id))) continue
      context.rowIndex = i
      runRowChecks(checks, one.typed, context, (check) => into.push(checkFinding(entry, check, one.row.id, one.typed.values, context, null)))
    }
  }
  /** A check of other rows or tables: once a row, or once for the table when it reads no cell of a row. */
  const judgeWhole = (check: CompiledCheck): Finding[] => {
    const found: Finding[] = []
    if (check.rowUses.length > 0) judgeRows([check], undefined, found)
    else if (isReadable(check, filled)) {
      context.rowIndex = 0
      const isAsked = check.when === null || check.when.evaluate([], context) === true
      if (isAsked && check.formula.evaluate([], context) === false) found.push(checkFinding(entry, check, null, [], context, filled[0]?.row.id ?? null))
    }
    return found
  }

  if (wants('field')) {
    for (const { row, typed } of filled) if (!only || only.has(row.id)) cellFindings(entry, row.id, typed, findings)
    judgeRows(entry.checks.field, only, findings)
  }
  if (wants('row')) judgeRows(entry.checks.row, only, findings)
  if (wants('table')) {
    memory?.see(filled)
    findings.push(...layoutFindings(entry, placed))
    for (const check of entry.checks.table) for (const finding of memory?.findings(check, () => judgeWhole(check)) ?? judgeWhole(check)) findings.push(finding)
  }
  if (tables && wants('cross-table')) {
    findings.push(...referenceFindings(entry, filled, tables, new CandidateSearch()))
    const positions = new Map(filled.map((one, i) => [one, i]))
    findings.push(...shadedFindings(entry, filled, tables, (one) => {
      context.rowIndex = positions.get(one) ?? 0
      return context
    }))
    for (const check of entry.checks.crossTable) {
      if (!check.uses.every(({ table, fields }) => table === entry.table.id || knownTable(tables, table, fields) !== null)) continue
      for (const finding of judgeWhole(check)) findings.push(finding)
    }
  }
  return { findings, incomplete: filled.flatMap(({ row, typed }) => (typed.missing ? [row.id] : [])), rows: filled.length }
}
