import { parseAddress } from './a1.ts'
import { CellError, type CellValue } from './cell.ts'
import { rangeOfName, findName } from './names.ts'
import { containsCell, rect } from './rect.ts'
import { dateSerial } from './serial-date.ts'
import type { SheetModel } from './sheet-model.ts'
import type { Validation, ValidationOperator } from './validation.ts'

/** The rule of a cell, null when there is none. */
export function validationAt(sheet: SheetModel, row: number, column: number): Validation | null {
  return sheet.state.validations.find((v) => v.ranges.some((r) => containsCell(r, row, column))) ?? null
}

/** The choices of a list rule for the drop-down; null when the rule is no list or its source is lost. */
export function listChoices(sheet: SheetModel, row: number, column: number): readonly string[] | null {
  const validation = validationAt(sheet, row, column)
  if (validation?.rule.kind !== 'list') return null
  const { source } = validation.rule
  if (!source.startsWith('=')) return source.split(/[,，]/).map((choice) => choice.trim())
  const cells = sourceCells(sheet, source.slice(1))
  if (!cells) return null
  const area = cells.sheet.clip(cells.range)
  const choices: string[] = []
  for (let r = area.row; r < area.row + area.rows; r += 1) {
    for (let c = area.column; c < area.column + area.columns; c += 1) choices.push(cells.sheet.text(r, c))
  }
  return choices.filter((choice) => choice !== '')
}

function sourceCells(sheet: SheetModel, source: string): ReturnType<typeof rangeOfName> {
  const named = findName(sheet.book, source, sheet)
  if (named) return rangeOfName(sheet.book, named)
  const address = parseAddress(source)
  const target = address?.sheet ? sheet.book.sheetByName(address.sheet) : sheet
  return address && target ? { sheet: target, range: address.rect } : null
}

/** Whether `value` may stand in the cell. Cells without a rule, and rules this model cannot read, allow everything. */
export function isAllowed(sheet: SheetModel, row: number, column: number, value: CellValue): boolean {
  const validation = validationAt(sheet, row, column)
  if (!validation) return true
  if (value === '') return validation.ignoreBlanks
  const { rule } = validation
  if (rule.kind === 'list') {
    const choices = listChoices(sheet, row, column)
    const text = value instanceof CellError ? value.code : String(value)
    return choices === null || choices.some((choice) => choice === text || Number(choice) === value)
  }
  const [base] = validation.ranges
  const at = { sheet, row, column }
  if (rule.kind === 'custom') {
    const result = withValue(sheet, row, column, value, () => sheet.book.calculator.evaluate(sheet.book, rule.formula, at, base))
    return !(result instanceof CellError) && result !== false && result !== 0
  }
  const measured = rule.kind === 'textLength' ? String(value).length : value
  if (typeof measured !== 'number') return false
  if (rule.kind === 'wholeNumber' && !Number.isInteger(measured)) return false
  const limit = (given: string | number | undefined): number => limitOf(given, (f) => sheet.book.calculator.evaluate(sheet.book, f, at, base ?? rect(row, column)))
  return compare(rule.operator, measured, limit(rule.formula1), limit(rule.formula2))
}

/** A formula of the rule must see the value that is about to be typed: it stands in the cell only while `read` runs. */
function withValue<T>(sheet: SheetModel, row: number, column: number, value: CellValue, read: () => T): T {
  const old = sheet.grid.peek(row, column)
  sheet.grid.set(row, column, { value, formula: null, style: sheet.style(row, column) })
  try {
    return read()
  } finally {
    sheet.grid.set(row, column, old)
  }
}

function limitOf(given: string | number | undefined, evaluate: (formula: string) => CellValue): number {
  if (typeof given === 'number' || given === undefined) return given ?? Number.NaN
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(given)
  if (day) return dateSerial(Number(day[1]), Number(day[2]), Number(day[3])) ?? Number.NaN
  const value = given.startsWith('=') ? evaluate(given) : Number(given)
  return typeof value === 'number' ? value : Number.NaN
}

function compare(operator: ValidationOperator, n: number, low: number, high: number): boolean {
  switch (operator) {
    case 'Between':
      return n >= low && n <= high
    case 'NotBetween':
      return n < low || n > high
    case 'EqualTo':
      return n === low
    case 'NotEqualTo':
      return n !== low
    case 'GreaterThan':
      return n > low
    case 'LessThan':
      return n < low
    case 'GreaterThanOrEqualTo':
      return n >= low
    case 'LessThanOrEqualTo':
      return n <= low
  }
}
