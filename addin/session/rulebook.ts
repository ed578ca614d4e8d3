/** What the pane asks of an edition. Made from `rules/` in `edition-rulebook.ts`; sessions and screens know only this. */
import type { Finding, Verdict } from '../../rules/finding.ts'
import type { Check, BuiltinCheck, CodeList, Period, Table } from '../../rules/table.ts'
import type { References } from '../../rules/wire.ts'
import type { Locale } from '../../rules/text/template.ts'
import type { HostRow, LayOut, SheetIdentity } from '../host/host.ts'

export interface JudgeOrder {
  readonly table: string
  readonly rows: readonly HostRow[]
  readonly period: Period
}

export interface LayOutWish {
  readonly identity: SheetIdentity
  readonly table: Table
  readonly rows: readonly HostRow[]
  readonly readOnly: boolean
  readonly unit: string
  readonly college: string
  readonly period: Period
  readonly references?: References | null
}

export interface Rulebook {
  readonly hash: string
  readonly id: string
  readonly tables: readonly Table[]
  table(id: string): Table | null
  codelist(id: string): CodeList | null
  /** every rule that looks at this table, built-in ones included */
  rulesOf(table: string): readonly (Check | BuiltinCheck)[]
  /** what must hold, at most 16 characters: head of a group */
  title(finding: Finding, table: string, locale: Locale): string
  /** the sentence with the actual values */
  message(finding: Finding, table: string, locale: Locale): string
  /** one line of a group: `“汉” → 汉族` where there is something to write instead */
  line(finding: Finding, table: string, locale: Locale): string
  /** what may stand in a column, in one line */
  allowed(table: string, field: string, locale: Locale): string
  /** what the table reports on: a stretch of time or a day */
  time(table: Table, period: Period, locale: Locale): string
  /** the name in a code list most like a text; null when none is near */
  nearest(codelist: string, text: string): string | null
  /** field, row and table level, in this thread or in a worker when the table is large */
  judge(order: JudgeOrder): Promise<Verdict>
  /** rows as the sheet gives them with dates in their own form: Excel answers day numbers. A row without such cells is the same object. */
  canonical(table: string, rows: readonly HostRow[], period: Period): readonly HostRow[]
  /** values of shaded columns that follow from the references and from computed fields */
  fill(table: string, rows: readonly HostRow[], references: References | null, period: Period): readonly HostRow[]
  layOut(wish: LayOutWish): Omit<LayOut, 'signal' | 'onProgress'>
  /** column letters of a field in a laid-out sheet */
  column(table: string, field: string): string
}
