/** A workbook in memory behind the interface of the host: what was typed, laid out, marked and selected can be asked. */
import type { Table } from '../../rules/table.ts'
import type { Cell } from '../../rules/value.ts'
import type { CellChange, EditHint, ExcelHost, HostFacts, HostRow, LayOut, RowMarks, Selection, SheetTrouble, WorkbookIdentity } from '../host/host.ts'

export interface FakeHost extends ExcelHost {
  readonly sheets: Map<string, { order: LayOut; rows: HostRow[]; marks: readonly RowMarks[]; shown: readonly string[] | null; readOnly: boolean }>
  book: WorkbookIdentity | null
  readonly visited: string[]
  /** a person types in a cell */
  type(listObject: string, table: Table, row: number, field: string, value: Cell): void
  /** a person pastes rows at the end */
  paste(listObject: string, rows: readonly (readonly Cell[])[]): void
  remove(listObject: string, row: number): void
  select(selection: Selection): void
  command(command: 'showPane' | 'checkTable' | 'nextFinding' | 'openSubmit'): void
  reads: number
  /** fields whose column somebody has deleted */
  readonly lost: Set<string>
  /** rows the sheet has beyond what the table takes */
  surplus: number
}

export function fakeHost(facts: Partial<HostFacts> = {}): FakeHost {
  const edits = new Set<(hint: EditHint) => void>()
  const selects = new Set<(selection: Selection) => void>()
  const commands = new Set<(command: 'showPane' | 'checkTable' | 'nextFinding' | 'openSubmit') => void>()
  const quiet = new Set<() => void>()
  let ids = 0
  const newId = (): string => { ids += 1; return `new-${ids}` }
  const listen = <T>(set: Set<T>) => (listener: T): (() => void) => { set.add(listener); return () => { set.delete(listener) } }
  const sheetOf = (listObject: string): NonNullable<ReturnType<FakeHost['sheets']['get']>> => {
    const sheet = host.sheets.get(listObject)
    if (sheet === undefined) throw new Error(`no sheet ${listObject}`)
    return sheet
  }
  const hint = (listObject: string, whole: boolean, rows: readonly number[]): void => { for (const listener of edits) listener({ listObject, whole, rows }) }

  const host: FakeHost = {
    sheets: new Map(), book: null, visited: [], reads: 0, lost: new Set(), surplus: 0,
    type: (listObject, table, row, field, value) => {
      const sheet = sheetOf(listObject)
      const at = table.fields.findIndex((one) => one.id === field)
      while (sheet.rows.length <= row) sheet.rows.push({ id: newId(), cells: table.fields.map(() => null) })
      const old = sheet.rows[row]
      if (old !== undefined) sheet.rows[row] = { id: old.id, cells: old.cells.map((cell, i) => (i === at ? value : cell)) }
      hint(listObject, false, [row])
    },
    paste: (listObject, rows) => { sheetOf(listObject).rows.push(...rows.map((cells) => ({ id: newId(), cells }))); hint(listObject, true, []) },
    remove: (listObject, row) => { sheetOf(listObject).rows.splice(row, 1); hint(listObject, true, []) },
    select: (selection) => { for (const listener of selects) listener(selection) },
    command: (command) => { for (const listener of commands) listener(command) },
    facts: async () => ({ platform: 'OfficeOnline', version: '16.0', locale: 'zh-CN', supported: true, missing: [], theme: 'light', ...facts }),
    identity: async () => host.book,
    writeIdentity: async (identity) => { host.book = { ...identity, sheets: host.book?.sheets ?? [] } },
    layOut: async (order) => {
      host.sheets.set(order.identity.listObject, { order, rows: order.rows.map((row) => ({ ...row })), marks: [], shown: null, readOnly: order.readOnly })
      if (host.book !== null) host.book = { ...host.book, sheets: [...host.book.sheets.filter((sheet) => sheet.listObject !== order.identity.listObject), order.identity] }
    },
    activate: async (listObject) => host.sheets.has(listObject),
    read: async (listObject, table) => {
      host.reads += 1
      const trouble: SheetTrouble[] = [...host.lost].map((field) => ({ kind: 'column-missing', field }))
      if (host.surplus > 0) trouble.push({ kind: 'too-many-rows', rows: table.maxRows + host.surplus, max: table.maxRows })
      return { rows: sheetOf(listObject).rows.map((row) => ({ id: row.id, cells: row.cells.map((cell, i) => (host.lost.has(table.fields[i]?.id ?? '') ? null : cell)) })), trouble, firstRow: 4 }
    },
    readRows: async (listObject, _table, positions) => { if (host.lost.size > 0) return null; const rows = sheetOf(listObject).rows; const found = positions.map((position) => rows[position]); return found.every((row) => row !== undefined) ? found : null },
    mark: async (listObject, _table, marks) => { sheetOf(listObject).marks = marks; return 'written' },
    goTo: async (_listObject, _table, rowId, field) => { host.visited.push(`${rowId}:${field}`); return true },
    write: async (listObject, table, changes) => {
      const sheet = sheetOf(listObject)
      const before: CellChange[] = []
      for (const change of changes) {
        const row = sheet.rows.findIndex((one) => one.id === change.rowId)
        const at = table.fields.findIndex((one) => one.id === change.field)
        const old = sheet.rows[row]
        if (old === undefined) continue
        before.push({ ...change, to: old.cells[at] ?? null })
        sheet.rows[row] = { id: old.id, cells: old.cells.map((cell, i) => (i === at ? change.to : cell)) }
      }
      return before
    },
    showOnly: async (listObject, rowIds) => { sheetOf(listObject).shown = rowIds },
    setReadOnly: async (listObject, readOnly) => { sheetOf(listObject).readOnly = readOnly; return 'done' },
    showCheckColumn: async () => undefined,
    note: async () => 'written',
    repair: async (listObject, table, trouble) => {
      if (trouble.kind !== 'column-missing' || !host.lost.delete(trouble.field)) return true
      // The column comes back empty.
      const at = table.fields.findIndex((field) => field.id === trouble.field)
      const sheet = sheetOf(listObject)
      sheet.rows = sheet.rows.map((row) => ({ id: row.id, cells: row.cells.map((cell, i) => (i === at ? null : cell)) }))
      return true
    },
    onEdit: listen(edits), onSelect: listen(selects), onCommand: listen(commands),
    onActivate: () => () => undefined, onTheme: () => () => undefined, onWait: () => { const off = (): void => undefined; quiet.add(off); return off },
  }
  return host
}
