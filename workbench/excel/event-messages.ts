import { toA1 } from '../model/a1.ts'
import type { EditedEvent, ModelEvent, Origin } from '../model/events.ts'
import { overlaps, type Rect } from '../model/rect.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import { valueType, wireValue } from './values.ts'

/** An event as office.js wants it: its number, whom it is for, and its payload. */
export interface EventMessage {
  readonly type: number
  readonly targetIds: readonly string[]
  readonly payload: Readonly<Record<string, unknown>>
}

type Remember = (sheetId: string, range: Rect) => string

/** What add-ins hear of a change in the model. `remember` keeps a range for `args.getRange()` and answers its reference id. */
export function eventMessages(book: WorkbookModel, event: ModelEvent, remember: Remember): EventMessage[] {
  switch (event.type) {
    case 'edited':
      return edited(book, event, remember)
    case 'selection': {
      const table = book.sheetById(event.sheetId)?.state.tables.find((t) => overlaps(t.range, event.range))
      const payload = { worksheetId: event.sheetId, address: toA1(event.range), isInsideTable: table !== undefined, tableId: table?.id ?? '' }
      const ofSheet = forSheet(14, event.sheetId, payload)
      return table ? [ofSheet, { type: 100, targetIds: [table.id], payload }] : [ofSheet]
    }
    case 'activated': {
      const activated = forSheet(11, event.sheetId, { worksheetId: event.sheetId })
      const { previousId } = event
      return previousId === null ? [activated] : [forSheet(12, previousId, { worksheetId: previousId }), activated]
    }
    case 'sheetAdded':
      return [forBook(13, { worksheetId: event.sheetId, source: 'Local' })]
    case 'sheetDeleted':
      return [forBook(15, { worksheetId: event.sheetId, source: 'Local' })]
    case 'calculated':
      return [forSheet(16, event.sheetId, { worksheetId: event.sheetId, address: event.cells.map((c) => toA1({ ...c, rows: 1, columns: 1 })).slice(0, 200).join(',') })]
    case 'formatted':
      return [about(18, event.sheetId, event.range, event.origin, remember)]
    case 'sorted':
      return [about(event.by === 'rows' ? 19 : 20, event.sheetId, event.range, event.origin, remember)]
    case 'rowsHidden':
      return [about(22, event.sheetId, event.range, event.origin, remember, { changeType: event.hidden ? 'Hidden' : 'Unhidden' })]
    case 'protection':
      return [forSheet(24, event.sheetId, { worksheetId: event.sheetId, isProtected: event.on, source: 'Local' })]
    case 'sheetRenamed':
      return [forSheet(25, event.sheetId, { worksheetId: event.sheetId, nameBefore: event.before, nameAfter: event.after, source: 'Local' })]
    case 'visibility':
      return [forSheet(26, event.sheetId, { worksheetId: event.sheetId, visibilityBefore: event.before, visibilityAfter: event.after, source: 'Local' })]
    case 'sheetMoved':
      return [forBook(27, { worksheetId: event.sheetId, positionBefore: event.before, positionAfter: event.after, source: 'Local' })]
    case 'tableChanged': {
      if (event.what !== 'added' && event.what !== 'deleted') return []
      const payload = { tableId: event.tableId, worksheetId: event.sheetId, tableName: '', source: 'Local' }
      return [{ type: event.what === 'added' ? 102 : 103, targetIds: [event.sheetId, 'Workbook'], payload }]
    }
    default:
      return []
  }
}

function forSheet(type: number, sheetId: string, payload: Readonly<Record<string, unknown>>): EventMessage {
  return { type, targetIds: [sheetId, 'Workbook'], payload }
}

function forBook(type: number, payload: Readonly<Record<string, unknown>>): EventMessage {
  return { type, targetIds: ['Workbook'], payload }
}

function about(type: number, sheetId: string, range: Rect, origin: Origin, remember: Remember, more: Readonly<Record<string, unknown>> = {}): EventMessage {
  return forSheet(type, sheetId, {
    worksheetId: sheetId, address: toA1(range), source: 'Local', referenceId: remember(sheetId, range), triggerSource: triggerSource(origin), ...more,
  })
}

/** ExcelApi 1.14: tells the add-in's own writes from everything else. */
function triggerSource(origin: Origin): string {
  return origin === 'api' ? 'ThisLocalAddin' : 'Unknown'
}

const SHIFTS: Readonly<Record<EditedEvent['kind'], string>> = {
  RangeEdited: 'None',
  RowInserted: 'ShiftCellDown',
  RowDeleted: 'ShiftCellUp',
  ColumnInserted: 'ShiftCellRight',
  ColumnDeleted: 'ShiftCellLeft',
  // Guess: for part of a row or column the usual direction of tables.
  CellInserted: 'ShiftCellDown',
  CellDeleted: 'ShiftCellUp',
}

function edited(book: WorkbookModel, event: EditedEvent, remember: Remember): EventMessage[] {
  const { sheetId, range, before, after } = event
  const details =
    before === undefined || after === undefined
      ? {}
      : {
          valueBefore: wireValue(before),
          valueAfter: wireValue(after),
          valueTypeBefore: valueType({ value: before, formula: null }),
          valueTypeAfter: valueType({ value: after, formula: null }),
        }
  const ofSheet = about(10, sheetId, range, event.origin, remember, { changeType: event.kind, shiftDirection: SHIFTS[event.kind], ...details })
  const tables = book.sheetById(sheetId)?.state.tables.filter((t) => overlaps(t.range, range)) ?? []
  const ofTables = tables.map((table) => ({ type: 101, targetIds: [table.id, sheetId, 'Workbook'], payload: { ...ofSheet.payload, tableId: table.id } }))
  return [ofSheet, ...ofTables]
}
