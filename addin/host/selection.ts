/** What is selected, in the pane's words: which row of which table, which field. Only the newest selection is told. */
import { rowIdOf } from '../../rules/layout/marks-text.ts'
import type { HostState } from './host-state.ts'
import type { Selection } from './host.ts'
import { findColumns } from './columns.ts'

/** Selecting with the arrow keys is one event a step; only where it rests is read. In ms. */
const restMs = 40

export function watchSelection(state: HostState, listener: (selection: Selection) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest = 0
  let stopped = false
  const read = (worksheetId: string, address: string): void => {
    clearTimeout(timer)
    newest += 1
    const mine = newest
    timer = setTimeout(() => {
      void state.calls.runBeside((context) => selectionAt(context, state, worksheetId, address)).catch(() => null)
        .then((selection) => { if (!stopped && mine === newest) listener(selection) })
    }, restMs)
  }
  const removing = state.calls.runBeside(async (context) => {
    const result = context.workbook.worksheets.onSelectionChanged.add(async (event) => { read(event.worksheetId, event.address) })
    await context.sync()
    return async () => { result.remove(); await result.context.sync() }
  })
  // Events are only hints: without them the table is still read when it is opened, returned to and submitted.
  removing.catch(() => undefined)
  return () => {
    stopped = true
    clearTimeout(timer)
    void removing.then((remove) => remove()).catch(() => undefined)
  }
}

async function selectionAt(context: Excel.RequestContext, state: HostState, worksheetId: string, address: string): Promise<Selection> {
  const sheet = context.workbook.worksheets.getItem(worksheetId)
  sheet.tables.load('items/name')
  // Several areas come as `A1:B2,D4`; the first is the one that counts.
  const first = address.split(',')[0] ?? address
  const range = sheet.getRange(first)
  range.load('rowIndex,columnIndex,rowCount,columnCount')
  await context.sync()
  const bounds = sheet.tables.items.map((table) => {
    const header = table.getHeaderRowRange()
    header.load('values,columnIndex')
    const body = table.getDataBodyRange()
    body.load('rowIndex,rowCount')
    return { name: table.name, header, body }
  })
  // The hidden id column of our sheets is column A; read with the rest, so that there is no third round.
  const idCell = sheet.getRangeByIndexes(range.rowIndex, 0, 1, 1)
  idCell.load('values')
  await context.sync()
  // The header counts too: it has a field, though no row.
  const found = bounds.find(({ header, body }) => overlaps(range.rowIndex, range.rowCount, body.rowIndex - 1, body.rowCount + 1) && overlaps(range.columnIndex, range.columnCount, header.columnIndex, (header.values[0] ?? []).length))
  if (found === undefined) return null
  const inBody = range.rowIndex >= found.body.rowIndex
  const rowId = inBody ? rowIdOf((idCell.values as unknown[][])[0]?.[0]) : ''
  return {
    listObject: found.name, address: first.slice(first.lastIndexOf('!') + 1).replaceAll('$', ''), rowId: rowId === '' ? null : rowId,
    field: fieldAt(state, found.name, found.header.values[0] ?? [], range.columnIndex - found.header.columnIndex),
    cells: range.rowCount * range.columnCount, rows: range.rowCount, columns: range.columnCount,
  }
}

function fieldAt(state: HostState, listObject: string, headers: readonly unknown[], place: number): string | null {
  const table = state.tables.get(listObject)
  if (table === undefined) return null
  return table.fields[findColumns(headers, table).at.indexOf(place)]?.id ?? null
}

const overlaps = (a: number, countA: number, b: number, countB: number): boolean => a < b + countB && b < a + countA
