import type { SheetModel } from '../model/sheet-model.ts'
import { hostObject, type HostObject } from '../richapi/host-object.ts'
import { itemNotFound } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import type { ExcelContext } from './context.ts'
import { SHEET_EVENTS } from './sheet-events.ts'
import { worksheetObject } from './worksheet.ts'

function firstOf(context: ExcelContext, sheets: readonly SheetModel[], visibleOnly: boolean): HostObject {
  const found = sheets.find((s) => !visibleOnly || s.visibility === 'Visible')
  if (!found) throw itemNotFound()
  return worksheetObject(context, found)
}

const WORKSHEETS = collection<ExcelContext, SheetModel>(
  {
    type: 'WorksheetCollection',
    list: ({ book }) => book.sheets,
    make: (sheet, context) => worksheetObject(context, sheet),
    keys: (sheet) => [sheet.id, sheet.name],
  },
  {
    methods: {
      Add: (context, args) => worksheetObject(context, args.has(0) ? context.book.addSheet(args.text(0)) : context.book.addSheet()),
      GetActiveWorksheet: (context) => worksheetObject(context, context.book.activeSheet),
      GetCount: ({ book }, args) => book.sheets.filter((s) => !args.flag(0) || s.visibility === 'Visible').length,
      GetFirst: (context, args) => firstOf(context, context.book.sheets, args.flag(0)),
      GetLast: (context, args) => firstOf(context, context.book.sheets.toReversed(), args.flag(0)),
    },
    // Events of the collection are about the whole workbook.
    events: {
      types: { ...SHEET_EVENTS, AddedEvent: 13, DeletedEvent: 15, EventMoved: 27 },
      targetId: () => 'Workbook',
    },
  },
)

export function worksheetCollection(context: ExcelContext): HostObject {
  return hostObject(WORKSHEETS, context)
}
