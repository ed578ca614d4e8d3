import { deleteCells, insertCells } from '../model/move-cells.ts'
import { rect, type Rect } from '../model/rect.ts'
import { resizeTable } from '../model/table-edits.ts'
import { bodyRect, totalsRect } from '../model/table.ts'
import type { Args } from '../richapi/args.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { columnFilter } from './auto-filter.ts'
import { collection } from './collection.ts'
import { rangeObject } from './range-target.ts'
import { tableOf, type TableRef } from './table.ts'
import { gridOf, wireValue, writeContents } from './values.ts'

export interface ColumnRef extends TableRef {
  /** The column's stable id inside its table. */
  readonly columnId: number
}

/** 0-based place of the column. @throws RichError ItemNotFound */
export function columnIndexOf(of: ColumnRef): number {
  const index = tableOf(of).columnIds.indexOf(of.columnId)
  if (index < 0) throw itemNotFound()
  return index
}

function part(of: ColumnRef, rows: Rect): HostObject {
  return rangeObject(of.context, of.sheet, { ...rows, column: rows.column + columnIndexOf(of), columns: 1 })
}

function wholeColumn(of: ColumnRef): Rect {
  const { range } = tableOf(of)
  return { ...range, column: range.column + columnIndexOf(of), columns: 1 }
}

const TABLE_COLUMN: HostClass<ColumnRef> = {
  type: 'TableColumn',
  properties: {
    Id: { get: (of) => of.columnId },
    Index: { get: columnIndexOf },
    Name: {
      get: (of) => {
        const { row, column } = wholeColumn(of)
        return of.sheet.text(row, column)
      },
      set: (of, value) => {
        const { row, column } = wholeColumn(of)
        if (typeof value !== 'string') throw invalidArgument()
        writeContents(of.sheet, rect(row, column), value)
      },
    },
    Values: {
      get: (of) => gridOf(of.sheet, wholeColumn(of), (cell) => wireValue(cell.value)),
      set: (of, value) => {
        writeContents(of.sheet, wholeColumn(of), value)
      },
    },
  },
  navigation: { Filter: (of) => columnFilter(of) },
  methods: {
    GetRange: (of) => rangeObject(of.context, of.sheet, wholeColumn(of)),
    GetDataBodyRange: (of) => part(of, bodyRect(tableOf(of))),
    GetHeaderRowRange: (of) => part(of, { ...tableOf(of).range, rows: 1 }),
    GetTotalRowRange: (of) => {
      const totals = totalsRect(tableOf(of))
      if (!totals) throw itemNotFound()
      return part(of, totals)
    },
    Delete: (of) => {
      deleteCells(of.sheet, wholeColumn(of), 'Left')
    },
  },
  identity: (of) => ({ Id: of.columnId }),
}

/** columns.add(index, values, name): values include the header. */
function add(of: TableRef, args: Args): HostObject {
  const table = tableOf(of)
  const { range } = table
  const at = args.has(0) && args.integer(0) >= 0 ? args.integer(0) : range.columns
  if (at > range.columns) throw invalidArgument()
  const column = rect(range.row, range.column + at, range.rows, 1)
  of.sheet.book.run(() => {
    insertCells(of.sheet, column, 'Right')
    if (at === range.columns) resizeTable(of.sheet, tableOf(of), { ...range, columns: range.columns + 1 })
    if (args.has(1)) writeContents(of.sheet, column, args.raw(1))
    if (args.has(2)) writeContents(of.sheet, { ...column, rows: 1 }, args.text(2))
  })
  return hostObject(TABLE_COLUMN, { ...of, columnId: tableOf(of).columnIds[at] ?? 0 })
}

const TABLE_COLUMNS = collection<TableRef, number>(
  {
    type: 'TableColumnCollection',
    list: (of) => tableOf(of).columnIds,
    make: (columnId, of) => hostObject(TABLE_COLUMN, { ...of, columnId }),
    keys: (columnId, of) => {
      const { range, columnIds } = tableOf(of)
      return [columnId, of.sheet.text(range.row, range.column + columnIds.indexOf(columnId))]
    },
  },
  { methods: { Add: add } },
)

export function tableColumns(of: TableRef): HostObject {
  return hostObject(TABLE_COLUMNS, of)
}
