import { dateParts, dateSerial, daysInMonth, monthNumber } from '../formula/dates.ts'

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** `2025-09-01` of a day serial */
export function isoDay(serial: number): string {
  const { year, month, day } = dateParts(serial)
  return `${year}-${two(month)}-${two(day)}`
}

/** `2025-09` of year * 12 + (month - 1) */
export function isoMonth(months: number): string {
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`
}

/** Serial of a day of the calendar between 1900 and 2199; null when there is no such day. */
export function serialOf(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return dateSerial(year, month, day)
}

/** Digits `from` to `to` of a text as a number, -1 when one is no digit. No allocation: this is the hot path of date cells. */
function digits(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) {
    const d = text.charCodeAt(i) - 48
    if (d < 0 || d > 9) return -1
    n = n * 10 + d
  }
  return n
}

/** Serial of `2025-09-01` exactly, else -1. */
export function readIsoDay(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return -1
  return serialOf(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)) ?? -1
}

/** year * 12 + (month - 1) of `2025-09` exactly, else -1. */
export function readIsoMonth(text: string): number {
  if (text.length !== 7 || text.charCodeAt(4) !== 45) return -1
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  return year < 1900 || year > 2199 || month < 1 || month > 12 ? -1 : monthNumber(year, month)
}
