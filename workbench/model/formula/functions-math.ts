import { CellError, cellError } from '../cell.ts'
import { collectNumbers, withNumbers, valuesOf, cellsOf, type FormulaFunction } from './arguments.ts'
import type { Scalar } from './coerce.ts'
import { criterion } from './criteria.ts'
import { finite, isRange, operandOf, scalar } from './evaluate.ts'
import type { CellRange, Scope } from './scope.ts'
import type { Node } from './tree.ts'

/** A function of all numbers in its arguments. */
const ofNumbers =
  (use: (numbers: readonly number[]) => number | CellError): FormulaFunction =>
  (args, scope) => {
    const numbers = collectNumbers(args, scope)
    return numbers instanceof CellError ? numbers : use(numbers)
  }

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
const average = (numbers: readonly number[]): number | CellError =>
  numbers.length === 0 ? cellError('#DIV/0!') : sum(numbers) / numbers.length

/** Rounds the decimal digits people see: half away from zero. */
export function roundTo(n: number, digits: number, mode: 'half' | 'up' | 'down' = 'half'): number {
  const shifted = Number(`${Number(Math.abs(n).toPrecision(15))}e${Math.trunc(digits)}`)
  if (!Number.isFinite(shifted)) return n
  const whole = mode === 'up' ? Math.ceil(shifted) : mode === 'down' ? Math.floor(shifted) : Math.round(shifted)
  return Math.sign(n) * Number(`${whole}e${-Math.trunc(digits)}`)
}

function count(args: readonly Node[], scope: Scope, counts: (value: Scalar) => boolean): number {
  let n = 0
  for (const { value } of valuesOf(args, scope)) if (counts(value)) n += 1
  return n
}

/** Which cells of `ranges` meet their criteria, by position. */
function matches(pairs: readonly Node[], scope: Scope): boolean[] | CellError {
  let hits: boolean[] | null = null
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [first, second] = [pairs[i], pairs[i + 1]]
    const range = first && operandOf(first, scope)
    if (!second || range === undefined || !isRange(range)) return cellError('#VALUE!')
    const test = criterion(scalar(second, scope))
    const met = [...cellsOf(range, scope, true)].map(test)
    hits = hits ? hits.map((hit, at) => hit && met[at] === true) : met
  }
  return hits ?? cellError('#VALUE!')
}

function sumWhere(target: CellRange, hits: readonly boolean[], scope: Scope): readonly number[] {
  const values = [...cellsOf(target, scope, true)]
  return values.filter((value, i): value is number => hits[i] === true && typeof value === 'number')
}

const sumIf =
  (use: (numbers: readonly number[]) => number | CellError): FormulaFunction =>
  ([range, wanted, target], scope) => {
    if (!range || !wanted) return cellError('#VALUE!')
    const hits = matches([range, wanted], scope)
    const area = operandOf(target ?? range, scope)
    return hits instanceof CellError ? hits : isRange(area) ? use(sumWhere(area, hits, scope)) : cellError('#VALUE!')
  }

const sumIfs =
  (use: (numbers: readonly number[]) => number | CellError): FormulaFunction =>
  ([target, ...pairs], scope) => {
    const area = target && operandOf(target, scope)
    const hits = matches(pairs, scope)
    if (hits instanceof CellError) return hits
    return area !== undefined && isRange(area) ? use(sumWhere(area, hits, scope)) : cellError('#VALUE!')
  }

const countIfs: FormulaFunction = (args, scope) => {
  const hits = matches(args, scope)
  return hits instanceof CellError ? hits : hits.filter(Boolean).length
}

export const MATH: Readonly<Record<string, FormulaFunction>> = {
  SUM: ofNumbers((n) => finite(sum(n))),
  PRODUCT: ofNumbers((n) => finite(n.reduce((total, x) => total * x, 1))),
  AVERAGE: ofNumbers(average),
  MIN: ofNumbers((n) => n.reduce((least, x) => Math.min(least, x), n[0] ?? 0)),
  MAX: ofNumbers((n) => n.reduce((most, x) => Math.max(most, x), n[0] ?? 0)),
  COUNT: (args, scope) => count(args, scope, (value) => typeof value === 'number'),
  COUNTA: (args, scope) => count(args, scope, (value) => value !== null),
  COUNTBLANK: ([arg], scope) => {
    const range = arg && operandOf(arg, scope)
    if (range === undefined || !isRange(range)) return cellError('#VALUE!')
    return range.rect.rows * range.rect.columns - [...cellsOf(range, scope)].filter((value) => value !== '').length
  },
  COUNTIF: countIfs,
  COUNTIFS: countIfs,
  SUMIF: sumIf(sum),
  SUMIFS: sumIfs(sum),
  AVERAGEIF: sumIf(average),
  AVERAGEIFS: sumIfs(average),
  ROUND: withNumbers(2, (n = 0, digits = 0) => roundTo(n, digits)),
  ROUNDUP: withNumbers(2, (n = 0, digits = 0) => roundTo(n, digits, 'up')),
  ROUNDDOWN: withNumbers(2, (n = 0, digits = 0) => roundTo(n, digits, 'down')),
  TRUNC: withNumbers(1, (n = 0, digits = 0) => roundTo(n, digits, 'down')),
  INT: withNumbers(1, (n = 0) => Math.floor(n)),
  ABS: withNumbers(1, (n = 0) => Math.abs(n)),
  SIGN: withNumbers(1, (n = 0) => Math.sign(n)),
  SQRT: withNumbers(1, (n = 0) => (n < 0 ? cellError('#NUM!') : Math.sqrt(n))),
  POWER: withNumbers(2, (n = 0, power = 0) => finite(n ** power)),
  MOD: withNumbers(2, (n = 0, by = 0) => (by === 0 ? cellError('#DIV/0!') : n - by * Math.floor(n / by))),
}
