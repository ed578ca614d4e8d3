/**
 * `statbook check FILE.xlsx`: judges a workbook without a server. Every sheet that holds an official table is judged on all levels;
 * other tables of the same workbook serve for references. Exit 0 clean, 1 blocking findings, 2 unreadable (one clear line on stderr).
 */
import { readFile, stat } from 'node:fs/promises'
import { summarise } from '../../rules/judge/summarise.ts'
import { createJudge } from '../../rules/judge.ts'
import { tableSource, typedTable } from '../../rules/judge/typed-table.ts'
import { findingText } from '../../rules/text/finding-text.ts'
import { usualPeriod } from '../colleges/cycle.ts'
import { loadNewestEdition } from '../editions/load-newest.ts'
import { columnLetter } from '../workbooks/cell-xml.ts'
import { findTables, type FoundTable } from '../workbooks/find-tables.ts'
import { readInWorker } from '../workbooks/read-in-worker.ts'
import { WorkbookRefused } from '../workbooks/unzip.ts'

export interface CheckedFinding { readonly table: string; readonly sheet: string; readonly cell: string; readonly severity: string; readonly rule: string; readonly code: string; readonly text: string }
export interface CheckReport { readonly file: string; readonly edition: string; readonly cycle: string; readonly tables: readonly { readonly number: string; readonly sheet: string; readonly rows: number; readonly missingColumns: readonly string[]; readonly errors: number; readonly warnings: number; readonly hints: number }[]; readonly findings: readonly CheckedFinding[]; readonly blocking: number }

const mostBytes = 60 * 2 ** 20

/** The report of a file. Errors: WorkbookRefused for anything that cannot be read. */
export async function checkWorkbook(file: string, options: { readonly cycle: string; readonly edition?: string; readonly onProgress?: (rows: number) => void }): Promise<CheckReport> {
  const { catalogue } = loadNewestEdition()
  const edition = catalogue.edition.id
  if (options.edition !== undefined && options.edition !== edition) throw new WorkbookRefused(`没有“${options.edition}”这个版本，现有的是 ${edition}。`)
  const size = await stat(file).catch(() => { throw new WorkbookRefused(`找不到文件 ${file}。核对路径后再试。`) })
  if (!size.isFile()) throw new WorkbookRefused(`${file} 不是文件。`)
  if (size.size > mostBytes) throw new WorkbookRefused('文件超过 60 MB，不像一份填报表。删去无关内容后再试。')
  const read = await readInWorker(await readFile(file), options.onProgress ? { onProgress: options.onProgress } : {})
  const found = findTables(read.rows, catalogue)
  if (found.length === 0) throw new WorkbookRefused('这个工作簿里没有找到官方表。请用下发的模板，表头不要改。')
  const period = usualPeriod(options.cycle)
  const source = tableSource(new Map(found.map((table) => [table.entry.table.id, typedTable(catalogue, table.entry.table.id, table.rows, period)])))
  const findings: CheckedFinding[] = []
  const tables = found.map((table) => {
    const verdict = createJudge(catalogue, table.entry.table.id).judge({ rows: table.rows, period, tables: source })
    for (const finding of verdict.findings) {
      findings.push({ table: table.entry.table.number, sheet: table.sheet, cell: addressOf(table, finding.cells[0]), severity: finding.severity, rule: finding.rule, code: finding.code, text: findingText(finding, catalogue, table.entry.table.id) })
    }
    const summary = summarise(verdict, [], 6)
    return {
      number: table.entry.table.number, sheet: table.sheet, rows: table.rows.length, errors: summary.errors, warnings: summary.warnings, hints: summary.hints,
      missingColumns: table.entry.fields.filter((_, index) => (table.columns[index] ?? -1) < 0).map(({ field }) => field.name),
    }
  })
  return { file, edition, cycle: options.cycle, tables, findings, blocking: findings.filter((finding) => finding.severity === 'error').length + tables.reduce((sum, table) => sum + table.missingColumns.length, 0) }
}

function addressOf(table: FoundTable, cell: { readonly rowId: string; readonly field: string } | undefined): string {
  if (!cell) return ''
  const row = table.rows.find((one) => one.id === cell.rowId)
  const column = table.columns[table.entry.index.get(cell.field) ?? -1] ?? -1
  return row && column >= 0 ? `${columnLetter(column)}${row.row}` : row ? `第 ${row.row} 行` : ''
}
