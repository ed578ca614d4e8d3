import type { Cell, CellValue } from '../model/cell.ts'
import { translateFormula } from '../model/formula/move.ts'
import { containsCell, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'

export interface Fill { readonly source: Rect; readonly whole: Rect }

/**
 * The fill handle. As in Excel: two or more numbers go on by their step, text ending in digits counts up, formulas move their
 * references, everything else is repeated. A single number or date is copied (Excel counts dates on; so does this for dates).
 */
export function fillTarget(sheet: SheetModel, { source, whole }: Fill): void {
  const down = whole.columns === source.columns
  const lines = down ? source.columns : source.rows
  const series = Array.from({ length: lines }, (_, i) => seriesOf(lineCells(sheet, source, i, down)))
  const origin = down ? source.row : source.column
  sheet.editCells(whole, (old, row, column) => {
    if (containsCell(source, row, column)) return old
    const line = down ? column - source.column : row - source.row
    const step = (down ? row : column) - origin
    return series[line]?.(step) ?? old
  })
}

function lineCells(sheet: SheetModel, source: Rect, line: number, down: boolean): { cell: Cell; row: number; column: number }[] {
  const length = down ? source.rows : source.columns
  return Array.from({ length }, (_, i) => {
    const row = source.row + (down ? i : line)
    const column = source.column + (down ? line : i)
    return { cell: sheet.cell(row, column), row, column }
  })
}

type Series = (step: number) => Cell | null

function seriesOf(cells: readonly { cell: Cell; row: number; column: number }[]): Series {
  const values = cells.map((c) => c.cell.value)
  const next = nextValue(values, cells[0]?.cell.style.numberFormat ?? 'General')
  return (step) => {
    const index = ((step % cells.length) + cells.length) % cells.length
    const from = cells[index]
    if (!from) return null
    const { cell } = from
    if (cell.formula !== null) {
      const moved = step - index
      const down = cells.length === 1 || cells[1]?.column === cells[0]?.column
      return { ...cell, formula: translateFormula(cell.formula, down ? moved : 0, down ? 0 : moved) }
    }
    return next ? { ...cell, value: next(step) } : cell
  }
}

/** The value at any step from the first cell; null when the cells are simply repeated. */
function nextValue(values: readonly CellValue[], numberFormat: string): ((step: number) => CellValue) | null {
  const first = values[0]
  const second = values[1]
  const isDate = /[yd]/i.test(numberFormat.replace(/"[^"]*"/g, ''))
  if (typeof first === 'number' && values.every((v) => typeof v === 'number')) {
    const by = typeof second === 'number' ? second - first : isDate ? 1 : 0
    const even = values.every((v, i) => i === 0 || (typeof v === 'number' && Math.abs(v - first - by * i) < 1e-9))
    return by !== 0 && even ? (step) => Number((first + by * step).toPrecision(15)) : null
  }
  return countedTexts(values)
}

/** "甲9" goes on as "甲10"; several texts only when they differ by their number alone, and by the same step. */
function countedTexts(values: readonly CellValue[]): ((step: number) => CellValue) | null {
  const parts = values.map((value) => (typeof value === 'string' ? /^(.*?)(\d{1,15})(\D{0,3})$/s.exec(value) : null))
  const [, head = '', digits = '', tail = ''] = parts[0] ?? []
  if (digits === '' || parts.some((p) => p === null || p[1] !== head || p[3] !== tail)) return null
  const numbers = parts.map((p) => Number(p?.[2]))
  const from = numbers[0] ?? 0
  const by = numbers.length === 1 ? 1 : (numbers[1] ?? 0) - from
  if (!numbers.every((n, i) => n === from + by * i)) return null
  return (step) => `${head}${String(Math.abs(from + by * step)).padStart(digits.length, '0')}${tail}`
}
