/** Changes in the workbook, gathered for a moment and told as hints: which table, which rows. Never the truth. */
import type { EditHint } from './host.ts'
import type { HostState } from './host-state.ts'

/** How long changes are gathered before they are located: a paste is many events. The session gathers hints again, so this is short. In ms. */
const gatherMs = 20
/** More rows than this are read as a whole. */
const mostRows = 500

interface Change { readonly worksheetId: string; readonly address: string; readonly whole: boolean; /** the sheet is gone */ readonly deleted?: true }
interface Area { readonly row: number; readonly rows: number }

/** Starts listening. Answers how to stop. `listener` is called after each gathering, once a table. */
export function watchEdits(state: HostState, listener: (hint: EditHint) => void): () => void {
  let waiting: Change[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const note = (change: Change): void => {
    if (stopped) return
    waiting.push(change)
    timer ??= setTimeout(() => {
      timer = undefined
      const changes = waiting
      waiting = []
      void tellHints(state, changes, (hint) => { if (!stopped) listener(hint) })
    }, gatherMs)
  }
  const removing = register(state, note)
  // Events are only hints: without them the table is still read when it is opened, returned to and submitted.
  removing.catch(() => undefined)
  return () => {
    stopped = true
    clearTimeout(timer)
    void removing.then((remove) => remove()).catch(() => undefined)
  }
}

/** Registers for everything that can change rows. Answers how to take it back. */
async function register(state: HostState, note: (change: Change) => void): Promise<() => Promise<void>> {
  const changed = async ({ worksheetId, address, changeType, triggerSource }: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (!state.own.isEcho({ worksheetId, address, triggerSource })) note({ worksheetId, address, whole: changeType !== 'RangeEdited' })
  }
  const whole = async (event: { worksheetId: string; address?: string }): Promise<void> => note({ worksheetId: event.worksheetId, address: event.address ?? '', whole: true })
  const deleted = async ({ worksheetId }: { worksheetId: string }): Promise<void> => note({ worksheetId, address: '', whole: true, deleted: true })
  const hidden = async (event: { worksheetId: string }): Promise<void> => { if (!state.own.hidesRows(event.worksheetId)) await whole(event) }
  return state.calls.runBeside(async (context) => {
    const { worksheets } = context.workbook
    // Not the tables' own event as well: it tells the same again, without saying who wrote.
    const kept: { remove(): void; readonly context: OfficeExtension.ClientRequestContext }[] = [
      worksheets.onChanged.add(changed),
      worksheets.onRowSorted.add(whole), worksheets.onRowHiddenChanged.add(hidden), worksheets.onDeleted.add(deleted),
    ]
    await context.sync()
    if (Office.context.requirements.isSetSupported('ExcelApi', '1.17')) kept.push(...await alsoNames(context, whole))
    return async () => {
      for (const result of kept) result.remove()
      await kept[0]?.context.sync()
    }
  })
}

/** Renamed sheets are told only by newer Excels; the next reading finds them in any. */
async function alsoNames(context: Excel.RequestContext, whole: (event: { worksheetId: string }) => Promise<void>): Promise<{ remove(): void; readonly context: OfficeExtension.ClientRequestContext }[]> {
  const result = context.workbook.worksheets.onNameChanged.add(whole)
  await context.sync()
  return [result]
}

async function tellHints(state: HostState, changes: readonly Change[], tell: (hint: EditHint) => void): Promise<void> {
  const hints = await state.calls.runBeside((context) => hintsOf(context, state, changes)).catch(() => [])
  for (const hint of hints) tell(hint)
}

/**
 * Translates addresses on sheets into rows of the tables the pane has to do with, in one request. A change beside every table is told too:
 * rows typed below it matter. So is a table that went with its sheet: reading it says so.
 */
async function hintsOf(context: Excel.RequestContext, state: HostState, changes: readonly Change[]): Promise<readonly EditHint[]> {
  const ours = [...state.tables.keys()].map((name) => {
    const table = context.workbook.tables.getItemOrNullObject(name)
    const sheet = table.worksheet
    sheet.load('id')
    const body = table.getDataBodyRange()
    body.load('rowIndex,rowCount')
    return { name, table, sheet, body }
  })
  if (ours.length === 0) return []
  await context.sync()
  const sheetsGone = changes.some((change) => change.deleted === true)
  return ours.flatMap(({ name, table, sheet, body }) => {
    if (table.isNullObject) return sheetsGone ? [{ listObject: name, whole: true, rows: [] }] : []
    const here = changes.filter((change) => change.worksheetId === sheet.id)
    return here.length === 0 ? [] : [hintOf(name, here, { row: body.rowIndex, rows: body.rowCount })]
  })
}

function hintOf(listObject: string, changes: readonly Change[], body: Area): EditHint {
  const rows = new Set<number>()
  for (const change of changes) {
    const area = change.whole ? null : rowsOf(change.address)
    const inside = area !== null && area.row >= body.row && area.row + area.rows <= body.row + body.rows
    if (!inside || rows.size + area.rows > mostRows) return { listObject, whole: true, rows: [] }
    for (let row = 0; row < area.rows; row += 1) rows.add(area.row - body.row + row)
  }
  return { listObject, whole: false, rows: [...rows].sort((a, b) => a - b) }
}

/** Rows of `B4:C9` or `4:9`, 0-based; null for whole columns or several areas. */
export function rowsOf(address: string): Area | null {
  const parts = /^\$?[A-Z]*\$?(\d+)(?::\$?[A-Z]*\$?(\d+))?$/.exec(address.slice(address.lastIndexOf('!') + 1))
  if (parts === null) return null
  const first = Number(parts[1])
  return { row: first - 1, rows: Number(parts[2] ?? first) - first + 1 }
}
