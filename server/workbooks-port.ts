import type { Cycle } from './colleges/cycle.ts'
import type { Catalogue } from '../rules/edition/catalogue.ts'
import type { Table } from '../rules/table.ts'
import type { Cell } from '../rules/value.ts'

/** Where a merged row comes from: written beside it, so that every row can be traced. */
export interface Origin {
  readonly unit: string
  readonly filler: string
  /** number of the submission, `2026-0611-0042`; empty for drafts */
  readonly submission: string
  /** who approved it, level by level, in one line */
  readonly approvals: string
  readonly rowId: string
  readonly state: string
}

export interface MergedRow { readonly cells: readonly Cell[]; readonly origin: Origin }
export interface MergedTable { readonly table: Table; readonly rows: readonly MergedRow[] }

/** The merged workbook: the same order gives the same bytes. */
export interface MergeOrder {
  readonly college: { readonly id: string; readonly name: string }
  readonly cycle: Cycle
  readonly editionHash: string
  readonly catalogue: Catalogue
  readonly tables: readonly MergedTable[]
  /** SHA-256 over all rows and their origins, hex */
  readonly hash: string
  readonly masked: boolean
  readonly drafts: boolean
  readonly purpose: string
  readonly person: string
  /** ISO time of the newest decision in it, so that time of day does not change the bytes */
  readonly asOf: string
}

/** Empty sheets as the official form has them, ready to be filled anywhere. */
export interface TemplateOrder {
  readonly college: { readonly id: string; readonly name: string }
  readonly unit: { readonly id: string; readonly name: string } | null
  readonly cycle: Cycle
  readonly editionHash: string
  readonly catalogue: Catalogue
  readonly tables: readonly Table[]
}

/** Where bytes go. `write` resolves when there is room for more and rejects when the reader has gone. */
export interface Sink { write(bytes: Uint8Array): Promise<void> }

/** What the server wants of the workbook writer (server/workbooks). Nothing is written faster than it is read. */
export interface Workbooks {
  merged(order: MergeOrder, sink: Sink): Promise<void>
  template(order: TemplateOrder, sink: Sink): Promise<void>
}
