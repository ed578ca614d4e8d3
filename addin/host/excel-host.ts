/** Excel behind the interface of host.ts. To be made after Office.onReady, once a page. */
import { watchActivation } from './activation.ts'
import { boundTable } from './bound-table.ts'
import { writeNotes } from './cell-notes.ts'
import { ribbonCommands } from './commands.ts'
import { watchEdits } from './edit-hints.ts'
import { hostFacts } from './facts.ts'
import type { ExcelHost } from './host.ts'
import { hostState } from './host-state.ts'
import { readIdentity, writeWorkbookIdentity } from './identity.ts'
import { layOut } from './lay-out.ts'
import { markSheet } from './mark-sheet.ts'
import { activateSheet, goToCell, showCheck, showOnlyRows } from './navigate.ts'
import { ownWrites } from './own-writes.ts'
import { protect, unprotect } from './protection.ts'
import { readSheet, readSomeRows } from './read-sheet.ts'
import { repairSheet } from './repair.ts'
import { randomRowId } from './row-ids.ts'
import { excelCalls } from './run.ts'
import { watchSelection } from './selection.ts'
import { watchTheme } from './theme.ts'
import { writeCells } from './write-cells.ts'

export interface ExcelHostOptions {
  /** makes ids for rows typed by the clerk */
  readonly newId?: () => string
  readonly now?: () => number
}

export function excelHost(options: ExcelHostOptions = {}): ExcelHost {
  const calls = excelCalls()
  const state = hostState({ calls, own: ownWrites(options.now ?? (() => Date.now())), newId: options.newId ?? randomRowId })
  const commands = ribbonCommands()
  return {
    facts: async () => hostFacts(),
    identity: () => calls.run(readIdentity),
    writeIdentity: (identity) => calls.run((context) => writeWorkbookIdentity(context, identity)),
    layOut: (order) => layOut(state, order),
    activate: (listObject) => activateSheet(state, listObject),
    read: (listObject, table) => readSheet(state, listObject, table),
    readRows: (listObject, table, positions) => readSomeRows(state, listObject, table, positions),
    mark: (listObject, table, marks) => markSheet(state, listObject, table, marks),
    note: (listObject, table, notes) => writeNotes(state, listObject, table, notes),
    goTo: (listObject, table, rowId, field) => goToCell(state, listObject, table, rowId, field),
    write: (listObject, table, changes) => writeCells(state, listObject, table, changes),
    showOnly: (listObject, rowIds) => showOnlyRows(state, listObject, rowIds),
    showCheckColumn: (listObject, shown) => showCheck(state, listObject, shown),
    setReadOnly: (listObject, readOnly) => setReadOnly(state, listObject, readOnly),
    repair: (listObject, table, trouble) => repairSheet(state, listObject, table, trouble),
    onEdit: (listener) => watchEdits(state, listener),
    onSelect: (listener) => watchSelection(state, listener),
    onActivate: (listener) => watchActivation(state, listener),
    onWait: (listener) => calls.onWait(listener),
    onCommand: (listener) => commands.on(listener),
    onTheme: (listener) => watchTheme(listener),
  }
}

type State = Parameters<typeof layOut>[0]

/** The state is read first: protecting what is protected is an error in Excel. */
async function setReadOnly(state: State, listObject: string, readOnly: boolean): Promise<'done' | 'protected'> {
  return state.calls.run(async (context) => {
    const { sheet } = await boundTable(context, listObject)
    sheet.protection.load('protected')
    await context.sync()
    if (sheet.protection.protected === readOnly) return 'done'
    if (!readOnly) return (await unprotect(context, sheet)) ? 'done' : 'protected'
    return (await protect(context, sheet)) ? 'done' : 'protected'
  })
}
