import { mergeWorksheetSnapshotWithDefault, type IWorksheetData, type Worksheet } from '@univerjs/core'
import { MAX_COLUMNS, MAX_ROWS, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from '../model/sheet-state.ts'
import { pixels } from './sizes.ts'

interface Span { readonly startRow: number; readonly endRow: number; readonly startColumn: number; readonly endColumn: number }

/** A sheet as Univer gets it: sizes, merges and frozen panes, never a value (see univer.ts). */
export function sheetSnapshot(sheet: SheetModel): IWorksheetData {
  const { rows, columns } = sheetSize(sheet, null)
  return mergeWorksheetSnapshotWithDefault({
    id: sheet.id,
    name: sheet.name,
    rowCount: rows,
    columnCount: columns,
    defaultRowHeight: pixels(DEFAULT_ROW_HEIGHT),
    defaultColumnWidth: pixels(DEFAULT_COLUMN_WIDTH),
    rowData: rowData(sheet, rows),
    columnData: columnData(sheet, columns),
    mergeData: merges(sheet),
    freeze: freeze(sheet),
    cellData: {},
  })
}

/** How many rows and columns to show: more than are used or selected, so that there is always room to go on. */
export function sheetSize(sheet: SheetModel, selection: Rect | null): { rows: number; columns: number } {
  const used = sheet.usedRect()
  const reaches = (r: Rect | null): { row: number; column: number } => ({
    row: r && r.rows < MAX_ROWS ? r.row + r.rows : 0,
    column: r && r.columns < MAX_COLUMNS ? r.column + r.columns : 0,
  })
  const [a, b] = [reaches(used), reaches(selection)]
  const rows = Math.ceil((Math.max(a.row, b.row) + 200) / 1000) * 1000
  const columns = Math.ceil((Math.max(a.column, b.column) + 20) / 26) * 26
  return { rows: Math.min(MAX_ROWS, rows), columns: Math.min(MAX_COLUMNS, Math.max(52, columns)) }
}

/** Brings sizes, hidden columns and merges of a sheet that is already shown up to the model. Repaint afterwards. */
export function applyLayout(worksheet: Worksheet, sheet: SheetModel): void {
  const config = worksheet.getConfig()
  replaceAll(worksheet.getRowManager().getRowData(), rowData(sheet, config.rowCount))
  replaceAll(worksheet.getColumnManager().getColumnData(), columnData(sheet, config.columnCount))
  const next = merges(sheet)
  if (JSON.stringify(config.mergeData) !== JSON.stringify(next)) worksheet.setMergeData(next)
}

export function freeze(sheet: SheetModel): IWorksheetData['freeze'] {
  const { rows, columns } = sheet.state.frozen
  return { xSplit: columns, ySplit: rows, startRow: rows > 0 ? rows : -1, startColumn: columns > 0 ? columns : -1 }
}

function replaceAll(target: Record<number, object>, next: Record<number, object>): void {
  for (const key of Object.keys(target)) delete target[Number(key)]
  Object.assign(target, next)
}

function rowData(sheet: SheetModel, count: number): Record<number, { h: number }> {
  const found: Record<number, { h: number }> = {}
  for (const [row, props] of sheet.state.rows) {
    // Hidden rows are told apart by the row interceptor, so that a filter over 20,000 rows writes nothing here.
    if (row < count && props.size !== undefined) found[row] = { h: pixels(props.size) }
  }
  return found
}

function columnData(sheet: SheetModel, count: number): Record<number, { w: number; hd: 0 | 1 }> {
  const found: Record<number, { w: number; hd: 0 | 1 }> = {}
  for (const [column, props] of sheet.state.columns) {
    if (column >= count || (props.size === undefined && !props.hidden)) continue
    found[column] = { w: pixels(props.size ?? DEFAULT_COLUMN_WIDTH), hd: props.hidden ? 1 : 0 }
  }
  return found
}

function merges(sheet: SheetModel): Span[] {
  return sheet.state.merges.map((m) => ({
    startRow: m.row, endRow: m.row + m.rows - 1, startColumn: m.column, endColumn: m.column + m.columns - 1,
  }))
}
