import { CellError, cellError } from '../cell.ts'
import { dateSerial, datePartsOf } from '../serial-date.ts'
import { cellsOf, numberOf, booleanOf, withNumbers, type FormulaFunction } from './arguments.ts'
import { compareValues, type Scalar } from './coerce.ts'
import { criterion } from './criteria.ts'
import { isRange, operandOf, scalar, type Operand } from './evaluate.ts'
import { rect } from '../rect.ts'
import type { Scope } from './scope.ts'
import type { Node } from './tree.ts'

/** ROW and COLUMN: of the reference, or of the cell the formula stands in. */
const place =
  (of: (at: { row: number; column: number }) => number): FormulaFunction =>
  ([arg], scope) => {
    if (!arg) return of(scope) + 1
    const range = operandOf(arg, scope)
    return isRange(range) ? of(range.rect) + 1 : range instanceof CellError ? range : cellError('#VALUE!')
  }

const size =
  (of: (area: { rows: number; columns: number }) => number): FormulaFunction =>
  ([arg], scope) => {
    const range = arg ? operandOf(arg, scope) : null
    return isRange(range) ? of(range.rect) : 1
  }

/** Position from 0 of the wanted value; -1 when it is not there. mode 0 exact, 1 last not greater, -1 last not less. */
function find(wanted: Scalar, values: readonly Scalar[], mode: number): number {
  if (wanted instanceof CellError || wanted === null) return -1
  if (mode === 0) return values.findIndex(criterion(typeof wanted === 'string' ? `=${wanted}` : wanted))
  let last = -1
  values.forEach((value, i) => {
    if (value === null || value instanceof CellError || typeof value !== typeof wanted) return
    const order = compareValues(value, wanted)
    if (mode > 0 ? order <= 0 : order >= 0) last = i
  })
  return last
}

const lookUp =
  (along: 'rows' | 'columns'): FormulaFunction =>
  ([what, where, which, sorted], scope) => {
    const area = where ? operandOf(where, scope) : null
    const index = numberOf(which, scope, 1)
    const loose = sorted ? booleanOf(sorted, scope) : true
    if (!what || !isRange(area)) return cellError('#VALUE!')
    if (index instanceof CellError) return index
    if (loose instanceof CellError) return loose
    const { sheet, rect: r } = area
    const limit = along === 'rows' ? r.columns : r.rows
    if (index < 1) return cellError('#VALUE!')
    if (index > limit) return cellError('#REF!')
    const keys = along === 'rows' ? rect(r.row, r.column, r.rows, 1) : rect(r.row, r.column, 1, r.columns)
    const at = find(scalar(what, scope), [...cellsOf({ sheet, rect: keys }, scope, true)], loose ? 1 : 0)
    if (at < 0) return cellError('#N/A')
    const offset = Math.trunc(index) - 1
    return along === 'rows' ? scope.valueOf(sheet, r.row + at, r.column + offset) : scope.valueOf(sheet, r.row + offset, r.column + at)
  }

function index([where, row, column]: readonly Node[], scope: Scope): Operand {
  const area = where ? operandOf(where, scope) : null
  const a = numberOf(row, scope, 0)
  const b = numberOf(column, scope, 0)
  if (!isRange(area)) return cellError('#VALUE!')
  if (a instanceof CellError) return a
  if (b instanceof CellError) return b
  const { sheet, rect: r } = area
  const [down, right] = r.rows === 1 && !column ? [0, a] : [a, b]
  if (down > r.rows || right > r.columns || down < 0 || right < 0) return cellError('#REF!')
  const top = down === 0 ? r.row : r.row + Math.trunc(down) - 1
  const left = right === 0 ? r.column : r.column + Math.trunc(right) - 1
  return { sheet, rect: rect(top, left, down === 0 ? r.rows : 1, right === 0 ? r.columns : 1) }
}

const dayPart = (of: (parts: NonNullable<ReturnType<typeof datePartsOf>>) => number): FormulaFunction =>
  withNumbers(1, (serial = 0) => {
    const parts = datePartsOf(serial)
    return parts ? of(parts) : cellError('#NUM!')
  })

function today(scope: Scope): number {
  const now = scope.book.today()
  return dateSerial(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? 0
}

/** DATE lets months and days run over: DATE(2025,13,1) is 2026-01-01. */
function runningDate(year: number, month: number, day: number): number | CellError {
  const first = new Date(Date.UTC(year < 1900 ? year + 1900 : year, Math.trunc(month) - 1, 1))
  const serial = dateSerial(first.getUTCFullYear(), first.getUTCMonth() + 1, 1)
  return serial === null ? cellError('#NUM!') : serial + Math.trunc(day) - 1
}

export const LOOK: Readonly<Record<string, FormulaFunction>> = {
  ROW: place((at) => at.row),
  COLUMN: place((at) => at.column),
  ROWS: size((area) => area.rows),
  COLUMNS: size((area) => area.columns),
  VLOOKUP: lookUp('rows'),
  HLOOKUP: lookUp('columns'),
  INDEX: index,
  MATCH: ([what, where, mode], scope) => {
    const area = where ? operandOf(where, scope) : null
    const kind = numberOf(mode, scope, 1)
    if (!what || !isRange(area)) return cellError('#N/A')
    if (kind instanceof CellError) return kind
    const at = find(scalar(what, scope), [...cellsOf(area, scope, true)], Math.sign(kind))
    return at < 0 ? cellError('#N/A') : at + 1
  },
  CHOOSE: ([which, ...choices], scope) => {
    const n = numberOf(which, scope, 0)
    if (n instanceof CellError) return n
    const choice = choices[Math.trunc(n) - 1]
    return choice ? operandOf(choice, scope) : cellError('#VALUE!')
  },
  DATE: withNumbers(3, (year = 0, month = 0, day = 0) => runningDate(year, month, day)),
  YEAR: dayPart((parts) => parts.year),
  MONTH: dayPart((parts) => parts.month),
  DAY: dayPart((parts) => parts.day),
  TODAY: (_args, scope) => today(scope),
  NOW: (_args, scope) => {
    const now = scope.book.today()
    return today(scope) + (now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds()) / 86_400
  },
}
