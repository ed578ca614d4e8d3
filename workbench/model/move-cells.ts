import { Refusal } from './access.ts'
import type { Cell } from './cell.ts'
import { EMPTY_CELL } from './cell.ts'
import { DEFAULT_STYLE } from './cell-style.ts'
import type { EditKind } from './events.ts'
import { applyFilters } from './filter.ts'
import { shiftFormula } from './formula/move.ts'
import type { ProtectionRight } from './protection.ts'
import { WHOLE_SHEET, intersect, type Rect } from './rect.ts'
import { isEntire, shiftLines, shiftOf, shiftRect, type Shift } from './shift.ts'
import type { SheetModel } from './sheet-model.ts'
import type { LineProps, SheetState } from './sheet-state.ts'
import { mapRuleFormulas, shiftFormats, shiftRects, shiftValidations } from './shift-rules.ts'
import { headerRect, type Table } from './table.ts'

export type InsertDirection = 'Down' | 'Right'
export type DeleteDirection = 'Up' | 'Left'

/**
 * Inserts cells, entire rows or entire columns, and moves everything that lies beyond: tables, merges, marks, validations, names
 * and references in formulas of the whole book.
 * @throws Refusal AccessDenied on a protected sheet; ShiftConflict when only a part of a table would move
 */
export function insertCells(sheet: SheetModel, range: Rect, direction: InsertDirection): void {
  moveCells(sheet, range, direction, direction === 'Down' ? 'allowInsertRows' : 'allowInsertColumns')
}

/** Deletes cells, entire rows or entire columns and closes the gap. Refuses as `insertCells`. */
export function deleteCells(sheet: SheetModel, range: Rect, direction: DeleteDirection): void {
  if (sheet.state.protection) sheet.refuseLocked(range)
  moveCells(sheet, range, direction, direction === 'Up' ? 'allowDeleteRows' : 'allowDeleteColumns')
}

function moveCells(sheet: SheetModel, range: Rect, direction: 'Down' | 'Right' | 'Up' | 'Left', right: ProtectionRight): void {
  const shift = shiftOf(range, direction)
  sheet.refuseWithout(isEntire(shift) ? right : undefined)
  refuseSplitTables(sheet, range, shift)
  sheet.book.run(() => {
    const { book } = sheet
    for (const other of book.sheets) book.touch(other)
    moveGrid(sheet, range, shift)
    sheet.patch(shiftState(sheet, shift))
    shiftFormulas(sheet, shift)
    // Rows are hidden as a whole: when only some columns moved, other rows pass the filter now.
    if (!isEntire(shift) && sheet.state.filteredRows.size > 0) applyFilters(sheet)
    book.noteMoved()
    book.noteShift(sheet, shift)
    book.noteEdited(sheet, range, kindOf(shift))
    if (book.names.length > 0) book.emit({ type: 'names' })
  })
}

function kindOf(shift: Shift): EditKind {
  const entire = isEntire(shift)
  if (shift.axis === 'row' && entire) return shift.count > 0 ? 'RowInserted' : 'RowDeleted'
  if (entire) return shift.count > 0 ? 'ColumnInserted' : 'ColumnDeleted'
  return shift.count > 0 ? 'CellInserted' : 'CellDeleted'
}

/** Excel: "this operation is not allowed, it would shift cells of a table" — a table moves as a whole or not at all. */
function refuseSplitTables(sheet: SheetModel, range: Rect, shift: Shift): void {
  if (isEntire(shift)) return
  const beyond: Rect =
    shift.axis === 'row'
      ? { row: range.row, column: range.column, rows: WHOLE_SHEET.rows - range.row, columns: range.columns }
      : { row: range.row, column: range.column, rows: range.rows, columns: WHOLE_SHEET.columns - range.column }
  for (const table of sheet.state.tables) {
    const touched = intersect(table.range, beyond)
    if (!touched) continue
    const crossing = shift.axis === 'row' ? touched.columns === table.range.columns : touched.rows === table.range.rows
    if (!crossing) throw new Refusal('ShiftConflict', '不允许此操作：它会移动表格中的一部分单元格。')
  }
}

function moveGrid(sheet: SheetModel, range: Rect, shift: Shift): void {
  const { grid } = sheet
  if (shift.axis === 'row' && isEntire(shift)) {
    if (shift.count < 0) {
      grid.deleteRows(shift.at, -shift.count)
      return
    }
    grid.insertRows(shift.at, shift.count)
    copyStylesFromAbove(sheet, shift.at, shift.count)
    return
  }
  if (shift.axis === 'column') moveSideways(sheet, range, shift)
  else moveUpOrDown(sheet, range, shift)
}

/** New rows take the formats of the row above, as Excel's "format same as above". */
function copyStylesFromAbove(sheet: SheetModel, at: number, count: number): void {
  const above = at > 0 ? sheet.grid.readRow(at - 1) : undefined
  if (!above?.some((cell) => cell && cell.style !== DEFAULT_STYLE)) return
  for (let i = 0; i < count; i += 1) {
    const line = sheet.grid.writableRow(at + i)
    above.forEach((cell, c) => {
      if (cell && cell.style !== DEFAULT_STYLE) line[c] = { ...EMPTY_CELL, style: cell.style }
    })
  }
}

