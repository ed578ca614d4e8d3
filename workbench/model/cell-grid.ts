import { EMPTY_CELL, isBlank, type Cell } from './cell.ts'
import { DEFAULT_STYLE } from './cell-style.ts'
import { bounding, rect, type Rect } from './rect.ts'

interface Row {
  cells: (Cell | undefined)[]
  /** The epoch in which this row was made; an older row is shared with a snapshot and must be copied before a write. */
  epoch: number
}

export interface GridSnapshot {
  readonly rows: readonly (Row | undefined)[]
}

/**
 * The cells of one sheet: sparse, row by row, copy on write. A snapshot costs one pointer per used row, which is what makes
 * undo of a 20,000-row paste or sort cheap.
 */
export class CellGrid {
  #rows: (Row | undefined)[] = []
  #epoch = 0

  get(row: number, column: number): Cell {
    return this.#rows[row]?.cells[column] ?? EMPTY_CELL
  }

  /** undefined where nothing was ever written (so column and row styles apply). */
  peek(row: number, column: number): Cell | undefined {
    return this.#rows[row]?.cells[column]
  }

  set(row: number, column: number, cell: Cell | undefined): void {
    this.writableRow(row)[column] = cell
  }

  /** The row's cells to write into directly: for bulk writes, one look-up a row. */
  writableRow(row: number): (Cell | undefined)[] {
    const found = this.#rows[row]
    if (found && found.epoch === this.#epoch) return found.cells
    while (this.#rows.length < row) this.#rows.push(undefined)
    const fresh: Row = { cells: found ? found.cells.slice() : [], epoch: this.#epoch }
    this.#rows[row] = fresh
    return fresh.cells
  }

  readRow(row: number): readonly (Cell | undefined)[] | undefined {
    return this.#rows[row]?.cells
  }

  /** One more than the last row that holds any cell. */
  get rowCount(): number {
    return this.#rows.length
  }

  snapshot(): GridSnapshot {
    this.#epoch += 1
    return { rows: this.#rows.slice() }
  }

  restore(snapshot: GridSnapshot): void {
    this.#epoch += 1
    this.#rows = snapshot.rows.slice()
  }

  /** Visits cells that exist inside `within`, row by row. */
  forEach(within: Rect, visit: (cell: Cell, row: number, column: number) => void): void {
    const lastRow = Math.min(within.row + within.rows, this.#rows.length)
    for (let r = within.row; r < lastRow; r += 1) {
      const cells = this.#rows[r]?.cells
      if (!cells) continue
      const lastColumn = Math.min(within.column + within.columns, cells.length)
      for (let c = within.column; c < lastColumn; c += 1) {
        const cell = cells[c]
        if (cell) visit(cell, r, c)
      }
    }
  }

  /** The rectangle of what is used; with `valuesOnly` formats do not count. Null on an empty sheet. */
  usedRect(valuesOnly: boolean): Rect | null {
    let used: Rect | null = null
    for (let r = 0; r < this.#rows.length; r += 1) {
      const span = usedSpan(this.#rows[r]?.cells, valuesOnly)
      if (!span) continue
      const line = rect(r, span.first, 1, span.last - span.first + 1)
      used = used ? bounding(used, line) : line
    }
    return used
  }

  insertRows(at: number, count: number): void {
    if (at >= this.#rows.length) return
    const gap = new Array<Row | undefined>(count).fill(undefined)
    this.#rows = this.#rows.slice(0, at).concat(gap, this.#rows.slice(at))
  }

  deleteRows(at: number, count: number): void {
    this.#rows.splice(at, count)
  }

  /** Puts the rows of `at…` in a new order: `order[i]` is the old offset of the row that comes to offset i. */
  reorderRows(at: number, order: readonly number[], columns: { first: number; count: number }): void {
    const old = order.map((_, i) => this.#rows[at + i]?.cells.slice() ?? [])
    order.forEach((from, to) => {
      const cells = this.writableRow(at + to)
      for (let c = columns.first; c < columns.first + columns.count; c += 1) cells[c] = old[from]?.[c]
    })
  }
}

function usedSpan(cells: readonly (Cell | undefined)[] | undefined, valuesOnly: boolean): { first: number; last: number } | null {
  if (!cells) return null
  const counts = (cell: Cell | undefined): boolean =>
    cell !== undefined && (!isBlank(cell) || (!valuesOnly && cell.style !== DEFAULT_STYLE))
  let first = 0
  while (first < cells.length && !counts(cells[first])) first += 1
  if (first === cells.length) return null
  let last = cells.length - 1
  while (!counts(cells[last])) last -= 1
  return { first, last }
}
