import type { Value } from '../value.ts'
import { add, concatenate, daysBetween, divide, multiply, negate, percent, power, shiftDays, subtract, sumFields } from './arithmetic.ts'
import { asScalar, NUMBER } from './arguments.ts'
import { commonType, constant, isText, typeName, unknown } from './bound.ts'
import type { Binding, Bound, Run, Scalar, StaticType, Term } from './bound.ts'
import { compareBools, compareBoolToKnown, compareFields, compareFieldToNumber, compareFieldToText, compareNumbers, compareTexts, compareTextToKnown, isBlank, isNotBlank, toMonth, TURNED } from './compare.ts'
import type { Comparison } from './compare.ts'
import { readDate, readYearMonth } from './dates.ts'
import { print } from './print.ts'
import type { BinaryNode, BinaryOperator, Node, UnaryNode } from './tree.ts'

const ARITHMETIC: Readonly<Partial<Record<BinaryOperator, (a: Run, b: Run) => Run>>> = { '+': add, '-': subtract, '*': multiply, '/': divide, '^': power }

export function bindUnary(node: UnaryNode, of: Bound, binding: Binding): Scalar {
  const operand = asScalar(binding, of, NUMBER, `“${node.op}”后面`)
  if (operand === null) return unknown(node)
  if (node.op === '+') return { ...operand, node }
  return { kind: 'scalar', type: 'number', node, run: node.op === '-' ? negate(operand.run) : percent(operand.run) }
}

export function bindBinary(node: BinaryNode, left: Bound, right: Bound, binding: Binding): Scalar {
  const a = asScalar(binding, left, 'any', ''), b = asScalar(binding, right, 'any', '')
  if (a === null || b === null) return unknown(node)
  if (node.op === '&') return bindConcatenation(node, a, b, binding)
  const arithmetic = ARITHMETIC[node.op]
  return arithmetic === undefined ? bindComparison(node, node.op as Comparison, a, b, binding) : bindArithmetic(node, arithmetic, a, b, binding)
}

function scalar(node: Node, type: StaticType, run: Run): Scalar { return { kind: 'scalar', type, node, run } }

function bindArithmetic(node: BinaryNode, make: (a: Run, b: Run) => Run, a: Scalar, b: Scalar, binding: Binding): Scalar {
  const dated = bindDays(node, a, b)
  if (dated !== null) return dated
  if (a.type === 'yearmonth' || b.type === 'yearmonth') {
    binding.report(node, 'formula.type', '年月不能直接加减。几个月以后请写 EDATE(年月, 月数)，相差几个月请写 MONTHS(从, 到)，相差几年请写 YEARS(从, 到)。')
    return unknown(node)
  }
  const left = asScalar(binding, a, NUMBER, `“${node.op}”左边`), right = asScalar(binding, b, NUMBER, `“${node.op}”右边`)
  if (left === null || right === null) return unknown(node)
  const terms = termsOf(node.op, left, right)
  return terms === null ? scalar(node, 'number', make(left.run, right.run)) : { ...scalar(node, 'number', sumFields(terms)), terms }
}

/** A sum of fields with one more field added or taken away. */
function termsOf(op: BinaryOperator, left: Scalar, right: Scalar): Term[] | null {
  const before = left.terms ?? (left.position === undefined ? null : [{ position: left.position, sign: 1 as const }])
  if (before === null || right.position === undefined || (op !== '+' && op !== '-')) return null
  return [...before, { position: right.position, sign: op === '+' ? 1 : -1 }]
}

function bindDays(node: BinaryNode, a: Scalar, b: Scalar): Scalar | null {
  if (node.op !== '+' && node.op !== '-') return null
  if (a.type === 'date' && b.type === 'number') return scalar(node, 'date', shiftDays(a.run, b.run, node.op === '+' ? 1 : -1))
  if (node.op === '+' && a.type === 'number' && b.type === 'date') return scalar(node, 'date', shiftDays(b.run, a.run, 1))
  if (node.op === '-' && a.type === 'date' && b.type === 'date') return scalar(node, 'number', daysBetween(a.run, b.run))
  return null
}

function bindConcatenation(node: BinaryNode, a: Scalar, b: Scalar, binding: Binding): Scalar {
  for (const part of [a, b]) {
    if (isText(part.type) || part.type === 'number' || part.type === 'blank') continue
    const source = print(part.node)
    const hint = part.type === 'bool' ? `请写 IF(${source}, "是", "否")。` : `请写 TEXT(${source}, "${part.type === 'date' ? 'yyyy-mm-dd' : 'yyyy-mm'}")。`
    binding.report(part.node, 'formula.type', `${typeName(part.type)}不能用 & 连接。${hint}`)
    return unknown(node)
  }
  return scalar(node, 'text', concatenate(a.run, b.run))
}

function bindComparison(node: BinaryNode, op: Comparison, a: Scalar, b: Scalar, binding: Binding): Scalar {
  if (a.type === 'blank' || b.type === 'blank') return bindBlankTest(node, op, a, b, binding)
  if (asksLengthZero(a, b) || asksLengthZero(b, a)) {
    binding.report(node, 'formula.type', '空白的长度也是空白，不是 0。有没有填请写 ISBLANK(…) 或 NOTBLANK(…)。')
    return unknown(node)
  }
  const left = asBool(a, b), right = asBool(b, a)
  const bad = mismatch(node, op, left, right)
  if (bad !== null) {
    binding.report(bad.node, 'formula.type', bad.message)
    return unknown(node)
  }
  return scalar(node, 'bool', comparisonOf(op, left, right))
}

