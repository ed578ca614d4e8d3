import { CellError, cellError } from '../cell.ts'
import { formatValue } from '../number-format.ts'
import { numberOf, textOf, valuesOf, type FormulaFunction } from './arguments.ts'
import { toNumber, toText } from './coerce.ts'
import { wildcard } from './criteria.ts'
import { scalar } from './evaluate.ts'

/** A function of one text. */
const ofText =
  (use: (text: string) => string | number | CellError): FormulaFunction =>
  ([arg], scope) => {
    const text = textOf(arg, scope)
    return text instanceof CellError ? text : use(text)
  }

const part =
  (cut: (text: string, n: number) => string): FormulaFunction =>
  ([arg, length], scope) => {
    const text = textOf(arg, scope)
    const n = numberOf(length, scope, 1)
    if (text instanceof CellError) return text
    if (n instanceof CellError) return n
    return n < 0 ? cellError('#VALUE!') : cut(text, Math.trunc(n))
  }

/** FIND and SEARCH: position from 1, #VALUE! when it is not there. */
const position =
  (find: (wanted: string, text: string, from: number) => number): FormulaFunction =>
  ([what, where, start], scope) => {
    const wanted = textOf(what, scope)
    const text = textOf(where, scope)
    const from = numberOf(start, scope, 1)
    if (wanted instanceof CellError) return wanted
    if (text instanceof CellError) return text
    if (from instanceof CellError) return from
    if (from < 1 || from > text.length + 1) return cellError('#VALUE!')
    const at = find(wanted, text, Math.trunc(from) - 1)
    return at < 0 ? cellError('#VALUE!') : at + 1
  }

function search(wanted: string, text: string, from: number): number {
  if (!/[*?~]/.test(wanted)) return text.toLowerCase().indexOf(wanted.toLowerCase(), from)
  const pattern = new RegExp(wildcard(wanted).source.slice(1, -1), 'iu')
  const m = pattern.exec(text.slice(from))
  return m ? m.index + from : -1
}

const join: FormulaFunction = (args, scope) => {
  let all = ''
  for (const { value } of valuesOf(args, scope)) {
    const text = toText(value)
    if (text instanceof CellError) return text
    all += text
  }
  return all
}

export const TEXT_FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  LEN: ofText((text) => text.length),
  TRIM: ofText((text) => text.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  UPPER: ofText((text) => text.toUpperCase()),
  LOWER: ofText((text) => text.toLowerCase()),
  VALUE: ofText((text) => toNumber(text)),
  LEFT: part((text, n) => text.slice(0, n)),
  RIGHT: part((text, n) => (n === 0 ? '' : text.slice(-n))),
  REPT: part((text, n) => (text.length * n > 32_767 ? '' : text.repeat(n))),
  MID: ([arg, start, length], scope) => {
    const text = textOf(arg, scope)
    const from = numberOf(start, scope, 1)
    const n = numberOf(length, scope, 0)
    if (text instanceof CellError) return text
    if (from instanceof CellError) return from
    if (n instanceof CellError) return n
    return from < 1 || n < 0 ? cellError('#VALUE!') : text.slice(Math.trunc(from) - 1, Math.trunc(from) - 1 + Math.trunc(n))
  },
  FIND: position((wanted, text, from) => text.indexOf(wanted, from)),
  SEARCH: position(search),
  EXACT: ([a, b], scope) => textOf(a, scope) === textOf(b, scope),
  SUBSTITUTE: ([arg, old, fresh, which], scope) => {
    const [text, from, to] = [textOf(arg, scope), textOf(old, scope), textOf(fresh, scope)]
    const only = numberOf(which, scope, 0)
    if (text instanceof CellError) return text
    if (from instanceof CellError) return from
    if (to instanceof CellError) return to
    if (only instanceof CellError) return only
    if (from === '') return text
    return text.split(from).reduce((all, piece, i) => `${all}${only === 0 || only === i ? to : from}${piece}`)
  },
  CONCATENATE: join,
  CONCAT: join,
  TEXT: ([arg, pattern], scope) => {
    const value = arg ? scalar(arg, scope) : null
    const format = textOf(pattern, scope)
    if (value instanceof CellError) return value
    if (format instanceof CellError) return format
    const n = typeof value === 'boolean' ? value : toNumber(value)
    return formatValue(n instanceof CellError ? (value ?? '') : n, format)
  },
}
