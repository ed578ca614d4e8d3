import { WHOLE_SHEET } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { freeTableName } from '../model/table-edits.ts'
import type { Args } from '../richapi/args.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import type { ExcelContext } from './context.ts'
import { WORKSHEET } from './worksheet.ts'

/** worksheet.copy: cells, formats, rules and tables (with free names). Rules get ids of their own. */
export function copySheet(context: ExcelContext, source: SheetModel, args: Args): SheetModel {
  const { book } = context
  return book.run(() => {
    const copy = book.addSheet(freeName(context, source.name), placeOf(context, args))
    source.grid.forEach(WHOLE_SHEET, (cell, row, column) => {
      copy.grid.set(row, column, cell)
    })
    const { state } = source
    copy.patch({ ...state, tables: [], conditionalFormats: state.conditionalFormats.map((f) => ({ ...f, id: `{copy-${book.nextNumber()}}` })) })
    for (const table of state.tables) {
      const id = `{${String(book.nextNumber()).padStart(8, '0')}-000C-0000-FFFF-FFFF00000000}`
      copy.patch({ tables: [...copy.state.tables, { ...table, id, name: freeTableName(book) }] })
    }
    for (const [key, value] of source.customProperties) copy.customProperties.set(key, value)
    book.noteMoved()
    return copy
  })
}

function placeOf({ book }: ExcelContext, args: Args): number {
  const relative = args.object(1, WORKSHEET)?.sheet
  const at = relative ? book.sheets.indexOf(relative) : -1
  switch (args.textOr(0, 'None')) {
    case 'Beginning':
      return 0
    case 'End':
    case 'None':
      return book.sheets.length
    case 'Before':
      if (at < 0) throw invalidArgument()
      return at
    case 'After':
      if (at < 0) throw invalidArgument()
      return at + 1
    default:
      throw invalidArgument()
  }
}

/** "Sheet1 (2)", as Excel names copies. */
function freeName({ book }: ExcelContext, name: string): string {
  let n = 2
  while (book.sheetByName(`${name.slice(0, 26)} (${n})`)) n += 1
  return `${name.slice(0, 26)} (${n})`
}
