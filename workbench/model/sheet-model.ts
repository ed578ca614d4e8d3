import { Refusal, denied, invalid } from './access.ts'
import { CellGrid, type GridSnapshot } from './cell-grid.ts'
import { EMPTY_CELL, isBlank, type Cell, type CellValue } from './cell.ts'
import { DEFAULT_STYLE, styleWith, type CellStyle, type StylePatch } from './cell-style.ts'
import { formatValue } from './number-format.ts'
import { MAX_COLUMNS, MAX_ROWS, isEntireColumns, isEntireRows, isSingleCell, overlaps, rect, type Rect } from './rect.ts'
import { Marks } from './marks.ts'
import type { ProtectionRight } from './protection.ts'
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT, EMPTY_STATE, type LineProps, type SheetState } from './sheet-state.ts'
import { bodyRect, type Table } from './table.ts'
import { parseTyped } from './typing.ts'
import type { WorkbookModel } from './workbook-model.ts'

export interface SheetSnapshot {
  readonly grid: GridSnapshot
  readonly state: SheetState
}

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden'

/** One worksheet: its cells, and everything else as one immutable `state`. Rows and columns are 0-based. */
export class SheetModel {
  readonly book: WorkbookModel
  /** "{00000001-0001-0000-0000-000000000000}", never reused. */
  readonly id: string
  readonly grid = new CellGrid()
  readonly marks = new Marks(this)
  readonly customProperties = new Map<string, string>()
  name: string
  visibility: Visibility = 'Visible'
  #state: SheetState = EMPTY_STATE

  constructor(book: WorkbookModel, id: string, name: string) {
    this.book = book
    this.id = id
    this.name = name
  }

  get state(): SheetState {
    return this.#state
  }

  /** Changes part of the state inside the running operation. */
  patch(part: Partial<SheetState>): void {
    this.book.touch(this)
    this.#state = { ...this.#state, ...part }
  }

