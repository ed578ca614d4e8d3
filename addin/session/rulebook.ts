/** What the pane asks of an edition. Made from `rules/` in `edition-rulebook.ts`; sessions and screens know only this. */
import type { Finding, Verdict } from '../../rules/finding.ts'
import type { Check, BuiltinCheck, CodeList, Period, Table } from '../../rules/table.ts'
import type { References } from '../../rules/wire.ts'
import type { HostRow, LayOut } from '../host/host.ts'

export interface JudgeOrder {
  readonly table: string
  readonly rows: readonly HostRow[]
  readonly period: Period
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
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
  title(finding: Finding, table: string): string
  /** the sentence with the actual values */
  message(finding: Finding): string
  /** field, row and table level, in this thread or in a worker when the table is large */
  judge(order: JudgeOrder): Promise<Verdict>
  /** values of shaded columns that follow from the references and from computed fields */
  fill(table: string, rows: readonly HostRow[], references: References | null, period: Period): readonly HostRow[]
  layOut(order: Pick<LayOut, 'identity' | 'rows' | 'readOnly'> & { readonly table: Table; readonly subtitle: string; readonly period: Period }): Omit<LayOut, 'signal' | 'onProgress'>
  /** column letters of a field in a laid-out sheet */
  column(table: string, field: string): string
}
