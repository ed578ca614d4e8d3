import type { Finding } from '../../../rules/finding.ts'
import type { Rulebook } from '../../session/rulebook.ts'
import type { OpenSheet } from '../../session/state.ts'
import { useSpeech } from '../text.tsx'
import { usePane, useSession } from '../use-session.ts'

/** The words of the open table's rules, in the language of the pane. */
export interface RuleWords {
  readonly book: Rulebook
  title(finding: Finding): string
  message(finding: Finding): string
  line(finding: Finding): string
  allowed(field: string): string
  /** G9, or 整张表's sign when a finding names no cell */
  address(finding: Finding): string
  cell(rowId: string, field: string): string
}

export function useRules(): RuleWords | null {
  const session = useSession()
  const { locale } = useSpeech()
  const sheet = usePane((state) => state.sheet)
  const book = session.rulebook()
  return sheet === null || book === null ? null : wordsOf(book, sheet, locale)
}

function wordsOf(book: Rulebook, sheet: OpenSheet, locale: 'zh' | 'en'): RuleWords {
  const table = sheet.table.id
  const positions = positionsOf(sheet)
  const cell = (rowId: string, field: string): string => { const at = positions.get(rowId); return at === undefined ? '' : `${book.column(table, field)}${sheet.firstRow + at}` }
  return {
    book, title: (finding) => book.title(finding, table, locale), message: (finding) => book.message(finding, table, locale), line: (finding) => book.line(finding, table, locale),
    allowed: (field) => book.allowed(table, field, locale), cell,
    address: (finding) => { const first = finding.cells[0]; return first === undefined ? '' : cell(first.rowId, first.field) },
  }
}

/** Row id → place in the sheet, remembered for each reading of the rows. */
const known = new WeakMap<OpenSheet['rows'], ReadonlyMap<string, number>>()
function positionsOf(sheet: OpenSheet): ReadonlyMap<string, number> {
  const positions = known.get(sheet.rows) ?? new Map(sheet.rows.map((row, i) => [row.id, i]))
  known.set(sheet.rows, positions)
  return positions
}