function moveSideways(sheet: SheetModel, range: Rect, shift: Shift): void {
  const last = Math.min(shift.to, sheet.grid.rowCount)
  for (let r = range.row; r < last; r += 1) {
    if (!sheet.grid.readRow(r)) continue
    const line = sheet.grid.writableRow(r)
    if (shift.count < 0) line.splice(shift.at, -shift.count)
    else if (shift.at < line.length) {
      const before = line[shift.at - 1]
      const fresh: Cell | undefined = before && before.style !== DEFAULT_STYLE ? { ...EMPTY_CELL, style: before.style } : undefined
      line.splice(shift.at, 0, ...new Array<Cell | undefined>(shift.count).fill(fresh))
    }
  }
}

function moveUpOrDown(sheet: SheetModel, range: Rect, shift: Shift): void {
  const { grid } = sheet
  const rows = grid.rowCount
  const columns = Array.from({ length: Math.min(range.columns, 16_384) }, (_, i) => range.column + i)
  if (shift.count < 0) {
    for (let r = shift.at; r < rows; r += 1) {
      const from = grid.readRow(r - shift.count)
      const line = grid.writableRow(r)
      for (const c of columns) line[c] = from?.[c]
    }
    return
  }
  for (let r = rows - 1 + shift.count; r >= shift.at; r -= 1) {
    const from = r - shift.count >= shift.at ? grid.readRow(r - shift.count) : undefined
    const above = r - shift.count >= shift.at || shift.at === 0 ? undefined : grid.readRow(shift.at - 1)
    const line = grid.writableRow(r)
    for (const c of columns) {
      const style = above?.[c]?.style
      line[c] = from ? from[c] : style && style !== DEFAULT_STYLE ? { ...EMPTY_CELL, style } : undefined
    }
  }
}

function shiftState(sheet: SheetModel, shift: Shift): Partial<SheetState> {
  const { state } = sheet
  const part: Partial<SheetState> = {
    tables: state.tables.map((t) => shiftTable(t, shift)).filter((t) => t !== null),
    merges: shiftRects(state.merges, shift).filter((r) => r.rows * r.columns > 1),
    conditionalFormats: shiftFormats(sheet, shift),
    validations: shiftValidations(sheet, shift),
    autoFilter: state.autoFilter && shiftFilter(state.autoFilter, shift),
  }
  return isEntire(shift) ? { ...part, ...shiftLineState(state, shift) } : part
}

function shiftLineState(state: SheetState, shift: Shift): Partial<SheetState> {
  const styled = ({ style, size }: LineProps): LineProps => ({ ...(style ? { style } : {}), ...(size === undefined ? {} : { size }) })
  if (shift.axis === 'column') return { columns: shiftLines(state.columns, shift.at, shift.count, styled) }
  const filtered = shiftLines(new Map([...state.filteredRows].map((row) => [row, true])), shift.at, shift.count, () => false)
  return {
    rows: shiftLines(state.rows, shift.at, shift.count, styled),
    filteredRows: new Set([...filtered].filter(([, hidden]) => hidden).map(([row]) => row)),
  }
}

/** A table without its header row is gone; one that lost all its rows keeps an empty one. */
function shiftTable(table: Table, shift: Shift): Table | null {
  const moved = shiftRect(table.range, shift)
  const header = headerRect(table)
  if (!moved || (header && !shiftRect(header, shift))) return null
  const least = 1 + (table.showHeaders ? 1 : 0) + (table.showTotals ? 1 : 0)
  const range = moved.rows < least ? { ...moved, rows: least } : moved
  if (shift.axis === 'row' || range.columns === table.range.columns) return range === table.range ? table : { ...table, range }
  return { ...table, range, ...shiftTableColumns(table, shift) }
}

function shiftTableColumns(table: Table, shift: Shift): Pick<Table, 'columnIds' | 'filters'> {
  const at = Math.max(0, shift.at - table.range.column)
  const ids = [...table.columnIds]
  const next = Math.max(0, ...ids) + 1
  if (shift.count > 0) ids.splice(at, 0, ...Array.from({ length: shift.count }, (_, i) => next + i))
  else ids.splice(at, Math.min(shift.at - shift.count, table.range.column + table.range.columns) - Math.max(shift.at, table.range.column))
  const filters = shiftLines(new Map(Object.entries(table.filters).map(([c, f]) => [Number(c), f])), at, shift.count, (f) => f)
  return { columnIds: ids, filters: Object.fromEntries(filters) }
}

function shiftFilter(filter: NonNullable<SheetState['autoFilter']>, shift: Shift): SheetState['autoFilter'] {
  const range = shiftRect(filter.range, shift)
  return range && { ...filter, range }
}

function shiftFormulas(sheet: SheetModel, shift: Shift): void {
  const { book } = sheet
  for (const other of book.sheets) {
    const shifted = (formula: string): string => shiftFormula(formula, other.name, sheet.name, shift)
    other.grid.forEach(WHOLE_SHEET, (cell, row, column) => {
      if (cell.formula === null) return
      const formula = shifted(cell.formula)
      if (formula !== cell.formula) other.grid.set(row, column, { ...cell, formula })
    })
    if (other !== sheet) {
      other.patch({
        conditionalFormats: other.state.conditionalFormats.map((f) => ({ ...f, formula: shifted(f.formula) })),
        validations: other.state.validations.map((v) => mapRuleFormulas(v, shifted)),
      })
    }
  }
  book.names = book.names.map((n) => ({ ...n, formula: shiftFormula(n.formula, '', sheet.name, shift) }))
}
