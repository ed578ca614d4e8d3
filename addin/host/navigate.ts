/** Moving about in the workbook: to a sheet, to a cell, to some rows only. */
import { rowIdOf } from '../../rules/layout/marks-text.ts'
import type { Table } from '../../rules/table.ts'
import { bodyRange, boundTable, findBoundTable } from './bound-table.ts'
import { findColumns } from './columns.ts'
import type { HostState } from './host-state.ts'
import { onOpenSheet } from './protection.ts'

/** Brings the sheet to the front. False when it is gone. */
export async function activateSheet(state: HostState, listObject: string): Promise<boolean> {
  return state.calls.run(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(listObject)
    table.load('name')
    await context.sync()
    if (table.isNullObject) return false
    table.worksheet.activate()
    await context.sync()
    return true
  })
}

/** Selects a cell; Excel scrolls to it. False when the row or the column is not there any more. */
export async function goToCell(state: HostState, listObject: string, table: Table, rowId: string, field: string): Promise<boolean> {
  return state.calls.run(async (context) => {
    const bound = await findBoundTable(context, listObject, table)
    if (bound === null) return false
    const ids = bodyRange(bound, 0, bound.idAt, bound.rowCount, 1)
    ids.load('values')
    await context.sync()
    const row = (ids.values as unknown[][]).findIndex(([cell]) => rowIdOf(cell) === rowId)
    const place = findColumns(bound.headers, table).at[table.fields.findIndex(({ id }) => id === field)]
    if (row < 0 || place === null || place === undefined) return false
    bound.sheet.activate()
    bodyRange(bound, row, place, 1, 1).select()
    await context.sync()
    return true
  })
}

/** Shows only these rows, by Excel's own filter on the hidden column; null shows all again. */
export async function showOnlyRows(state: HostState, listObject: string, rowIds: readonly string[] | null): Promise<void> {
  await state.calls.run(async (context) => {
    const bound = await boundTable(context, listObject)
    state.own.hideRows(bound.worksheetId)
    const { filter } = bound.table.columns.getItemAt(bound.idAt)
    if (rowIds === null) {
      state.filtered.delete(listObject)
      await onOpenSheet(context, bound, async () => { filter.clear() })
      return
    }
    const ids = bodyRange(bound, 0, bound.idAt, bound.rowCount, 1)
    ids.load('values')
    await context.sync()
    const wanted = new Set(rowIds)
    const texts = (ids.values as unknown[][]).map(([cell]) => String(cell ?? '')).filter((text) => wanted.has(rowIdOf(text)))
    state.filtered.add(listObject)
    // A filter without values would show all; no row has a bar for its id.
    await onOpenSheet(context, bound, async () => { filter.applyValuesFilter(texts.length > 0 ? texts : ['|']) })
  })
}

/** Shows or hides the 检查 column. */
export async function showCheck(state: HostState, listObject: string, shown: boolean): Promise<void> {
  await state.calls.run(async (context) => {
    const bound = await boundTable(context, listObject)
    const { checkAt } = bound
    if (checkAt === null) return
    await onOpenSheet(context, bound, async () => { bodyRange(bound, 0, checkAt, 1, 1).getEntireColumn().columnHidden = !shown })
  })
}
