import type { Cell } from '../model/cell.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { collection } from './collection.ts'
import { fullAddress, rangeObject, type RangeTarget } from './range-target.ts'
import { valueType, wireValue } from './values.ts'

interface ViewTarget extends RangeTarget {
  /** Sheet rows and columns that are shown. */
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly index: number
}

function gridOf<V>(of: ViewTarget, read: (cell: Cell, row: number, column: number) => V): V[][] {
  return of.rows.map((row) => of.columns.map((column) => read(of.sheet.cell(row, column), row, column)))
}

/** Excel.RangeView: the visible cells of a range. */
const RANGE_VIEW: HostClass<ViewTarget> = {
  type: 'RangeView',
  properties: {
    CellAddresses: { get: (of) => gridOf(of, (_cell, row, column) => fullAddress(of.sheet, { row, column, rows: 1, columns: 1 })) },
    ColumnCount: { get: (of) => of.columns.length },
    RowCount: { get: (of) => of.rows.length },
    Index: { get: (of) => of.index },
    Values: { get: (of) => gridOf(of, (cell) => wireValue(cell.value)) },
    Formulas: { get: (of) => gridOf(of, (cell) => cell.formula ?? wireValue(cell.value)) },
    FormulasLocal: { get: (of) => gridOf(of, (cell) => cell.formula ?? wireValue(cell.value)) },
    NumberFormat: { get: (of) => gridOf(of, (cell) => cell.style.numberFormat) },
    Text: { get: (of) => gridOf(of, (_cell, row, column) => of.sheet.text(row, column)) },
    ValueTypes: { get: (of) => gridOf(of, valueType) },
  },
  navigation: { Rows: (of) => hostObject(RANGE_VIEWS, of) },
  methods: { GetRange: (of) => rangeObject(of.context, of.sheet, of.rect) },
}

const RANGE_VIEWS = collection<ViewTarget, number>({
  type: 'RangeViewCollection',
  list: (of) => of.rows,
  make: (row, of) => hostObject(RANGE_VIEW, { ...of, rows: [row], rect: { ...of.rect, row, rows: 1 }, index: of.rows.indexOf(row) }),
  keys: (row, of) => [of.rows.indexOf(row)],
})

export function rangeView(of: RangeTarget): HostObject {
  const area = of.sheet.clip(of.rect)
  const rows = Array.from({ length: area.rows }, (_, i) => area.row + i).filter((row) => !of.sheet.isRowHidden(row))
  const columns = Array.from({ length: area.columns }, (_, i) => area.column + i).filter((column) => !of.sheet.isColumnHidden(column))
  return hostObject(RANGE_VIEW, { ...of, rows, columns, index: 0 })
}
