/** The rules of one edition as the pane uses them. Loaded when a table is first opened, not with the first screen. */
import { compileEdition } from '../../rules/edition/compile-edition.ts'
import { columnLetters, sheetNameOf } from '../../rules/layout/names.ts'
import { sheetSubtitle, sheetTitle } from '../../rules/sheet-layout.ts'
import { allowedText, periodText } from '../../rules/text/allowed.ts'
import { findingLine, findingText, groupTitle } from '../../rules/text/finding-text.ts'
import type { BuiltinCheck, Check, Edition, Field } from '../../rules/table.ts'
import type { References } from '../../rules/wire.ts'
import { largeRows } from './breath.ts'
import { incrementalJudge, type IncrementalJudge } from './incremental-judge.ts'
import type { Rulebook } from './rulebook.ts'
import { canonicalRows, fillShaded } from './shaded-cells.ts'
import { workerJudge, WorkerGone, type JudgeWorker } from './worker-judge.ts'

/** Keys of a source table that still make a drop-down one can use. */
const choiceLimit = 2000
/** Columns before the first field: row id and 检查. */
const leading = 2

export function editionRulebook(edition: Edition, hash: string, newWorker: () => JudgeWorker | null): Rulebook {
  const catalogue = compileEdition(edition)
  const judges = new Map<string, IncrementalJudge>()
  let beside: ReturnType<typeof workerJudge> | null | undefined
  const judgeOf = (table: string): IncrementalJudge => {
    const judge = judges.get(table) ?? incrementalJudge(catalogue, table)
    judges.set(table, judge)
    return judge
  }
  const aside = (): typeof beside => {
    if (beside === undefined) { const worker = newWorker(); beside = worker === null ? null : workerJudge(worker, edition) }
    return beside
  }
  return {
    hash, id: edition.id, tables: edition.tables,
    table: (id) => catalogue.tables.get(id)?.table ?? null,
    codelist: (id) => catalogue.codelists.get(id)?.list ?? null,
    nearest: (id, text) => catalogue.codelists.get(id)?.nearest(text) ?? null,
    rulesOf: (id) => {
      const entry = catalogue.tables.get(id)
      if (entry === undefined) return []
      const found = new Map<string, Check | BuiltinCheck>()
      for (const list of Object.values(entry.checks)) for (const compiled of list) found.set(compiled.check.id, compiled.check)
      for (const field of entry.fields) for (const builtin of Object.values(field.builtins)) found.set(builtin.id, builtin)
      return [...found.values()]
    },
    title: (finding, table, locale) => groupTitle(finding, catalogue, table, locale),
    message: (finding, table, locale) => findingText(finding, catalogue, table, locale),
    line: (finding, table, locale) => findingLine(finding, catalogue, table, locale),
    allowed: (table, id, locale) => {
      const entry = catalogue.tables.get(table)?.fields.find((one) => one.field.id === id)
      return entry === undefined ? '' : allowedText(entry.field, entry.codes, locale)
    },
    time: (table, period, locale) => periodText(table.statTime, period, locale),
    judge: async ({ table, rows, period }) => {
      const away = rows.length >= largeRows ? aside() : null
      if (away) {
        try {
          return await away(table, rows, period)
        } catch (error) {
          if (!(error instanceof WorkerGone)) throw error
          beside = null
        }
      }
      return judgeOf(table).judge(rows, period)
    },
    canonical: (table, rows, period) => canonicalRows(catalogue, table, rows, period),
    fill: (table, rows, references, period) => fillShaded(catalogue, table, rows, references, period),
    layOut: ({ identity, table, rows, readOnly, unit, college, period, references }) => ({
      identity, table, rows, readOnly, sheetName: sheetNameOf(sheetTitle(table), []), title: sheetTitle(table), subtitle: sheetSubtitle({ period: periodText(table.statTime, period), unit, college }),
      choices: Object.fromEntries(table.fields.flatMap((field) => { const choices = choicesOf(field, references ?? null); return choices.length > 0 ? [[field.id, choices]] : [] })),
    }),
    column: (table, field) => { const at = catalogue.tables.get(table)?.index.get(field); return at === undefined ? '' : columnLetters(leading + at) },
  }

  function choicesOf(field: Field, references: References | null): readonly string[] {
    if (field.codelist !== undefined) return catalogue.codelists.get(field.codelist)?.names ?? []
    const list = references?.lists.find((one) => one.table === field.ref?.table && one.field === field.ref.field)
    const at = list?.fields.indexOf(list.field) ?? -1
    const keys = at < 0 ? [] : [...new Set((list?.rows ?? []).map((row) => String(row[at] ?? '')).filter((key) => key !== ''))]
    return keys.length <= choiceLimit ? keys : []
  }
}

