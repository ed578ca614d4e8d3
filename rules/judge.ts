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
import type { FilledRows } from './judge/filled-rows.ts'
import { layoutFindings, layoutNeedsReadings } from './judge/layout-findings.ts'
import { passRows } from './judge/pass-rows.ts'
import { referenceFindings } from './judge/reference-findings.ts'
import type { MovingContext } from './judge/row-checks.ts'
import { type RowReader, passingReader, rowReader } from './judge/row-reader.ts'
import { shadedFindings } from './judge/shaded.ts'
import { type PlacedFinding, runWholeCheck } from './judge/table-checks.ts'
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
  let readers: Readers | null = null

  return {
    judge: (request) => {
      if (readers === null || !suits(readers, request, remember)) readers = readersOf(entry, request, remember)
      return judgeTable(entry, readers, request)
    },
  }
}

/** Judges a table once. */
export function judge({ catalogue, tableId, ...request }: JudgeRequest & { readonly catalogue: Catalogue; readonly tableId: string }): Verdict {
  return createJudge(catalogue, tableId).judge(request)
}

interface Readers {
  /** the object seen last, so that the same one need not be compared */
  period: Period
  readonly passing: RowReader
  readonly keeping: RowReader
  readonly memory: TableMemory | null
  /** a memory keeps what was found in a row, which depends on the levels */
  readonly levels: string
}

function readersOf(entry: TableEntry, { period, levels }: JudgeRequest, remember: boolean): Readers {
  const keeping = rowReader(entry, period)
  return { period, passing: passingReader(entry, period), keeping, memory: remember ? new TableMemory(idsOf(entry), keeping) : null, levels: nameOf(levels) }
}

function suits(readers: Readers, { period, levels }: JudgeRequest, remember: boolean): boolean {
  if (readers.period !== period && JSON.stringify(readers.period) !== JSON.stringify(period)) return false
  readers.period = period
  return !remember || readers.levels === nameOf(levels)
}

function nameOf(levels: ReadonlySet<CheckLevel> | undefined): string { return levels ? [...levels].sort().join() : 'all' }

const idsOf = (entry: TableEntry): readonly string[] => entry.table.fields.map((field) => field.id)

function judgeTable(entry: TableEntry, { passing, keeping, memory }: Readers, request: JudgeRequest): Verdict {
  const { rows, period, tables, only } = request
  const others = wants(request, 'cross-table') ? tables : undefined
  const keeps = memory !== null || others !== undefined || (wants(request, 'table') && (entry.checks.table.length > 0 || layoutNeedsReadings(entry)))
  let columns: Columns | null = null
  const context: MovingContext = { rowIndex: 0, period, table: (id) => (id === entry.table.id ? (columns ??= memory?.columns ?? ownColumns(entry, passed)) : (tables?.table(id) ?? none)) }
  const passed = passRows({ entry, rows, context, only, keeps, seen: memory?.seen(rows) ?? null, wantsFields: wants(request, 'field'), wantsRows: wants(request, 'row'), read: keeps ? keeping : passing })
  memory?.see(passed)
  const { findings } = passed

  if (wants(request, 'table')) {
    add(findings, layoutFindings(entry, passed, passed.blank))
    for (const check of entry.checks.table) {
      if (memory) add(findings, memory.findings(check, (places) => runWholeCheck(entry, check, passed, context, places)))
      else addPlaced(findings, runWholeCheck(entry, check, passed, context))
    }
  }
  if (others !== undefined) {
    add(findings, referenceFindings(entry, passed, others, new CandidateSearch()))
    add(findings, shadedFindings(entry, passed, others, context))
    for (const check of entry.checks.crossTable) if (isKnown(check, entry, others)) addPlaced(findings, runWholeCheck(entry, check, passed, context))
  }
  return { findings, incomplete: passed.incomplete, rows: passed.rows.length }
}

function wants({ levels }: JudgeRequest, level: CheckLevel): boolean { return levels === undefined || levels.has(level) }

/** True when every other table the check looks into is known with the columns it reads. */
function isKnown(check: CompiledCheck, entry: TableEntry, tables: TableSource): boolean {
  return check.uses.every(({ table, fields }) => table === entry.table.id || knownTable(tables, table, fields) !== null)
}

function add(findings: Finding[], more: readonly Finding[]): void {
  for (const finding of more) findings.push(finding)
}

function addPlaced(findings: Finding[], more: readonly PlacedFinding[]): void {
  for (const { finding } of more) findings.push(finding)
}

function ownColumns(entry: TableEntry, { typed }: FilledRows): Columns {
  return columnsOf(idsOf(entry), typed.map(({ values }) => values))
}
