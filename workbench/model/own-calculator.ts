import type { Calculator, CellPosition, ChangedRange } from './calculator.ts'
import { cellError, isBlank, type CellValue } from './cell.ts'
import { precedentsOf } from './formula/precedents.ts'
import { evaluate } from './formula/evaluate.ts'
import type { Scope } from './formula/scope.ts'
import { parseFormula } from './formula/tree.ts'
import { WHOLE_SHEET, overlaps, rect, type Rect } from './rect.ts'
import type { SheetModel } from './sheet-model.ts'
import type { WorkbookModel } from './workbook-model.ts'

interface FormulaCell {
  readonly sheet: SheetModel
  readonly row: number
  readonly column: number
  readonly formula: string
  readonly precedents: readonly ChangedRange[]
  readonly volatile: boolean
}

const keyOf = (sheet: SheetModel, row: number, column: number): string => `${sheet.id}|${row}|${column}`

/**
 * A modest calculator of our own: common functions, one value a cell, no spilling. After an edit only what depends on the edited
 * cells is worked out again. A cell that depends on itself keeps 0, as Excel leaves it after its warning.
 */
export class OwnCalculator implements Calculator {
  #cells = new Map<string, FormulaCell>()

  recalculate(book: WorkbookModel, changed: readonly ChangedRange[] | 'all'): readonly CellPosition[] {
    if (changed === 'all') this.#collectAll(book)
    else for (const { sheet, range } of changed) this.#collect(book, sheet, range)
    if (this.#cells.size === 0) return []
    const dirty = changed === 'all' ? new Map(this.#cells) : this.#dependents(changed)
    return new Calculation(book, dirty).results()
  }

  evaluate(book: WorkbookModel, formula: string, at: CellPosition, base?: { row: number; column: number }): CellValue {
    const tree = parseFormula(formula)
    if (!tree) return cellError('#NAME?')
    const shift = { rows: base ? at.row - base.row : 0, columns: base ? at.column - base.column : 0 }
    return evaluate(tree, { book, ...at, shift, valueOf: storedValue })
  }

  #collectAll(book: WorkbookModel): void {
    this.#cells.clear()
    for (const sheet of book.sheets) this.#collect(book, sheet, WHOLE_SHEET)
  }

  /** Learns which cells of `range` hold formulas now. */
  #collect(book: WorkbookModel, sheet: SheetModel, range: Rect): void {
    if (this.#cells.size > 0) this.#forget(sheet, range)
    sheet.grid.forEach(range, (cell, row, column) => {
      if (cell.formula === null) return
      const { ranges, volatile } = precedentsOf(cell.formula, { book, sheet, row, column })
      this.#cells.set(keyOf(sheet, row, column), { sheet, row, column, formula: cell.formula, precedents: ranges, volatile })
    })
  }

  #forget(sheet: SheetModel, range: Rect): void {
    for (const [key, cell] of this.#cells) {
      if (cell.sheet === sheet && overlaps(range, rect(cell.row, cell.column))) this.#cells.delete(key)
    }
  }

  /** The formula cells in the changed ranges, all that read them, all that read those, and so on. */
  #dependents(changed: readonly ChangedRange[]): Map<string, FormulaCell> {
    const dirty = new Map<string, FormulaCell>()
    let front: readonly ChangedRange[] = changed
    while (front.length > 0) {
      const next: ChangedRange[] = []
      for (const [key, cell] of this.#cells) {
        if (dirty.has(key)) continue
        const own = rect(cell.row, cell.column)
        const touched = (cell.volatile && dirty.size === 0) || front.some((f) => f.sheet === cell.sheet && overlaps(f.range, own))
        if (!touched && !cell.precedents.some((p) => front.some((f) => f.sheet === p.sheet && overlaps(f.range, p.range)))) continue
        dirty.set(key, cell)
        next.push({ sheet: cell.sheet, range: own })
      }
      front = merged(next)
    }
    return dirty
  }
}

/** Neighbours in one column become one range: a column of 20,000 formulas is then one test, not 20,000. */
function merged(cells: readonly ChangedRange[]): readonly ChangedRange[] {
  const out: { sheet: SheetModel; range: Rect }[] = []
  const sorted = [...cells].sort((a, b) => a.range.column - b.range.column || a.range.row - b.range.row)
  for (const { sheet, range } of sorted) {
    const last = out.at(-1)
    const follows = last?.sheet === sheet && last.range.column === range.column && last.range.row + last.range.rows === range.row
    if (last && follows) last.range = { ...last.range, rows: last.range.rows + 1 }
    else out.push({ sheet, range })
  }
  return out
}

function storedValue(sheet: SheetModel, row: number, column: number): CellValue | null {
  const cell = sheet.grid.get(row, column)
  return isBlank(cell) ? null : cell.value
}

/** One pass over the dirty cells, each after what it reads. */
class Calculation {
  readonly #book: WorkbookModel
  readonly #dirty: Map<string, FormulaCell>
  readonly #open = new Set<string>()
  readonly #changed: CellPosition[] = []

  constructor(book: WorkbookModel, dirty: Map<string, FormulaCell>) {
    this.#book = book
    this.#dirty = dirty
  }

  results(): readonly CellPosition[] {
    for (const key of [...this.#dirty.keys()]) this.#settle(key)
    return this.#changed
  }

  #settle(key: string): void {
    const cell = this.#dirty.get(key)
    if (!cell || this.#open.has(key)) return
    this.#open.add(key)
    const { sheet, row, column } = cell
    const scope: Scope = {
      book: this.#book, sheet, row, column, shift: { rows: 0, columns: 0 },
      valueOf: (s, r, c) => this.#valueOf(s, r, c),
    }
    const tree = parseFormula(cell.formula)
    const value = tree ? evaluate(tree, scope) : cellError('#NAME?')
    this.#open.delete(key)
    this.#dirty.delete(key)
    const old = sheet.grid.get(row, column)
    if (old.value === value) return
    this.#book.touch(sheet)
    sheet.grid.set(row, column, { ...old, value })
    this.#changed.push({ sheet, row, column })
  }

  #valueOf(sheet: SheetModel, row: number, column: number): CellValue | null {
    const cell = sheet.grid.get(row, column)
    if (cell.formula !== null && this.#dirty.size > 0) {
      const key = keyOf(sheet, row, column)
      if (this.#open.has(key)) return 0
      this.#settle(key)
      return sheet.grid.get(row, column).value
    }
    return isBlank(cell) ? null : cell.value
  }
}
