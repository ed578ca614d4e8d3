import type { BuiltinCheck, Check, CodeList, Edition, ReviewerCheck } from '../table.ts'
import { buildTable, withoutBlank } from './build-table.ts'
import { checkCodelists } from './check-codelists.ts'
import { checkBuiltins, checkComputed, checkReviewerChecks, checkRules } from './check-rules.ts'
import { checkTables } from './check-tables.ts'
import { Faults } from './faults.ts'
import { type EditionText, type Parts, readFiles } from './read-files.ts'
import type { EditionFault } from './source-file.ts'

export type LoadedEdition = { readonly ok: true; readonly edition: Edition } | { readonly ok: false; readonly faults: readonly EditionFault[] }

/**
 * Reads the YAML files of one edition. Pure: text in, edition or faults out.
 * Faults come in three rounds, so that one mistake is not told ten times: shape of each file, names between files, formulas.
 * @param files paths relative to the edition's folder, with slashes
 */
export function loadEdition(files: readonly EditionText[]): LoadedEdition {
  const read = readFiles(files)
  if ('faults' in read) return refuse(read.faults)
  const { parts } = read
  const edition = build(parts)
  const tables = new Map(edition.tables.map(table => [table.id, table]))

  const names = new Faults()
  checkCodelists(parts, names)
  checkTables(parts, tables, names)
  if (names.all.length > 0) return refuse(names.all)

  const formulas = new Faults()
  checkComputed(parts, tables, formulas)
  checkRules(parts, parts.checks.map(placed => buildCheck(placed)), tables, formulas)
  checkBuiltins(parts, edition.builtins, tables, formulas)
  checkReviewerChecks(parts, tables, formulas)
  return formulas.all.length > 0 ? refuse(formulas.all) : { ok: true, edition }
}

/** One fault on one line: `checks/7.2-course_setup.yaml 第 12 行第 20 列：…` */
export function faultText(fault: EditionFault): string {
  return `${fault.file} 第 ${fault.line} 行第 ${fault.column} 列：${fault.text}`
}

function refuse(faults: readonly EditionFault[]): LoadedEdition {
  const place = (fault: EditionFault) => `${fault.file}\n${String(fault.line).padStart(6)}${String(fault.column).padStart(6)}`
  return { ok: false, faults: [...faults].sort((a, b) => (place(a) < place(b) ? -1 : 1)) }
}

function buildCheck(placed: Parts['checks'][number]): Check {
  return { ...withoutBlank(placed.value), table: placed.table }
}

/** The edition in its official order: tables as edition.yaml lists them, checks table by table as written. */
function build(parts: Parts): Edition {
  const { id, title, sources, tables: order } = parts.edition.value
  const rank = (table: string): number => order.indexOf(table)
  return {
    id, title, sources,
    tables: parts.tables.map(placed => buildTable(placed.value)).sort((a, b) => rank(a.id) - rank(b.id)),
    codelists: parts.codelists.map((placed): CodeList => ({ ...withoutBlank(placed.value), values: placed.value.values.map(withoutBlank) })),
    checks: parts.checks.map(buildCheck).sort((a, b) => rank(a.table) - rank(b.table)),
    builtins: parts.builtins.map((placed): BuiltinCheck => withoutBlank(placed.value)),
    reviewerChecks: parts.reviewerChecks.map((placed): ReviewerCheck => placed.value),
  }
}
