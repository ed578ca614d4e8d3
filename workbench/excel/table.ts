import { clearTableFilters } from '../model/filter.ts'
import { EMPTY_CELL } from '../model/cell.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { sortTable } from '../model/sort.ts'
import { changeTable, removeTable, renameTable, resizeTable } from '../model/table-edits.ts'
import { bodyRect, headerRect, totalsRect, type Table } from '../model/table.ts'
import { hostObject, type HostClass, type HostObject, type Property } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { tableAutoFilter } from './auto-filter.ts'
import type { ExcelContext } from './context.ts'
import { rangeObject, rangeOfArgument } from './range-target.ts'
import { sortKeys } from './range-sort.ts'
import { tableColumns } from './table-columns.ts'
import { tableRows } from './table-rows.ts'
import { worksheetObject } from './worksheet.ts'

/** A table by its id; found anew at each use, for it may be gone. */
export interface TableRef {
  readonly context: ExcelContext
  readonly sheet: SheetModel
  readonly id: string
}

/** @throws Refusal ItemNotFound */
export function tableOf({ sheet, id }: TableRef): Table {
  return sheet.tableById(id)
}

function styled<K extends 'bandedRows' | 'bandedColumns' | 'filterButton' | 'highlightFirstColumn' | 'highlightLastColumn'>(key: K): Property<TableRef> {
  return {
    get: (of) => tableOf(of)[key],
    set: (of, value) => {
      if (typeof value !== 'boolean') throw invalidArgument()
      changeTable(of.sheet, { ...tableOf(of), [key]: value }, 'styled')
    },
  }
}

/** The totals row comes below the body, or goes. */
function setTotals(of: TableRef, value: unknown): void {
  if (typeof value !== 'boolean') throw invalidArgument()
  const table = tableOf(of)
  if (table.showTotals === value) return
  const rows = table.range.rows + (value ? 1 : -1)
  changeTable(of.sheet, { ...table, showTotals: value, range: { ...table.range, rows } }, 'resized')
}

/** Excel.Table. */
export const TABLE: HostClass<TableRef> = {
  type: 'Table',
  properties: {
    Id: { get: (of) => tableOf(of).id },
    LegacyId: { get: (of) => tableOf(of).id },
    Name: {
      get: (of) => tableOf(of).name,
      set: (of, value) => {
        if (typeof value !== 'string') throw invalidArgument()
        renameTable(of.sheet, tableOf(of), value)
      },
    },
    Style: {
      get: (of) => tableOf(of).style,
      set: (of, value) => {
        if (typeof value !== 'string') throw invalidArgument()
        changeTable(of.sheet, { ...tableOf(of), style: value }, 'styled')
      },
    },
    ShowHeaders: { get: (of) => tableOf(of).showHeaders },
    ShowTotals: { get: (of) => tableOf(of).showTotals, set: setTotals },
    ShowBandedRows: styled('bandedRows'),
    ShowBandedColumns: styled('bandedColumns'),
    ShowFilterButton: styled('filterButton'),
    HighlightFirstColumn: styled('highlightFirstColumn'),
    HighlightLastColumn: styled('highlightLastColumn'),
  },
  navigation: {
    Worksheet: ({ context, sheet }) => worksheetObject(context, sheet),
    Rows: (of) => tableRows(of),
    Columns: (of) => tableColumns(of),
    Sort: (of) => hostObject(TABLE_SORT, of),
    AutoFilter: (of) => tableAutoFilter(of),
  },
  methods: {
    GetRange: (of) => rangeObject(of.context, of.sheet, tableOf(of).range),
    GetDataBodyRange: (of) => rangeObject(of.context, of.sheet, bodyRect(tableOf(of))),
    GetHeaderRowRange: (of) => {
      const header = headerRect(tableOf(of))
      if (!header) throw itemNotFound()
      return rangeObject(of.context, of.sheet, header)
    },
    GetTotalRowRange: (of) => {
      const totals = totalsRect(tableOf(of))
      if (!totals) throw itemNotFound()
      return rangeObject(of.context, of.sheet, totals)
    },
    ClearFilters: (of) => {
      clearTableFilters(of.sheet, of.id)
    },
    ReapplyFilters: (of) => {
      clearTableFilters(of.sheet, of.id)
    },
    ConvertToRange: (of) => {
      const table = tableOf(of)
      removeTable(of.sheet, table)
      return rangeObject(of.context, of.sheet, table.range)
    },
    Delete: (of) => {
      const table = tableOf(of)
      of.sheet.book.run(() => {
        removeTable(of.sheet, table)
        of.sheet.editCells(table.range, () => EMPTY_CELL)
      })
    },
    Resize: (of, args) => {
      const target = rangeOfArgument(of.sheet, args.raw(0))
      if (!target || target.sheet !== of.sheet) throw invalidArgument()
      resizeTable(of.sheet, tableOf(of), target.rect)
    },
  },
  identity: (of) => ({ Id: of.id }),
  events: { types: { SelectionChangedEvent: 100, DataChangedEvent: 101 }, targetId: (of) => of.id },
}

const TABLE_SORT: HostClass<TableRef> = {
  type: 'TableSort',
  properties: { Fields: { get: () => [] }, MatchCase: { get: () => false }, Method: { get: () => 'PinYin' } },
  navigation: {},
  methods: {
    Apply: (of, args) => {
      sortTable(of.sheet, of.id, sortKeys(args, 0, tableOf(of).range.columns))
    },
    Clear: () => null,
    Reapply: () => null,
  },
}

export function tableObject(context: ExcelContext, sheet: SheetModel, id: string): HostObject {
  return hostObject(TABLE, { context, sheet, id })
}
