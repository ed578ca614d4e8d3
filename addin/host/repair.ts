/** What the pane can put right in a sheet by one button. */
import { findColumns, renamedPlace } from './columns.ts'
import { validationOf } from '../../rules/layout/validation.ts'
import { numberFormatOf } from '../../rules/layout/sheet-cell.ts'
import { rowIdOf } from '../../rules/layout/marks-text.ts'
import type { Field, Table } from '../../rules/table.ts'
import { bodyRange, boundTable, type BoundTable } from './bound-table.ts'
import { everywhere, readCell, written } from './cell-text.ts'
import type { HostState } from './host-state.ts'
import { setValidation } from './lay-out-rules.ts'
import type { SheetTrouble } from './host.ts'
import { onOpenSheet, unprotect } from './protection.ts'

/** True when it was put right. A missing column comes back empty; what was in it is written by the caller, who knows. */
export async function repairSheet(state: HostState, listObject: string, table: Table, trouble: SheetTrouble): Promise<boolean> {
  return state.calls.run(async (context) => {
    const bound = await boundTable(context, listObject, table)
    if (trouble.kind === 'protected') return unprotect(context, bound.sheet)
    let mended = false
    const done = await onOpenSheet(context, bound, async () => { mended = await mend(context, state, listObject, bound, table, trouble) })
    return mended && done === 'done'
  })
}

async function mend(context: Excel.RequestContext, state: HostState, listObject: string, bound: BoundTable, table: Table, trouble: SheetTrouble): Promise<boolean> {
  switch (trouble.kind) {
    case 'column-renamed': return renameBack(bound, table, trouble.field)
    case 'column-missing': return addColumn(context, bound, table, trouble.field, state.choices.get(listObject)?.[trouble.field] ?? [])
    case 'column-moved': return moveBack(context, bound, table, trouble.field)
    case 'merged': bound.sheet.getRange(trouble.address).unmerge(); return true
    case 'hidden-rows':
      bound.table.clearFilters()
      bodyRange(bound, 0, 0, bound.rowCount, 1).getEntireRow().rowHidden = false
      return true
    case 'formula': return valueInPlace(context, bound, table, trouble)
    case 'outside': return takeIn(bound, trouble.rows)
    case 'renamed': return renameSheetBack(context, state, listObject, bound)
    case 'too-many-rows': case 'protected': return false
  }
}

function renameBack(bound: BoundTable, table: Table, id: string): boolean {
  const field = table.fields.find((each) => each.id === id)
  const place = renamedPlace(bound.headers, table, id)
  if (field === undefined || place === null) return false
  bound.sheet.getRangeByIndexes(bound.headerRow, bound.firstColumn + place, 1, 1).values = [[field.header]]
  return true
}

/** Where a field belongs among those that are there. */
function homeOf(bound: BoundTable, table: Table, index: number): number {
  const { at } = findColumns(bound.headers, table)
  for (let before = index - 1; before >= 0; before -= 1) {
    const place = at[before]
    if (place !== null && place !== undefined) return place + 1
  }
  return (bound.checkAt ?? bound.idAt) + 1
}

async function addColumn(context: Excel.RequestContext, bound: BoundTable, table: Table, id: string, choices: readonly string[]): Promise<boolean> {
  const index = table.fields.findIndex((each) => each.id === id)
  const field = table.fields[index]
  if (field === undefined || findColumns(bound.headers, table).at[index] !== null) return false
  const place = homeOf(bound, table, index)
  insertColumn(bound, place, field, field.header)
  const validation = validationOf(field, choices, table.id)
  if (validation !== null) setValidation(bodyRange(bound, 0, place, bound.rowCount, 1).dataValidation, validation)
  await context.sync()
  return true
}

function insertColumn(bound: BoundTable, place: number, field: Field, header: string): void {
  // Without a place the column goes to the end; Excel wants the place left out, not the number of columns.
  bound.table.columns.add(place < bound.headers.length ? place : -1, undefined, header)
  bodyRange(bound, 0, place, bound.rowCount, 1).numberFormat = everywhere(numberFormatOf(field))
}

/** The column goes back among its neighbours: a new one there, the cells copied, the old one away. */
async function moveBack(context: Excel.RequestContext, bound: BoundTable, table: Table, id: string): Promise<boolean> {
  const index = table.fields.findIndex((each) => each.id === id)
  const field = table.fields[index]
  const from = findColumns(bound.headers, table).at[index]
  if (field === undefined || from === null || from === undefined) return false
  const old = bodyRange(bound, 0, from, bound.rowCount, 1)
  old.load('values')
  await context.sync()
  const values = (old.values as unknown[][]).map(([value]) => [written(field, readCell(value))])
  const home = homeOf(bound, table, index)
  bound.table.columns.getItemAt(from).delete()
  const place = home > from ? home - 1 : home
  const short = { ...bound, headers: bound.headers.filter((_, at) => at !== from) }
  insertColumn(short, place, field, field.header)
  bodyRange(bound, 0, place, bound.rowCount, 1).values = values
  await context.sync()
  return true
}

async function valueInPlace(context: Excel.RequestContext, bound: BoundTable, table: Table, trouble: { readonly rowId: string; readonly field: string }): Promise<boolean> {
  const index = table.fields.findIndex((each) => each.id === trouble.field)
  const field = table.fields[index]
  const place = findColumns(bound.headers, table).at[index]
  const ids = bodyRange(bound, 0, bound.idAt, bound.rowCount, 1)
  ids.load('values')
  await context.sync()
  const row = (ids.values as unknown[][]).findIndex(([cell]) => rowIdOf(cell) === trouble.rowId)
  if (field === undefined || place === null || place === undefined || row < 0) return false
  const cell = bodyRange(bound, row, place, 1, 1)
  cell.load('values')
  await context.sync()
  cell.values = [[written(field, readCell((cell.values as unknown[][])[0]?.[0]))]]
  return true
}

/** Rows typed below the table become its rows. What stands beside it stays: it may be somebody's note. */
function takeIn(bound: BoundTable, rows: number): boolean {
  if (rows === 0) return false
  bound.table.resize(bound.sheet.getRangeByIndexes(bound.headerRow, bound.firstColumn, bound.rowCount + 1 + rows, bound.headers.length))
  return true
}

async function renameSheetBack(context: Excel.RequestContext, state: HostState, listObject: string, bound: BoundTable): Promise<boolean> {
  const name = state.firstNames.get(listObject)
  if (name === undefined) return false
  bound.sheet.name = name
  await context.sync()
  return true
}
