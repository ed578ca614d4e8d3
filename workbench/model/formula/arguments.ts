import { CellError, cellError } from '../cell.ts'
import { toBoolean, toNumber, toText, type Scalar } from './coerce.ts'
import { isRange, operandOf, scalar, type Operand } from './evaluate.ts'
import type { CellRange, Scope } from './scope.ts'
import type { Node } from './tree.ts'

export type FormulaFunction = (args: readonly Node[], scope: Scope) => Operand

/** Calls `use` with the arguments as numbers; the first error among them is the result. */
export function withNumbers(least: number, use: (...n: number[]) => Operand): FormulaFunction {
  return (args, scope) => {
    if (args.length < least) return cellError('#VALUE!')
    const numbers: number[] = []
    for (const arg of args) {
      const n = toNumber(scalar(arg, scope))
      if (n instanceof CellError) return n
      numbers.push(n)
    }
    return use(...numbers)
  }
}

/** The text of one argument, '' when it is not given. */
export function textOf(arg: Node | undefined, scope: Scope): string | CellError {
  return arg ? toText(scalar(arg, scope)) : ''
}

export function numberOf(arg: Node | undefined, scope: Scope, otherwise: number): number | CellError {
  return arg && arg.kind !== 'missing' ? toNumber(scalar(arg, scope)) : otherwise
}

export function booleanOf(arg: Node | undefined, scope: Scope): boolean | CellError {
  return arg ? toBoolean(scalar(arg, scope)) : false
}

/** The cells of a range that hold something, row by row; blanks come as null only with `blanks`. */
export function* cellsOf(range: CellRange, scope: Scope, blanks = false): Generator<Scalar> {
  const { sheet } = range
  const area = sheet.clip(range.rect)
  const rows = Math.min(area.row + area.rows, blanks ? Infinity : sheet.grid.rowCount)
  for (let r = area.row; r < rows; r += 1) {
    for (let c = area.column; c < area.column + area.columns; c += 1) {
      const value = scope.valueOf(sheet, r, c)
      if (blanks || value !== null) yield value
    }
  }
}

export interface Given {
  readonly value: Scalar
  /** False for what was written into the formula itself: then text that reads as a number counts. */
  readonly fromCell: boolean
}

/** Every value of every argument. */
export function* valuesOf(args: readonly Node[], scope: Scope): Generator<Given> {
  for (const arg of args) {
    const operand = operandOf(arg, scope)
    if (isRange(operand)) for (const value of cellsOf(operand, scope)) yield { value, fromCell: true }
    else yield { value: operand, fromCell: false }
  }
}

/** The numbers SUM counts: of cells only true numbers, of the formula's own values all that can be read. */
export function collectNumbers(args: readonly Node[], scope: Scope): number[] | CellError {
  const numbers: number[] = []
  for (const { value, fromCell } of valuesOf(args, scope)) {
    if (value instanceof CellError) return value
    if (fromCell) {
      if (typeof value === 'number') numbers.push(value)
      continue
    }
    const n = toNumber(value)
    if (n instanceof CellError) return n
    numbers.push(n)
  }
  return numbers
}
