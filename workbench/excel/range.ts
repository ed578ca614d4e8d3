import { setColumnsHidden, setRowsHidden } from '../model/layout-edits.ts'
import { MAX_COLUMNS, isEntireColumns, isEntireRows, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { HostClass } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import { conditionalFormats } from './conditional-formats.ts'
import { dataValidation } from './data-validation.ts'
import { formatObject } from './formats.ts'
import { RANGE_EDITS } from './range-edits.ts'
import { RANGE_GEOMETRY } from './range-geometry.ts'
import { rangeSort } from './range-sort.ts'
import { fullAddress, type RangeTarget } from './range-target.ts'
import { assigned, gridOf, valueType, wireValue, writeContents } from './values.ts'
import { worksheetObject } from './worksheet.ts'

/** True, false, or null when some are and some are not. */
function allOrNone(first: number, count: number, is: (line: number) => boolean): boolean | null {
  let hidden = 0
  const most = Math.min(count, 100_000)
  for (let i = first; i < first + most; i += 1) if (is(i)) hidden += 1
  return hidden === 0 ? false : hidden === most ? true : null
}

const rowsHidden = (sheet: SheetModel, r: Rect): boolean | null =>
  isEntireColumns(r) && sheet.state.rows.size === 0 && sheet.state.filteredRows.size === 0 ? false : allOrNone(r.row, r.rows, (row) => sheet.isRowHidden(row))
const columnsHidden = (sheet: SheetModel, r: Rect): boolean | null => allOrNone(r.column, Math.min(r.columns, MAX_COLUMNS), (c) => sheet.isColumnHidden(c))

function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument()
  return value
}

function setNumberFormat({ sheet, rect }: RangeTarget, value: unknown): void {
  const at = assigned(value, rect)
  if (!Array.isArray(value)) {
    if (typeof value !== 'string') throw invalidArgument()
    sheet.format(rect, { numberFormat: value })
    return
  }
  sheet.book.run(() => {
    for (let c = 0; c < rect.columns; c += 1) formatColumn(sheet, rect, c, (r) => at(r, c))
  })
}

/** Runs of equal formats down a column are set at once: a block of 2,000 rows is usually one run a column. */
function formatColumn(sheet: SheetModel, range: Rect, column: number, formatAt: (row: number) => unknown): void {
  let start = 0
  for (let r = 1; r <= range.rows; r += 1) {
    const format = formatAt(start)
    if (r < range.rows && formatAt(r) === format) continue
    if (typeof format === 'string') {
      sheet.format({ row: range.row + start, column: range.column + column, rows: r - start, columns: 1 }, { numberFormat: format })
    } else if (format !== null && format !== undefined) throw invalidArgument()
    start = r
  }
}

const points = (count: number, size: (line: number) => number): number => {
  let total = 0
  for (let i = 0; i < count; i += 1) total += size(i)
  return total
}

/** Excel.Range. */
export const RANGE: HostClass<RangeTarget> = {
  type: 'Range',
  properties: {
    Address: { get: ({ sheet, rect }) => fullAddress(sheet, rect) },
    AddressLocal: { get: ({ sheet, rect }) => fullAddress(sheet, rect) },
    CellCount: { get: ({ rect }) => (rect.rows * rect.columns > 2_147_483_647 ? -1 : rect.rows * rect.columns) },
    ColumnCount: { get: ({ rect }) => rect.columns },
    ColumnIndex: { get: ({ rect }) => rect.column },
    RowCount: { get: ({ rect }) => rect.rows },
    RowIndex: { get: ({ rect }) => rect.row },
    IsEntireColumn: { get: ({ rect }) => isEntireColumns(rect) },
    IsEntireRow: { get: ({ rect }) => isEntireRows(rect) },
    Values: {
      get: ({ sheet, rect }) => gridOf(sheet, rect, (cell) => wireValue(cell.value)),
      set: ({ sheet, rect }, value) => { writeContents(sheet, rect, value) },
    },
    Formulas: {
      get: ({ sheet, rect }) => gridOf(sheet, rect, (cell) => cell.formula ?? wireValue(cell.value)),
      set: ({ sheet, rect }, value) => { writeContents(sheet, rect, value) },
    },
    FormulasLocal: {
      get: ({ sheet, rect }) => gridOf(sheet, rect, (cell) => cell.formula ?? wireValue(cell.value)),
      set: ({ sheet, rect }, value) => { writeContents(sheet, rect, value) },
    },
    NumberFormat: { get: ({ sheet, rect }) => gridOf(sheet, rect, (cell) => cell.style.numberFormat), set: setNumberFormat },
    NumberFormatLocal: { get: ({ sheet, rect }) => gridOf(sheet, rect, (cell) => cell.style.numberFormat), set: setNumberFormat },
    Text: { get: ({ sheet, rect }) => gridOf(sheet, rect, (_cell, row, column) => sheet.text(row, column)) },
    ValueTypes: { get: ({ sheet, rect }) => gridOf(sheet, rect, valueType) },
    RowHidden: {
      get: ({ sheet, rect }) => rowsHidden(sheet, rect),
      set: ({ sheet, rect }, value) => { setRowsHidden(sheet, rect.row, rect.rows, flag(value)) },
    },
    ColumnHidden: {
      get: ({ sheet, rect }) => columnsHidden(sheet, rect),
      set: ({ sheet, rect }, value) => { setColumnsHidden(sheet, rect.column, rect.columns, flag(value)) },
    },
    Hidden: { get: ({ sheet, rect }) => rowsHidden(sheet, rect) === true || columnsHidden(sheet, rect) === true },
    // Formulas here give one value a cell, so nothing ever spills.
    HasSpill: { get: () => false },
    SavedAsArray: { get: () => false },
    LinkedDataTypeState: { get: ({ sheet, rect }) => gridOf(sheet, rect, () => 'None') },
    Hyperlink: { get: () => null },
    Style: { get: () => 'Normal' },
    Left: { get: ({ sheet, rect }) => points(rect.column, (c) => sheet.columnWidth(c)) },
    Top: { get: ({ sheet, rect }) => points(rect.row, (r) => sheet.rowHeight(r)) },
    Width: { get: ({ sheet, rect }) => points(rect.columns, (c) => sheet.columnWidth(rect.column + c)) },
    Height: { get: ({ sheet, rect }) => points(rect.rows, (r) => sheet.rowHeight(rect.row + r)) },
  },
  navigation: {
    Format: (of) => formatObject({ sheet: of.sheet, rects: () => [of.rect] }),
    Worksheet: ({ context, sheet }) => worksheetObject(context, sheet),
    DataValidation: (of) => dataValidation(of),
    ConditionalFormats: (of) => conditionalFormats(of),
    Sort: (of) => rangeSort(of),
  },
  methods: { ...RANGE_GEOMETRY, ...RANGE_EDITS },
}

