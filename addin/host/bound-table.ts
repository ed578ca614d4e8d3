/** An Excel table with what nearly every call needs to know about it, fetched in one sync. */
import { Problem } from '../../rules/problem.ts'
import { checkHeader, idHeader } from '../../rules/sheet-layout.ts'
import type { Table } from '../../rules/table.ts'
import type { HostState } from './host-state.ts'

/** Where a table lies, and where its own two columns lie in it. */
export interface TablePlace {
  /** 0-based, on the sheet */
  readonly firstRow: number
  readonly firstColumn: number
  readonly rowCount: number
  readonly columnCount: number
  /** positions in the table; check is null when the clerk has deleted it */
  readonly idAt: number
  readonly checkAt: number | null
}

export interface BoundTable extends TablePlace {
  readonly table: Excel.Table
  readonly sheet: Excel.Worksheet
  readonly worksheetId: string
  readonly sheetName: string
  readonly isProtected: boolean
  readonly headers: readonly unknown[]
  /** 0-based, on the sheet */
  readonly headerRow: number
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
  sheet.load('id,name,protection/protected')
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
    table: bound, sheet, worksheetId: sheet.id, sheetName: sheet.name, isProtected: sheet.protection.protected, headers,
    headerRow: header.rowIndex, firstRow: body.rowIndex, firstColumn: header.columnIndex, rowCount: body.rowCount, columnCount: headers.length, idAt, checkAt: place(checkHeader),
  }
}

/**
 * A bound table with ranges of it, in one request where possible: they are asked for where the table was last seen, together with where it
 * is now, and asked for again only when it has moved. Null when the table is gone.
 */
export async function boundWith<T>(context: Excel.RequestContext, state: HostState, listObject: string, table: Table, ask: (place: TablePlace & Pick<BoundTable, 'sheet'>) => T): Promise<{ readonly bound: BoundTable; readonly asked: T } | null> {
  const last = state.places.get(listObject)
  const early = last === undefined ? null : ask({ ...last, sheet: context.workbook.tables.getItemOrNullObject(listObject).worksheet })
  const bound = await findBoundTable(context, listObject, table)
  if (bound === null) return null
  const { firstRow, firstColumn, rowCount, columnCount, idAt, checkAt } = bound
  const place: TablePlace = { firstRow, firstColumn, rowCount, columnCount, idAt, checkAt }
  state.places.set(listObject, place)
  if (early !== null && JSON.stringify(place) === JSON.stringify(last)) return { bound, asked: early }
  const asked = ask(bound)
  await context.sync()
  return { bound, asked }
}

/** A range of rows and columns of the table's body; `row` and `column` are positions in it. */
export function bodyRange(bound: Pick<BoundTable, 'sheet' | 'firstRow' | 'firstColumn'>, row: number, column: number, rows: number, columns: number): Excel.Range {
  return bound.sheet.getRangeByIndexes(bound.firstRow + row, bound.firstColumn + column, rows, columns)
}
