/** Lays an official table out on its sheet. Values in blocks, formats once; called off half-way, nothing half-made stays. */
import { sheetNameOf } from '../../rules/layout/names.ts'
import { Problem } from '../../rules/problem.ts'
import { sheetLayout, type SheetLayout } from '../../rules/sheet-layout.ts'
import { written, writtenText, type Written } from './cell-text.ts'
import { ensureCodeLists } from './code-lists.ts'
import type { HostState } from './host-state.ts'
import type { LayOut } from './host.ts'
import { bindSheet } from './identity.ts'
import { drawHead, formatColumns, shadeColumns } from './lay-out-format.ts'
import { addConditions, addValidations } from './lay-out-rules.ts'
import { protect, unprotect } from './protection.ts'
import { writeRows } from './write-rows.ts'

interface Place { readonly sheet: Excel.Worksheet; readonly id: string; readonly isNew: boolean }

export async function layOut(state: HostState, order: LayOut): Promise<void> {
  const layout = layoutOf(order)
  /** sheets made by a try that Excel broke off, to be taken away by the next */
  const made = new Set<string>()
  state.remember(order.identity.listObject, order.table)
  state.choices.set(order.identity.listObject, order.choices)
  await state.calls.run(async (context) => {
    order.signal?.throwIfAborted()
    const place = await prepareSheet(context, order, made)
    const { application } = context
    application.load('calculationMode')
    await context.sync()
    const mode = application.calculationMode
    try {
      application.calculationMode = 'Manual'
      await fill(context, state, order, layout, place)
    } catch (error) {
      if (place.isNew) await takeAway(context, place.sheet)
      throw error
    } finally {
      application.calculationMode = mode
      await context.sync()
    }
    state.firstNames.delete(order.identity.listObject)
  })
}

/** A sheet for filling keeps its look while it is only closed for a time: protection comes and goes, formats stay. */
function layoutOf(order: LayOut): SheetLayout {
  return sheetLayout({
    table: order.table, title: order.title, subtitle: order.subtitle, readOnly: order.readOnly && order.identity.purpose !== 'fill', choices: order.choices,
    extraHeaders: (order.extraColumns ?? []).map(({ header }) => header), showCheck: order.identity.purpose !== 'merge',
  })
}

/** The sheet that already carries the table, emptied; else a new one. */
async function prepareSheet(context: Excel.RequestContext, order: LayOut, made: Set<string>): Promise<Place> {
  const { worksheets, tables } = context.workbook
  worksheets.load('items/name,items/id')
  const table = tables.getItemOrNullObject(order.identity.listObject)
  table.load('name')
  await context.sync()
  for (const old of worksheets.items) if (made.has(old.id)) old.delete()
  if (table.isNullObject) {
    const names = worksheets.items.filter((old) => !made.has(old.id)).map(({ name }) => name)
    const sheet = worksheets.add(sheetNameOf(order.sheetName, names))
    sheet.load('id')
    await context.sync()
    made.add(sheet.id)
    return { sheet, id: sheet.id, isNew: true }
  }
  const sheet = table.worksheet
  sheet.load('id')
  sheet.protection.load('protected')
  await context.sync()
  if (sheet.protection.protected && !(await unprotect(context, sheet))) throw new Problem('excel.protected', { listObject: order.identity.listObject })
  sheet.freezePanes.unfreeze()
  table.delete()
  const used = sheet.getUsedRange()
  used.rowHidden = false
  used.columnHidden = false
  const everything = sheet.getRange()
  everything.conditionalFormats.clearAll()
  everything.dataValidation.clear()
  everything.unmerge()
  everything.clear()
  await context.sync()
  return { sheet, id: sheet.id, isNew: false }
}

async function fill(context: Excel.RequestContext, state: HostState, order: LayOut, layout: SheetLayout, place: Place): Promise<void> {
  const { sheet } = place
  await ensureCodeLists(context, layout.lists)
  context.application.suspendScreenUpdatingUntilNextSync()
  formatColumns(sheet, layout)
  drawHead(sheet, layout)
  await context.sync()

  const rows = valuesOf(order, layout)
  const count = Math.max(1, rows.length + layout.spareRows)
  const reach = order.readOnly ? count : Math.max(count, order.table.maxRows)
  await writeRows(context, {
    sheet, worksheetId: place.id, row: layout.headerRow, column: 0, rows: [layout.columns.map(({ header }) => writtenText(header)), ...rows],
    own: state.own, signal: order.signal, onProgress: (done) => order.onProgress?.(Math.max(0, done - 1), rows.length),
  })
  order.signal?.throwIfAborted()

  context.application.suspendScreenUpdatingUntilNextSync()
  const table = sheet.tables.add(sheet.getRangeByIndexes(layout.headerRow, 0, count + 1, layout.columns.length), true)
  table.name = order.identity.listObject
  table.style = 'TableStyleLight1'
  table.showBandedRows = false
  shadeColumns(sheet, layout, count)
  addValidations(sheet, layout, reach)
  addConditions(sheet, layout, reach)
  sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, layout.frozen.rows, layout.frozen.columns))
  sheet.tabColor = order.identity.purpose === 'fill' ? '#107C41' : '#8A8886'
  await bindSheet(context, order.identity)
  await context.sync()
  await setUpPrinting(context, sheet, layout)
  if (order.readOnly) await protect(context, sheet)
}

function valuesOf(order: LayOut, layout: SheetLayout): readonly (readonly Written[])[] {
  const { fields } = order.table
  const extras = order.extraColumns ?? []
  return order.rows.map((row, position) => [
    row.id, '',
    ...layout.columns.flatMap(({ field }) => (field === null ? [] : [fields[field]])).map((field, index) => (field === undefined ? '' : written(field, row.cells[index] ?? null))),
    ...extras.map(({ values }) => writtenText(values[position] ?? '')),
  ])
}

/** Page settings fail on a machine without a printer; the sheet is good without them. */
async function setUpPrinting(context: Excel.RequestContext, sheet: Excel.Worksheet, layout: SheetLayout): Promise<void> {
  try {
    const page = sheet.pageLayout
    page.setPrintTitleRows(`$${layout.printTitles[0] + 1}:$${layout.printTitles[1] + 1}`)
    page.setPrintArea(layout.printColumns)
    page.orientation = 'Landscape'
    page.zoom = { horizontalFitToPages: 1 }
    await context.sync()
  } catch {
    // Nothing of the request is left over: office.js starts a new one after an error.
  }
}

async function takeAway(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  try {
    sheet.delete()
    await context.sync()
  } catch {
    // The first error is the one to tell; the next try takes the sheet away.
  }
}