/** `[x]=""` asks whether x is blank; any other comparison with nothing is a slip. */
function bindBlankTest(node: BinaryNode, op: Comparison, a: Scalar, b: Scalar, binding: Binding): Scalar {
  const asked = a.type === 'blank' ? b : a
  if (op === '=') return scalar(node, 'bool', isBlank(asked.run))
  if (op === '<>') return scalar(node, 'bool', isNotBlank(asked.run))
  binding.report(node, 'formula.type', `不能用 ${op} 和空白比较。是不是空白请写 ISBLANK(${print(asked.node)})。`)
  return unknown(node)
}

/** `LEN([x])=0` would never be true here, though it is in Excel. */
function asksLengthZero(part: Scalar, other: Scalar): boolean {
  return other.constant?.value === 0 && part.node.kind === 'call' && ['LEN', '长度'].includes(part.node.name.toUpperCase())
}

/** `[是否双师]="是"`: the word on the sheet stands for the value. */
function asBool(part: Scalar, other: Scalar): Scalar {
  const word = part.constant?.value
  return other.type === 'bool' && (word === '是' || word === '否') ? constant(part.node, 'bool', word === '是') : part
}

function comparisonOf(op: Comparison, a: Scalar, b: Scalar): Run {
  if (a.constant !== undefined && b.constant === undefined) return comparisonOf(TURNED[op], b, a)
  const known = b.constant?.value
  const equal = op === '='
  if (a.type === 'bool') return typeof known === 'boolean' ? compareBoolToKnown(equal ? known : !known, a.run) : compareBools(equal, a.run, b.run)
  if (isText(a.type)) {
    if (typeof known !== 'string' || (!equal && op !== '<>')) return compareTexts(op, a.run, b.run)
    return a.position === undefined ? compareTextToKnown(equal, a.run, known) : compareFieldToText(equal, a.position, known)
  }
  if (a.type !== b.type) return compareNumbers(op, a.type === 'date' ? toMonth(a.run) : a.run, b.type === 'date' ? toMonth(b.run) : b.run)
  if (a.position !== undefined && typeof known === 'number') return compareFieldToNumber(op, a.position, known)
  return a.position !== undefined && b.position !== undefined ? compareFields(op, a.position, b.position) : compareNumbers(op, a.run, b.run)
}

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])

function mismatch(node: BinaryNode, op: Comparison, a: Scalar, b: Scalar): { node: Node; message: string } | null {
  if (a.type === 'bool' && b.type === 'bool') {
    return op === '=' || op === '<>' ? null : { node, message: `是否值不能用 ${op} 比较，请用 = 或 <>。` }
  }
  const together = commonType([a.type, b.type])
  if (together !== null) return null
  if ((a.type === 'date' || a.type === 'yearmonth') && (b.type === 'date' || b.type === 'yearmonth')) return null
  if (a.type === 'bool' && node.left.kind === 'binary' && COMPARISONS.has(node.left.op)) {
    const { left, op: first, right } = node.left
    return { node, message: `比较不能连写。请写 AND(${print(left)}${first}${print(right)}, ${print(right)}${op}${print(node.right)})。` }
  }
  return { node: b.constant !== undefined ? b.node : a.constant !== undefined ? a.node : node, message: `${typeName(a.type)}不能和${typeName(b.type)}比较。${advice(a, b)}` }
}

/** What to write instead when two types do not go together. */
function advice(a: Scalar, b: Scalar): string {
  const [asked, other] = a.constant !== undefined ? [b, a] : [a, b]
  const known = other.constant?.value
  const literal = known === undefined ? null : literalFor(asked.type, known)
  if (literal !== null) return `请写 ${literal}。`
  if (asked.type === 'bool') return '请写 =是 或 =否。'
  if (isText(asked.type) && other.type === 'number') return `请写 VALUE(${print(asked.node)})，或把数字写成文本。`
  if (asked.type === 'number' && isText(other.type)) return `请写 VALUE(${print(other.node)})。`
  if (asked.type === 'number' && (other.type === 'date' || other.type === 'yearmonth')) return `取年份请写 YEAR(${print(other.node)})。`
  if ((asked.type === 'date' || asked.type === 'yearmonth') && other.type === 'number') return `取年份请写 YEAR(${print(asked.node)})。`
  return '请让两边是同一种值。'
}

/** A literal of the wanted type that says what the written one meant. */
function literalFor(type: StaticType, known: Value): string | null {
  if (isText(type) && typeof known === 'number') return `"${known}"`
  if (type === 'number' && typeof known === 'string' && known.trim() !== '' && Number.isFinite(Number(known))) return `${Number(known)}（数字不加引号）`
  if (type === 'date' && typeof known === 'string') return readDate(known) !== null ? `DATE("${known}")` : readYearMonth(known) !== null ? `YEARMONTH("${known}")` : 'DATE("2025-09-01")'
  if (type === 'yearmonth' && typeof known === 'string') return readYearMonth(known) !== null ? `YEARMONTH("${known}")` : readDate(known) !== null ? `DATE("${known}")` : 'YEARMONTH("2025-09")'
  return null
}
