import { CellError, isBlank, type Cell } from '../model/cell.ts'
import type { Rect } from '../model/rect.ts'
import type { Args } from '../richapi/args.ts'
import type { HostObject } from '../richapi/host-object.ts'
import { apiNotFound } from '../richapi/rich-error.ts'
import { validationAt } from '../model/check-validation.ts'
import { rangeAreas } from './range-areas.ts'
import type { RangeTarget } from './range-target.ts'

/** The areas of a range whose cells are of a kind: Blanks, Constants, Formulas, Visible, DataValidations. null when there are none. */
export function specialCells(of: RangeTarget, args: Args): HostObject | null {
  const { sheet, context } = of
  const matches = kindOf(of, args.text(0), args.textOr(1, 'All'))
  const used = sheet.usedRect()
  const area = used && sheet.clip(of.rect)
  if (!area) return null
  const rects: Rect[] = []
  for (let c = area.column; c < area.column + area.columns; c += 1) {
    let start = -1
    for (let r = area.row; r <= area.row + area.rows; r += 1) {
      const is = r < area.row + area.rows && matches(sheet.cell(r, c), r, c)
      if (is && start < 0) start = r
      if (is || start < 0) continue
      join(rects, { row: start, column: c, rows: r - start, columns: 1 })
      start = -1
    }
  }
  return rects.length === 0 ? null : rangeAreas({ context, sheet, rects })
}

function kindOf({ sheet }: RangeTarget, kind: string, type: string): (cell: Cell, row: number, column: number) => boolean {
  switch (kind) {
    case 'Blanks':
      return isBlank
    case 'Constants':
      return (cell) => cell.formula === null && cell.value !== '' && isOfType(cell, type)
    case 'Formulas':
      return (cell) => cell.formula !== null && isOfType(cell, type)
    case 'Visible':
      return (_cell, row, column) => !sheet.isRowHidden(row) && !sheet.isColumnHidden(column)
    case 'DataValidations':
      return (_cell, row, column) => validationAt(sheet, row, column) !== null
    default:
      throw apiNotFound(`Range.getSpecialCells(${kind})`)
  }
}

/** SpecialCellValueType: All, Errors, Logical, Numbers, Text and their combinations ("LogicalNumbers"). */
function isOfType({ value }: Cell, type: string): boolean {
  if (type === 'All') return true
  if (value instanceof CellError) return type.includes('Errors')
  if (typeof value === 'number') return type.includes('Number')
  return typeof value === 'boolean' ? type.includes('Logical') : type.includes('Text')
}

/** A run beside an equal run of the column before makes it wider. */
function join(rects: Rect[], run: Rect): void {
  const at = rects.findIndex((r) => r.row === run.row && r.rows === run.rows && r.column + r.columns === run.column)
  const found = rects[at]
  if (found) rects[at] = { ...found, columns: found.columns + 1 }
  else rects.push(run)
}
