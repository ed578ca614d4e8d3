/** An Excel table with what nearly every call needs to know about it, fetched in one sync. */
import { Problem } from '../../rules/problem.ts'
import { checkHeader, idHeader } from '../../rules/sheet-layout.ts'
import type { Table } from '../../rules/table.ts'

export interface BoundTable {
  readonly table: Excel.Table
  readonly sheet: Excel.Worksheet
  readonly worksheetId: string
  readonly sheetName: string
  readonly headers: readonly unknown[]
  /** 0-based, on the sheet */
  readonly headerRow: number
  readonly firstRow: number
  readonly firstColumn: number
  readonly rowCount: number
  /** positions in the table; check is null when the clerk has deleted it */
  readonly idAt: number
  readonly checkAt: number | null
}

/** One sync, which also carries what the caller has queued before. Throws `excel.sheet-gone` when the table or its hidden id column is not there any more. */
export async function boundTable(context: Excel.RequestContext, listObject: string, table?: Table): Promise<BoundTable> {
  const found = await findBoundTable(context, listObject, table)
  if (found === null) throw new Problem('excel.sheet-gone', { listObject })
  return found
}

/** The same, null when it is gone. */
export async function findBoundTable(context: Excel.RequestContext, listObject: string, table?: Table): Promise<BoundTable | null> {
  const bound = context.workbook.tables.getItemOrNullObject(listObject)
  const sheet = bound.worksheet
  sheet.load('id,name')
  const header = bound.getHeaderRowRange()
  header.load('values,rowIndex,columnIndex')
  const body = bound.getDataBodyRange()
  body.load('rowIndex,rowCount')
  await context.sync()
  if (bound.isNullObject) return null
  const headers: readonly unknown[] = header.values[0] ?? []
  const fieldHeaders = new Set(table?.fields.map((field) => field.header) ?? [])
  const place = (word: string): number | null => {
    const at = headers.findIndex((text) => typeof text === 'string' && text.startsWith(word) && /^\d*$/.test(text.slice(word.length)) && !fieldHeaders.has(text))
    return at < 0 ? null : at
  }
  const idAt = place(idHeader)
  if (idAt === null) return null
  return {
    table: bound, sheet, worksheetId: sheet.id, sheetName: sheet.name, headers,
    headerRow: header.rowIndex, firstRow: body.rowIndex, firstColumn: header.columnIndex, rowCount: body.rowCount, idAt, checkAt: place(checkHeader),
  }
}

/** A range of rows and columns of the table's body; `row` and `column` are positions in it. */
export function bodyRange(bound: BoundTable, row: number, column: number, rows: number, columns: number): Excel.Range {
  return bound.sheet.getRangeByIndexes(bound.firstRow + row, bound.firstColumn + column, rows, columns)
}
