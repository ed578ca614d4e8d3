/** What is painted in the sheet (ux part 6). Pure: findings and row states in, marks for each row out. */
import { markCues, markOrder, type CellMark } from '../../../rules/layout/marks.ts'
import type { Finding } from '../../../rules/finding.ts'
import { isMissing } from '../../../rules/judge/cell-findings.ts'
import type { SheetRow } from '../../../rules/wire.ts'
import type { RowMarks } from '../../host/host.ts'

/** When several meet in a cell, the first wins. */
const order: readonly CellMark[] = markOrder

export interface MarkFacts {
  readonly rowIds: readonly string[]
  readonly findings: readonly Finding[]
  readonly known: ReadonlyMap<string, SheetRow>
  readonly unconfirmed: ReadonlySet<string>
  /** row → fields that differ from last year; empty while not asked for */
  readonly changed: ReadonlyMap<string, readonly string[]>
  readonly fields: readonly string[]
  readonly readOnly: boolean
}

/** Fields of a returned row: those its reviewer named in the last decision. */
export function returnedFields(row: SheetRow | undefined): readonly string[] {
  if (row?.state.kind !== 'returned') return []
  return row.decisions.findLast((decision) => decision.verdict === 'returned')?.fields ?? []
}

/** The marks of every row that has any, and `… n` for rows that are not complete; blank required cells are grey, never red (ux 3.4). */
export function paint(facts: MarkFacts): readonly RowMarks[] {
  const rows = new Map<string, Map<string, CellMark>>()
  const put = (rowId: string, field: string, mark: CellMark): void => {
    const cells = rows.get(rowId) ?? new Map<string, CellMark>()
    const old = cells.get(field)
    if (old === undefined || order.indexOf(mark) < order.indexOf(old)) cells.set(field, mark)
    rows.set(rowId, cells)
  }
  const missing = new Map<string, number>()
  for (const finding of facts.findings) {
    if (isMissing(finding) && finding.rowId !== null) missing.set(finding.rowId, finding.cells.length)
    else for (const cell of finding.cells) put(cell.rowId, cell.field, finding.severity)
  }
  for (const rowId of facts.rowIds) {
    for (const field of returnedFields(facts.known.get(rowId))) put(rowId, field, 'returned')
    for (const field of facts.changed.get(rowId) ?? []) put(rowId, field, 'changed')
    if (facts.unconfirmed.has(rowId)) for (const field of facts.fields) put(rowId, field, 'unconfirmed')
  }
  return facts.rowIds.flatMap((rowId): RowMarks[] => {
    const cells = rows.get(rowId)
    const glyph = glyphOf(cells, missing.get(rowId) ?? 0, facts.readOnly)
    return cells === undefined && glyph === '' ? [] : [{ rowId, cells: [...(cells ?? [])].map(([field, mark]) => ({ field, mark })), glyph }]
  })
}

/** The worst mark of a row with its count: `✕ 2`, `↩ 1`, `… 2` = two required cells blank, ▪ = read-only and nothing else to say. */
function glyphOf(cells: ReadonlyMap<string, CellMark> | undefined, missing: number, readOnly: boolean): string {
  const marks = [...(cells?.values() ?? [])]
  const worst = order.find((mark) => marks.includes(mark))
  if (worst === 'returned' || worst === 'error' || worst === 'warning') return `${markCues[worst].glyph} ${marks.filter((mark) => mark === worst).length}`
  if (missing > 0) return `… ${missing}`
  if (worst !== undefined) return worst === 'hint' ? `i ${marks.filter((mark) => mark === worst).length}` : markCues[worst].glyph
  return readOnly ? markCues.readonly.glyph : ''
}

/** True when two rounds of marks paint the same, so that nothing is written to the sheet. */
export function samePaint(a: readonly RowMarks[], b: readonly RowMarks[]): boolean {
  return a.length === b.length && a.every((row, i) => {
    const other = b[i]
    return other !== undefined && row.rowId === other.rowId && row.glyph === other.glyph && row.cells.length === other.cells.length
      && row.cells.every((cell, j) => cell.field === other.cells[j]?.field && cell.mark === other.cells[j]?.mark)
  })
}
