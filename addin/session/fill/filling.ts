/** What the open table needs besides what is shown: kept in one place for the loop, the drafts and the checks. */
import type { Period } from '../../../rules/table.ts'
import type { Cell } from '../../../rules/value.ts'
import type { Me, References } from '../../../rules/wire.ts'
import type { CellChange, HostRow, RowMarks } from '../../host/host.ts'
import type { Context } from '../context.ts'
import type { KeptPlace } from '../keeping.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Ladder, OpenSheet } from '../state.ts'
import { count, mergeFindings, type Counts, type Explained } from './findings.ts'

export interface Filling {
  readonly place: KeptPlace
  readonly rulebook: Rulebook
  readonly period: Period
  /** name of the college, as the form shows it */
  readonly college: string
  references: References | null
  revision: number
  /** the rows the server has at `revision` */
  base: readonly HostRow[]
  /** row id → cells as the server took them */
  sent: ReadonlyMap<string, readonly Cell[]>
  /** explanations as the server took them, as `explanationsText` writes them */
  sentExplanations: string
  /** rows whose server answer is older than their cells */
  stale: ReadonlySet<string>
  painted: readonly RowMarks[]
  sequence: number
  /** row id (`''` = the table as a whole) → sequence of the youngest answer about it */
  readonly answered: Map<string, number>
  /** cells that somebody else changed too, waiting for a decision; drafts rest meanwhile */
  clashes: readonly CellChange[]
  attempts: number
  closed: boolean
}

export const periodOf = (me: Me): Period => ({ academicYear: me.cycle.academicYear, calendarYear: me.cycle.calendarYear, point: me.cycle.point })

/** Changes the open table, if it is still the one that `filling` is about. */
export function changeSheet(context: Context, filling: Filling, change: (sheet: OpenSheet) => Partial<OpenSheet>): void {
  context.store.set((state) => {
    const sheet = state.sheet
    if (sheet === null || filling.closed || sheet.table.id !== filling.place.table || sheet.unit.id !== filling.place.unit) return state
    return { ...state, sheet: { ...sheet, ...change(sheet) } }
  })
}

export function changeLadder(context: Context, filling: Filling, change: Partial<Ladder>): void {
  changeSheet(context, filling, (sheet) => ({ ladder: { ...sheet.ladder, ...change } }))
}

/** Findings of pane and server as one list, for the rows as they are now. */
export function combined(sheet: Pick<OpenSheet, 'rows' | 'local' | 'remote'>, stale: ReadonlySet<string>): OpenSheet['findings'] {
  return mergeFindings(sheet.local.findings, sheet.remote, new Map(sheet.rows.map((row, i) => [row.id, i])), stale)
}

/** Several screens ask for each state: what was counted once is not counted again. */
const counted = new WeakMap<OpenSheet['findings'], { readonly from: readonly unknown[]; readonly counts: Counts }>()

export function countsOf(sheet: OpenSheet): Counts {
  const from = [sheet.rows.length, sheet.local.incomplete, sheet.explanations, sheet.explanationMin]
  const known = counted.get(sheet.findings)
  if (known?.from.every((part, i) => part === from[i]) === true) return known.counts
  const counts = count(sheet.findings, sheet.rows.length, sheet.local.incomplete, explainedOf(sheet))
  counted.set(sheet.findings, { from, counts })
  return counts
}
export const explainedOf = (sheet: OpenSheet): Explained => ({ texts: sheet.explanations, min: sheet.explanationMin })
