/**
 * The hot path of judging: is a cell plainly good, and what is its value? Nearly every cell is. One function over plain limits, not a closure
 * for each column, so that the loop over a row's cells calls nothing it cannot see into; nothing is allocated.
 */
import { dateParts, monthNumber } from '../formula/dates.ts'
import type { Cell, Value, ValueType } from '../value.ts'
import { readIsoDay, readIsoMonth } from './iso.ts'
import { isTidy } from './tidy.ts'
import { isSerial } from './when.ts'

/** What a column asks of a good cell. All have all parts, so that all look alike to the engine. */
export interface GoodCell {
  readonly type: ValueType
  /** of the length of a text, a number, a day or a month */
  readonly least: number
  readonly most: number
  readonly isInteger: boolean
  /** ten to the number of decimals; 0: any number of them */
  readonly power: number
  /** names of the code list; null: any */
  readonly names: ReadonlyMap<string, unknown> | null
  /** short texts that stand for nothing; null: they are as good as others */
  readonly nothing: ReadonlySet<string> | null
}

export function goodCell(type: ValueType, parts: Partial<Omit<GoodCell, 'type'>> = {}): GoodCell {
  const { least = -Infinity, most = Infinity, isInteger = false, power = 0, names = null, nothing = null } = parts
  return { type, least, most, isInteger, power, names, nothing }
}

/** The value of a good cell, null for a blank one, `undefined` for anything that needs a closer look. */
export function goodValue(good: GoodCell, cell: Cell): Value | undefined {
  if (typeof cell === 'number') return goodNumber(good, cell)
  if (typeof cell !== 'string') return cell === null ? null : undefined
  const { length } = cell
  if (length === 0) return null
  switch (good.type) {
    case 'text': {
      if (length > good.most || length < good.least || (length <= 3 && good.nothing !== null && good.nothing.has(cell))) return undefined
      return startsOddly(cell.charCodeAt(0)) || !isTidy(cell) ? undefined : cell
    }
    case 'code': return good.names === null || good.names.has(cell) ? cell : undefined
    case 'yearmonth': return within(good, readIsoMonth(cell))
    case 'date': return within(good, readIsoDay(cell))
    case 'bool': return cell === '是' ? true : cell === '否' ? false : undefined
    case 'number': return undefined
  }
}

function goodNumber(good: GoodCell, cell: number): Value | undefined {
  if (good.type === 'number') {
    if (!(cell >= good.least && cell <= good.most) || cell === Infinity) return undefined
    return Number.isInteger(cell) || (!good.isInteger && (good.power === 0 || fits(cell, good.power))) ? cell : undefined
  }
  if (good.type === 'date') return cell <= good.most && isSerial(cell) ? Math.floor(cell) : undefined
  if (good.type !== 'yearmonth' || !isSerial(cell)) return undefined
  const { year, month } = dateParts(cell)
  return within(good, monthNumber(year, month))
}

function within(good: GoodCell, time: number): number | undefined {
  return time > 0 && time <= good.most ? time : undefined
}

/** = @ + - #: a formula or an Excel error may follow */
const startsOddly = (code: number): boolean => code === 61 || code === 64 || code === 43 || code === 45 || code === 35

/** Digits after the point are counted on the decimal value: 0.1 + 0.2 has one. `power` is ten to the number of digits. */
export function fits(value: number, power: number): boolean {
  const scaled = value * power
  return Math.abs(scaled - Math.round(scaled)) <= 1e-7 * Math.max(1, Math.abs(scaled) * 1e-6)
}
