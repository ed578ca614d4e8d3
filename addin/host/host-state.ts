import type { Table } from '../../rules/table.ts'
import type { TablePlace } from './bound-table.ts'
import type { OwnWrites } from './own-writes.ts'
import type { ExcelCalls } from './run.ts'

/** What the host keeps between calls: no truth about the workbook, only how to talk to it. */
export interface HostState {
  readonly calls: ExcelCalls
  readonly own: OwnWrites
  readonly newId: () => string
  /** tables seen so far by Excel table name: needed to tell which field a selected cell belongs to */
  readonly tables: ReadonlyMap<string, Table>
  readonly remember: (listObject: string, table: Table) => void
  /** where each table was last seen: a guess that saves a request, checked each time */
  readonly places: Map<string, TablePlace>
  /** allowed values of each table's fields, as it was laid out: a column put back gets its drop-down again */
  readonly choices: Map<string, Readonly<Record<string, readonly string[]>>>
  /** sheet names as they were when first read */
  readonly firstNames: Map<string, string>
  /** Excel tables whose rows the pane itself has filtered: hidden rows there are no surprise */
  readonly filtered: Set<string>
}

export function hostState(parts: Pick<HostState, 'calls' | 'own' | 'newId'>): HostState {
  const tables = new Map<string, Table>()
  return { ...parts, tables, remember: (listObject, table) => { tables.set(listObject, table) }, places: new Map(), choices: new Map(), firstNames: new Map(), filtered: new Set() }
}