  snapshot(): SheetSnapshot {
    return { grid: this.grid.snapshot(), state: this.#state }
  }

  restore(snapshot: SheetSnapshot): void {
    this.grid.restore(snapshot.grid)
    this.marks.clear()
    this.#state = snapshot.state
  }

  // reading

  cell(row: number, column: number): Cell {
    const own = this.grid.peek(row, column)
    if (own) return own
    const style = this.lineStyle(row, column)
    return style === DEFAULT_STYLE ? EMPTY_CELL : { value: '', formula: null, style }
  }

  value(row: number, column: number): CellValue {
    return this.grid.get(row, column).value
  }

  /** The text Excel would show in a wide enough cell. */
  text(row: number, column: number): string {
    const { value, style } = this.cell(row, column)
    return formatValue(value, style.numberFormat)
  }

  /** What stands in the formula bar: the formula, or the value as it would be typed. */
  formula(row: number, column: number): CellValue {
    const { value, formula } = this.grid.get(row, column)
    return formula ?? value
  }

  style(row: number, column: number): CellStyle {
    return this.grid.peek(row, column)?.style ?? this.lineStyle(row, column)
  }

  /** The look of a cell with its conditional formats laid over: what the grid paints. Quick after the first call. */
  styleAt(row: number, column: number): CellStyle {
    return this.marks.styleAt(row, column)
  }

  usedRect(valuesOnly = false): Rect | null {
    return this.grid.usedRect(valuesOnly)
  }

  /** `within` cut down to rows and columns that can hold something, so that loops over entire columns end. */
  clip(within: Rect): Rect {
    if (!isEntireColumns(within) && !isEntireRows(within)) return within
    const used = this.usedRect() ?? rect(0, 0)
    return {
      ...within,
      rows: isEntireColumns(within) ? Math.max(1, used.row + used.rows) : within.rows,
      columns: isEntireRows(within) ? Math.max(1, used.column + used.columns) : within.columns,
    }
  }

  rowHeight(row: number): number {
    return this.#state.rows.get(row)?.size ?? DEFAULT_ROW_HEIGHT
  }

  columnWidth(column: number): number {
    return this.#state.columns.get(column)?.size ?? DEFAULT_COLUMN_WIDTH
  }

  isRowHidden(row: number): boolean {
    return this.#state.rows.get(row)?.hidden === true || this.#state.filteredRows.has(row)
  }

  isColumnHidden(column: number): boolean {
    return this.#state.columns.get(column)?.hidden === true
  }

  tableAt(row: number, column: number): Table | null {
    return this.#state.tables.find((t) => overlaps(t.range, rect(row, column))) ?? null
  }

  // writing: each is one operation of its own unless one is already running

  /**
   * Writes a block as `range.values` does: strings are read as if typed, null leaves a cell alone, "=…" is a formula.
   * @throws Refusal AccessDenied on a locked cell of a protected sheet; InvalidArgument when the block is not of the range's size
   */
  writeValues(range: Rect, values: readonly (readonly unknown[])[]): void {
    if (values.length !== range.rows || values.some((line) => line.length !== range.columns)) throw invalid()
    this.writeContents(range, (row, column) => values[row - range.row]?.[column - range.column])
  }

  /** As `writeValues`, asking for each cell's content; null and undefined leave it alone. Entire rows and columns end where cells do. */
  writeContents(range: Rect, contentOf: (row: number, column: number) => unknown): void {
    this.editCells(range, (old, row, column) => {
      const raw = contentOf(row, column)
      return raw === null || raw === undefined ? old : this.#typedCell(old, raw)
    })
  }

  /** The one way cells change without moving. `change` gets what is there and answers what shall be there. */
  editCells(range: Rect, change: (old: Cell, row: number, column: number) => Cell): void {
    this.refuseLocked(range)
    this.book.run(() => {
      this.book.touch(this)
      const before = isSingleCell(range) ? this.value(range.row, range.column) : undefined
      const area = this.clip(range)
      for (let r = area.row; r < area.row + area.rows; r += 1) {
        const line = this.grid.writableRow(r)
        for (let c = area.column; c < area.column + area.columns; c += 1) {
          const own = line[c]
          const old = own ?? this.cell(r, c)
          const cell = change(old, r, c)
          if (cell !== old) line[c] = cell
          if (cell.formula !== null && this.book.calculationMode === 'Manual') line[c] = this.#entered(cell, r, c)
        }
      }
      this.book.noteEdited(this, range, 'RangeEdited', before)
    })
  }

  /** Lays `patch` over the style of every cell; entire rows and columns keep it for cells to come. */
  format(range: Rect, patch: StylePatch): void {
    this.refuseWithout('allowFormatCells')
    this.book.run(() => {
      this.book.touch(this)
      if (isEntireColumns(range)) this.#styleColumns(range, patch)
      else if (isEntireRows(range)) this.#styleRows(range, patch)
      const wholeLines = isEntireColumns(range) || isEntireRows(range)
      const area = wholeLines ? this.clip(range) : range
      for (let r = area.row; r < area.row + area.rows; r += 1) {
        const line = this.grid.writableRow(r)
        for (let c = area.column; c < area.column + area.columns; c += 1) {
          const own = line[c]
          if (!own && wholeLines) continue
          const cell = own ?? this.cell(r, c)
          line[c] = { value: cell.value, formula: cell.formula, style: styleWith(cell.style, patch) }
        }
      }
      this.book.emit({ type: 'formatted', sheetId: this.id, range, origin: this.book.origin })
    })
  }

  setRowProps(first: number, count: number, change: (old: LineProps) => LineProps): void {
    this.patch({ rows: changedLines(this.#state.rows, first, count, change) })
  }

  setColumnProps(first: number, count: number, change: (old: LineProps) => LineProps): void {
    this.patch({ columns: changedLines(this.#state.columns, first, count, change) })
  }

  // protection

  isLocked(row: number, column: number): boolean {
    return this.#state.protection !== null && this.style(row, column).locked
  }

  /** @throws Refusal AccessDenied when the sheet is protected and any cell of `range` is locked */
  refuseLocked(range: Rect): void {
    if (!this.#state.protection) return
    const area = this.clip(range)
    for (let r = area.row; r < area.row + area.rows; r += 1) {
      for (let c = area.column; c < area.column + area.columns; c += 1) if (this.isLocked(r, c)) throw denied()
    }
  }

  /** @throws Refusal AccessDenied when the sheet is protected and does not grant `right` (or, without one, at all) */
  refuseWithout(right?: ProtectionRight): void {
    const { protection } = this.#state
    if (protection && !(right && protection.options[right])) throw denied()
  }

  /** @throws Refusal ItemNotFound */
  tableById(id: string): Table {
    const found = this.#state.tables.find((t) => t.id === id)
    if (!found) throw new Refusal('ItemNotFound', '找不到这个表格。')
    return found
  }

  replaceTable(table: Table): void {
    this.patch({ tables: this.#state.tables.map((t) => (t.id === table.id ? table : t)) })
  }

  /** The table that grows when `range` is typed or pasted: it starts in the table's body or directly under it, and reaches beyond. */
  tableAbove(range: Rect): Table | null {
    const below = (t: Table): boolean => {
      const body = bodyRect(t)
      const end = body.row + body.rows
      return (
        !t.showTotals &&
        range.row >= body.row &&
        range.row <= end &&
        range.row + range.rows > end &&
        range.column >= body.column &&
        range.column < body.column + body.columns
      )
    }
    return this.#state.tables.find(below) ?? null
  }

  /** In manual mode a formula is worked out when it is entered, and then waits. */
  #entered(cell: Cell, row: number, column: number): Cell {
    if (cell.formula === null || this.book.calculationSuspended) return cell
    return { ...cell, value: this.book.calculator.evaluate(this.book, cell.formula, { sheet: this, row, column }) }
  }

  #typedCell(old: Cell, raw: unknown): Cell {
    const typed = parseTyped(raw, old.style.numberFormat, this.book.today())
    const style = typed.numberFormat === null ? old.style : styleWith(old.style, { numberFormat: typed.numberFormat })
    return { value: typed.value, formula: typed.formula, style }
  }

  private lineStyle(row: number, column: number): CellStyle {
    return this.#state.rows.get(row)?.style ?? this.#state.columns.get(column)?.style ?? DEFAULT_STYLE
  }

  #styleColumns(range: Rect, patch: StylePatch): void {
    const count = Math.min(range.columns, MAX_COLUMNS - range.column)
    this.setColumnProps(range.column, count, (old) => ({ ...old, style: styleWith(old.style ?? DEFAULT_STYLE, patch) }))
  }

  #styleRows(range: Rect, patch: StylePatch): void {
    const count = Math.min(range.rows, MAX_ROWS - range.row)
    this.setRowProps(range.row, count, (old) => ({ ...old, style: styleWith(old.style ?? DEFAULT_STYLE, patch) }))
  }
}

function changedLines(
  old: ReadonlyMap<number, LineProps>,
  first: number,
  count: number,
  change: (old: LineProps) => LineProps,
): ReadonlyMap<number, LineProps> {
  const next = new Map(old)
  for (let i = first; i < first + count; i += 1) next.set(i, change(next.get(i) ?? {}))
  return next
}

/** True when the cell holds neither value, formula nor a style of its own. */
export function isUntouched(cell: Cell): boolean {
  return isBlank(cell) && cell.style === DEFAULT_STYLE
}
