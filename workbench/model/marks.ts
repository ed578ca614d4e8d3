import { CellError } from './cell.ts'
import { styleWith, type CellStyle, type StylePatch } from './cell-style.ts'
import type { ConditionalFormat } from './conditional-format.ts'
import { containsCell, type Rect } from './rect.ts'
import type { SheetModel } from './sheet-model.ts'
import { readsOwnRowOnly } from './formula/row-local.ts'

/**
 * Which conditional format shows at a cell. Asked for every painted cell, so what was worked out is kept row by row; an edit drops
 * the edited rows when all formulas read their own row only (as marks of an add-in do), and everything otherwise.
 */
export class Marks {
  readonly #sheet: SheetModel
  readonly #rows = new Map<number, (StylePatch | null | undefined)[]>()
  #formats: readonly ConditionalFormat[] = []
  #rowLocal = true

  constructor(sheet: SheetModel) {
    this.#sheet = sheet
  }

  /** The cell's style with its conditional formats laid over. */
  styleAt(row: number, column: number): CellStyle {
    const style = this.#sheet.style(row, column)
    const mark = this.markAt(row, column)
    return mark ? styleWith(style, mark) : style
  }

  /** What conditional formats change at the cell; null when none applies. */
  markAt(row: number, column: number): StylePatch | null {
    if (this.#formats !== this.#sheet.state.conditionalFormats) this.#readFormats()
    if (this.#formats.length === 0) return null
    let line = this.#rows.get(row)
    if (!line) this.#rows.set(row, (line = []))
    const known = line[column]
    if (known !== undefined) return known
    const mark = this.#compute(row, column)
    line[column] = mark
    return mark
  }

  /** To be called after cells of `range` changed. */
  drop(range: Rect): void {
    if (!this.#rowLocal || range.rows > 1000) this.#rows.clear()
    else for (let r = range.row; r < range.row + range.rows; r += 1) this.#rows.delete(r)
  }

  clear(): void {
    this.#rows.clear()
  }

  /** Formulas that read another sheet go stale when that one changes. */
  get readsElsewhere(): boolean {
    return !this.#rowLocal
  }

  #readFormats(): void {
    this.#formats = this.#sheet.state.conditionalFormats
    this.#rowLocal = this.#formats.every((f) => f.type !== 'Custom' || readsOwnRowOnly(f.formula, f.ranges[0]?.row ?? 0))
    this.#rows.clear()
  }

  #compute(row: number, column: number): StylePatch | null {
    let mark: StylePatch = {}
    let found = false
    for (const format of this.#formats) {
      if (!format.ranges.some((r) => containsCell(r, row, column)) || !this.#holds(format, row, column)) continue
      // The format of higher priority wins, property by property.
      mark = found ? { ...format.style, ...mark } : format.style
      found = true
      if (format.stopIfTrue) break
    }
    return found ? mark : null
  }

  #holds(format: ConditionalFormat, row: number, column: number): boolean {
    const [base] = format.ranges
    if (format.type !== 'Custom' || !base || format.formula === '') return false
    const { book } = this.#sheet
    const formula = format.formula.startsWith('=') ? format.formula : `=${format.formula}`
    const value = book.calculator.evaluate(book, formula, { sheet: this.#sheet, row, column }, base)
    return value instanceof CellError ? false : typeof value === 'string' ? value.toUpperCase() === 'TRUE' : Boolean(value)
  }
}
