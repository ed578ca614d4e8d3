import { halfWidth } from './tidy.ts'
import { dateParts } from '../formula/dates.ts'

/** What a typed date says. `unclear` = more than one reading, `readings` has them; day null = none given. */
export type When =
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number; readonly sure: boolean }
  | { readonly kind: 'month'; readonly year: number; readonly month: number; readonly sure: boolean }
  | { readonly kind: 'unclear'; readonly readings: readonly [{ year: number; month: number }, { year: number; month: number }] }
  | { readonly kind: 'year'; readonly year: number }

const day = (year: number, month: number, day: number, sure = true): When => ({ kind: 'day', year, month, day, sure })
const month = (year: number, month: number, sure = true): When => ({ kind: 'month', year, month, sure })
const january = (year: number): When => ({ kind: 'unclear', readings: [{ year, month: 1 }, { year, month: 10 }] })

/** 2199-12-31 as a serial */
export const LAST_SERIAL = 109_574
const isYear = (n: number): boolean => n >= 1900 && n <= 2199

/** A number Excel may have stored for a day: 1901–2199, less the span 1900–2199 that people type as a year. Below lie slips like 8 or 60. */
export const isSerial = (n: number): boolean => n <= LAST_SERIAL && (n >= 2200 || (n >= 367 && n < 1900))

/**
 * A number typed where a date belongs. A serial is what Excel itself stores for a date, so it needs no remark (`serial: true`);
 * but 1900–2199 is read as a year and 2025.9 as a year and month: nobody means a day of 1905.
 * 2025.1 is January or, with its zero eaten by Excel, October.
 */
export function whenOfNumber(n: number): (When & { serial?: boolean }) | null {
  if (!Number.isFinite(n) || n < 367) return null
  if (n < 2200 && isYear(Math.floor(n))) {
    const year = Math.floor(n)
    if (n === year) return { kind: 'year', year }
    const fraction = String(n).split('.')[1] ?? ''
    if (fraction === '1') return january(year)
    return fraction.length <= 2 ? month(year, Number(fraction)) : null
  }
  if (isSerial(n)) return { ...serialDay(n), serial: true }
  return Number.isInteger(n) ? whenOfDigits(String(n)) : null
}

const serialDay = (n: number): Extract<When, { kind: 'day' }> => ({ kind: 'day', ...dateParts(n), sure: true })

const chineseDigits = '〇一二三四五六七八九'

/** 二〇二五 → 2025, 十二 → 12, 二十一 → 21; other characters stay. */
export function arabic(text: string): string {
  return text.replace(/[〇○零Ｏ一二三四五六七八九十廿卅]+/g, (run) => {
    const plain = run.replace(/[○零Ｏ]/g, '〇').replace(/廿/g, '二十').replace(/卅/g, '三十')
    if (!plain.includes('十')) return [...plain].map((c) => chineseDigits.indexOf(c)).join('')
    const [tens = '', ones = ''] = plain.split('十')
    return String((tens === '' ? 1 : chineseDigits.indexOf(tens)) * 10 + (ones === '' ? 0 : chineseDigits.indexOf(ones)))
  })
}

/** A text typed where a date belongs; null when there is no date in it. `century` splits two-digit years: 25 → 2025, 85 → 1985. */
export function whenOfText(typed: string, century: number): When | null {
  if (typed.length > 40) return null
  const text = arabic(halfWidth(typed)).replace(/[\s\p{Cc}]+/gu, '').replace(/[T]?\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/u, '')
  if (/^\d+$/.test(text)) return whenOfDigits(text)
  if (/^\d{4,}\.\d+$/.test(text) && !isYear(Number(text.slice(0, 4)))) return whenOfNumber(Number(text))
  const parts = /^(\d{4}|\d{2})(?:年|[-./\\、。·~—–])(\d{1,2})(?:月份?|[-./\\、。·~—–])?(?:(\d{1,2})[日号]?)?$/.exec(text)
  if (!parts) return americanOrNamed(text)
  const [, y = '', m = '', d] = parts
  const year = y.length === 2 ? fullYear(Number(y), century) : Number(y)
  const sure = y.length === 4
  if (d !== undefined) return day(year, Number(m), Number(d), sure)
  // a dot may be the decimal point of a number whose last zero Excel has eaten
  if (m === '1' && /^\d+\.1$/.test(text) && sure) return january(year)
  return month(year, Number(m), sure)
}

const fullYear = (two: number, century: number): number => (two <= century % 100 ? Math.floor(century / 100) * 100 + two : Math.floor(century / 100) * 100 - 100 + two)

/** 202509, 20250901, 2025, 45901 without separators. */
function whenOfDigits(digits: string): When | null {
  const year = Number(digits.slice(0, 4))
  if (digits.length === 8 && isYear(year)) return day(year, Number(digits.slice(4, 6)), Number(digits.slice(6)))
  if (digits.length === 6 && isYear(year) && Number(digits.slice(4)) >= 1 && Number(digits.slice(4)) <= 12) return month(year, Number(digits.slice(4)))
  if (digits.length === 4 && isYear(year)) return { kind: 'year', year }
  return digits.length === 5 && isSerial(Number(digits)) ? serialDay(Number(digits)) : null
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** 9/1/2025, 9/2025, Sep-2025: readable, but somebody should look. */
function americanOrNamed(text: string): When | null {
  const slashed = /^(\d{1,2})[-./](?:(\d{1,2})[-./])?(\d{4})$/.exec(text)
  if (slashed) {
    const [, m = '', d, y = ''] = slashed
    return d === undefined ? month(Number(y), Number(m), false) : day(Number(y), Number(m), Number(d), false)
  }
  const named = /^([A-Z]{3})[A-Z]*[-.]?(\d{4})$/i.exec(text)
  const found = months.indexOf((named?.[1] ?? '').toUpperCase())
  return named && found >= 0 ? month(Number(named[2]), found + 1, false) : null
}
