import { parseError, type CellValue } from './cell.ts'
import { dateSerial } from './serial-date.ts'

export interface Typed {
  readonly value: CellValue
  /** "=…" when a formula was typed. */
  readonly formula: string | null
  /** The format Excel puts on a General cell for such input; null keeps the cell's own. */
  readonly numberFormat: string | null
}

const plain = (value: CellValue): Typed => ({ value, formula: null, numberFormat: null })

/**
 * What Excel makes of input, typed or written through `range.values`. A text cell ("@") and an apostrophe keep it as text.
 * Dates follow zh-CN: 2025-09 is the first of that month shown as mmm-yy, 2025/9/1 is shown as yyyy/m/d. Full-width digits stay
 * text, so that they are found by the add-in's checks.
 */
export function parseTyped(raw: unknown, numberFormat: string, today: Date): Typed {
  // A number written into a text cell becomes text, as Range.Value does in VBA.
  if (typeof raw === 'number') return plain(numberFormat === '@' ? String(raw) : raw)
  if (typeof raw === 'boolean') return plain(raw)
  if (typeof raw !== 'string') return plain(String(raw))
  if (raw === '') return plain('')
  if (raw.startsWith("'")) return plain(raw.slice(1))
  if (numberFormat === '@') return plain(raw)
  if (raw.startsWith('=') && raw.length > 1) return { value: 0, formula: raw, numberFormat: null }
  if (!MAY_BE_MORE.test(raw)) return plain(raw)
  return parseMore(raw, numberFormat === 'General', today) ?? plain(raw)
}

// A quick no for ordinary words: this runs for every one of 800,000 cells.
const MAY_BE_MORE = /^\s*[-+(.\d¥$￥#tTfF]/

/** The same dates and numbers come again and again in a column, so what a text was read as is kept for a while. */
const seen = new Map<string, Typed | null>()
let seenYear = 0

function parseMore(raw: string, isGeneral: boolean, today: Date): Typed | null {
  if (seen.size > 20_000 || seenYear !== today.getFullYear()) seen.clear()
  seenYear = today.getFullYear()
  let found = seen.get(raw)
  if (found === undefined) seen.set(raw, (found = readMore(raw, today)))
  return found === null || isGeneral ? found : { ...found, numberFormat: null }
}

function readMore(raw: string, today: Date): Typed | null {
  const text = raw.trim()
  const upper = text.toUpperCase()
  if (upper === 'TRUE' || upper === 'FALSE') return plain(upper === 'TRUE')
  const error = parseError(text)
  if (error) return plain(error)
  return parseNumber(text) ?? parseDate(text, today) ?? parseTime(text)
}

function typed(value: number, numberFormat: string | null): Typed | null {
  return Number.isFinite(value) ? { value, formula: null, numberFormat } : null
}

function parseNumber(text: string): Typed | null {
  if (/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) return typed(rounded(text), null)
  if (/^[-+]?(\d+\.?\d*|\.\d+)e[-+]?\d+$/i.test(text)) return typed(Number(text), '0.00E+00')
  const percent = /^([-+]?(?:\d+\.?\d*|\.\d+))\s*%$/.exec(text)
  if (percent?.[1]) return typed(percentOf(percent[1]), percent[1].includes('.') ? '0.00%' : '0%')
  const grouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.exec(text)
  if (grouped) return typed(rounded(text.replaceAll(',', '')), grouped[2] ? '#,##0.00' : '#,##0')
  const bracketed = /^\((\d+\.?\d*)\)$/.exec(text)
  if (bracketed?.[1]) return typed(-rounded(bracketed[1]), null)
  const money = /^([-+]?)[¥￥$]\s*(\d[\d,]*\.?\d*)$/.exec(text)
  if (money?.[2]) return typed(rounded(`${money[1] ?? ''}${money[2].replaceAll(',', '')}`), '¥#,##0.00')
  return null
}

/** Excel keeps 15 significant digits: an 18-digit identity number typed into a General cell loses its tail. */
function rounded(text: string): number {
  const value = Number(text)
  return Math.abs(value) >= 1e15 ? Number(value.toPrecision(15)) : value
}

/** 12.3% is 0.123 and not 0.12300000000000001. */
function percentOf(text: string): number {
  return Number(`${text}e-2`)
}

function parseDate(text: string, today: Date): Typed | null {
  const full = /^(\d{4}|\d{2})[-/](\d{1,2})[-/](\d{1,2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (full) return fullDate(full)
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(text)
  if (month) return dateOf(Number(month[1]), Number(month[2]), 1, 'mmm-yy')
  const chinese = /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text)
  if (chinese) {
    const format = chinese[3] ? 'yyyy"年"m"月"d"日"' : 'yyyy"年"m"月"'
    return dateOf(Number(chinese[1]), Number(chinese[2]), Number(chinese[3] ?? 1), format)
  }
  const day = /^(\d{1,2})[-/](\d{1,2})$/.exec(text)
  if (day) return dateOf(today.getFullYear(), Number(day[1]), Number(day[2]), 'm"月"d"日"')
  return null
}

function fullDate(m: RegExpExecArray): Typed | null {
  const [, y = '', month = '', day = '', hour, minute, second] = m
  // Two digits: 00–29 are 20xx, 30–99 are 19xx, as in Excel.
  const year = y.length === 4 ? Number(y) : Number(y) + (Number(y) < 30 ? 2000 : 1900)
  const date = dateOf(year, Number(month), Number(day), hour === undefined ? 'yyyy/m/d' : 'yyyy/m/d h:mm')
  if (!date || hour === undefined) return date
  const time = timeOf(Number(hour), Number(minute), Number(second ?? 0))
  return time === null ? null : { ...date, value: Number(date.value) + time }
}

function dateOf(year: number, month: number, day: number, numberFormat: string): Typed | null {
  const serial = dateSerial(year, month, day)
  return serial === null ? null : typed(serial, numberFormat)
}

function parseTime(text: string): Typed | null {
  const m = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (!m) return null
  const time = timeOf(Number(m[1]), Number(m[2]), Number(m[3] ?? 0))
  return time === null ? null : typed(time, m[3] ? 'h:mm:ss' : 'h:mm')
}

function timeOf(hour: number, minute: number, second: number): number | null {
  return minute < 60 && second < 60 && hour < 24 ? (hour * 3600 + minute * 60 + second) / 86_400 : null
}
