import { CellError, cellError, type CellValue } from '../cell.ts'
import { containsCell } from '../rect.ts'
import { compareValues, toNumber, toText, type Scalar } from './coerce.ts'
import { functionNamed } from './functions.ts'
import { nodeOfName, rangeOf, type CellRange, type Scope } from './scope.ts'
import type { BinaryOperator, Node } from './tree.ts'

/** What an argument can be: one value, or cells. */
export type Operand = Scalar | CellRange

export function isRange(operand: Operand): operand is CellRange {
  return typeof operand === 'object' && operand !== null && 'rect' in operand
}

/** The value of a tree as a cell would keep it. A blank result is 0, as Excel shows for "=A1" on an empty A1. */
export function evaluate(node: Node, scope: Scope): CellValue {
  return scalarOf(operandOf(node, scope), scope) ?? 0
}

export function operandOf(node: Node, scope: Scope): Operand {
  switch (node.kind) {
    case 'value':
      return node.value
    case 'missing':
      return null
    case 'ref':
    case 'structured': {
      const range = rangeOf(node, scope)
      return range === 'invalid' ? cellError('#REF!') : range
    }
    case 'name':
      return named(node.name, scope)
    case 'unary':
      return unary(node.operator, scalar(node.of, scope))
    case 'binary':
      return binary(node.operator, scalar(node.left, scope), scalar(node.right, scope))
    case 'call': {
      const found = functionNamed(node.name)
      return found ? found(node.args, scope) : cellError('#NAME?')
    }
  }
}

export function scalar(node: Node, scope: Scope): Scalar {
  return scalarOf(operandOf(node, scope), scope)
}

/** One value of an operand: of a range the cell in the formula's own row or column (implicit intersection). */
export function scalarOf(operand: Operand, scope: Scope): Scalar {
  if (!isRange(operand)) return operand
  const { sheet, rect } = operand
  if (rect.rows === 1 && rect.columns === 1) return scope.valueOf(sheet, rect.row, rect.column)
  const row = rect.rows === 1 ? rect.row : scope.row
  const column = rect.columns === 1 ? rect.column : scope.column
  const crossing = rect.rows === 1 || rect.columns === 1
  return crossing && containsCell(rect, row, column) ? scope.valueOf(sheet, row, column) : cellError('#VALUE!')
}

function named(name: string, scope: Scope): Operand {
  const target = nodeOfName(name, scope)
  if (!target) return cellError('#NAME?')
  if (target.kind === 'name') return cellError('#NAME?')
  return operandOf(target, { ...scope, shift: { rows: 0, columns: 0 } })
}

function unary(operator: '-' | '+' | '%', value: Scalar): Scalar {
  if (operator === '+') return value
  const n = toNumber(value)
  if (n instanceof CellError) return n
  return operator === '-' ? -n : n / 100
}

function binary(operator: BinaryOperator, left: Scalar, right: Scalar): Scalar {
  if (left instanceof CellError) return left
  if (right instanceof CellError) return right
  if (operator === '&') return `${String(toText(left))}${String(toText(right))}`
  if (operator === '+' || operator === '-' || operator === '*' || operator === '/' || operator === '^') return arithmetic(operator, left, right)
  const order = compareValues(left, right)
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order < 0
    case '>':
      return order > 0
    case '<=':
      return order <= 0
    case '>=':
      return order >= 0
  }
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '^', left: Scalar, right: Scalar): Scalar {
  const a = toNumber(left)
  const b = toNumber(right)
  if (a instanceof CellError) return a
  if (b instanceof CellError) return b
  if (operator === '/' && b === 0) return cellError('#DIV/0!')
  if (operator === '^' && a === 0 && b === 0) return cellError('#NUM!')
  return finite({ '+': a + b, '-': a - b, '*': a * b, '/': a / b, '^': a ** b }[operator])
}

/** #NUM! where a number has no finite value. */
export function finite(n: number): number | CellError {
  return Number.isFinite(n) ? n : cellError('#NUM!')
}
