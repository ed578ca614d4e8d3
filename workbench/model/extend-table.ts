import { isBlank, type Cell } from './cell.ts'
import { styleWith } from './cell-style.ts'
import { translateFormula } from './formula/move.ts'
import { rect, type Rect } from './rect.ts'
import type { SheetModel } from './sheet-model.ts'
import { bodyRect, type Table } from './table.ts'

/**
 * What Excel carries on into rows that are added at the end of a table: formats, formulas of calculated columns, validations and
 * conditional formats. Guess: text typed under a table is read before the format comes, so 0012 becomes 12 there.
 */
export function extendTable(sheet: SheetModel, table: Table, added: number): void {
  const body = bodyRect(table)
  const last = body.row + body.rows - 1 - added
  if (last < body.row) return
  const range = rect(last + 1, body.column, added, body.columns)
  let filled = false
  sheet.book.touch(sheet)
  for (let c = body.column; c < body.column + body.columns; c += 1) {
    const above = sheet.cell(last, c)
    const formula = isCalculated(sheet, body, last, c) ? above.formula : null
    filled ||= formula !== null
    for (let r = last + 1; r <= last + added; r += 1) sheet.grid.set(r, c, extended(sheet.cell(r, c), above, formula, r - last))
  }
  if (filled) sheet.book.noteEdited(sheet, range, 'RangeEdited')
  sheet.book.emit({ type: 'formatted', sheetId: sheet.id, range, origin: sheet.book.origin })
  extendRules(sheet, body, last, added)
}

function extended(cell: Cell, above: Cell, formula: string | null, down: number): Cell {
  const keepsFormat = cell.style.numberFormat !== 'General'
  const style = keepsFormat ? styleWith(above.style, { numberFormat: cell.style.numberFormat }) : above.style
  if (formula === null || !isBlank(cell)) return { ...cell, style }
  return { value: 0, formula: translateFormula(formula, down, 0), style }
}

/** A calculated column: the last two rows hold the same formula, each for its own row. */
function isCalculated(sheet: SheetModel, body: Rect, last: number, column: number): boolean {
  const { formula } = sheet.grid.get(last, column)
  if (formula === null) return false
  return last === body.row || sheet.grid.get(last - 1, column).formula === translateFormula(formula, -1, 0)
}

/** Rules that reach to the table's last row reach on. */
function extendRules(sheet: SheetModel, body: Rect, last: number, added: number): void {
  const grow = (ranges: readonly Rect[]): Rect[] => ranges.map((r) => (reachesEnd(r, body, last) ? { ...r, rows: r.rows + added } : r))
  const touches = (of: { readonly ranges: readonly Rect[] }): boolean => of.ranges.some((r) => reachesEnd(r, body, last))
  const { conditionalFormats, validations } = sheet.state
  if (conditionalFormats.some(touches)) {
    sheet.patch({ conditionalFormats: conditionalFormats.map((f) => (touches(f) ? { ...f, ranges: grow(f.ranges) } : f)) })
    sheet.book.emit({ type: 'marks', sheetId: sheet.id })
  }
  if (validations.some(touches)) {
    sheet.patch({ validations: validations.map((v) => (touches(v) ? { ...v, ranges: grow(v.ranges) } : v)) })
    sheet.book.emit({ type: 'validations', sheetId: sheet.id })
  }
}

function reachesEnd(range: Rect, body: Rect, last: number): boolean {
  return range.row + range.rows - 1 === last && range.row >= body.row - 1 && range.column < body.column + body.columns && body.column < range.column + range.columns
}
