/**
 * Day serials as Excel counts them: 1 = 1900-01-01, with the 29 February 1900 that never was as 60, so that our serials are the sheet's.
 * Plain arithmetic on the proleptic Gregorian calendar: no `Date`, no time zone, nothing allocated but the parts.
 */
const FALSE_LEAP_DAY = 60
/** 9999-12-31, the last day Excel knows */
export const LAST_DAY = 2_958_465
/** days from 1970-01-01 back to Excel's day 0 for days after the false leap day */
const EPOCH = 25_569

export interface DateParts { readonly year: number; readonly month: number; readonly day: number }

/** Days since 1970-01-01. Howard Hinnant's days_from_civil. Months outside 1–12 and days outside the month roll over. */
function daysFromCivil(year: number, month: number, day: number): number {
  const months = year * 12 + (month - 1)
  const y0 = Math.floor(months / 12)
  const m = months - y0 * 12 + 1
  const y = m <= 2 ? y0 - 1 : y0
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5)
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468 + day - 1
}

/** Serial of a date, rolling over like Excel's DATE; `null` outside 1900-01-01 … 9999-12-31. */
export function dateSerial(year: number, month: number, day: number): number | null {
  const days = daysFromCivil(year, month, day) + EPOCH
  const serial = days < FALSE_LEAP_DAY + 1 ? days - 1 : days
  return serial >= 1 && serial <= LAST_DAY ? serial : null
}

/** Parts of a serial as one number, year << 9 | month << 5 | day, so that the hot paths allocate nothing. */
function packed(serial: number): number {
  const whole = Math.floor(serial)
  if (whole === FALSE_LEAP_DAY) return pack(1900, 2, 29)
  // Whole divisions by `| 0`: everything here is positive and small.
  const z = (whole < FALSE_LEAP_DAY ? whole + 1 : whole) - EPOCH + 719_468
  const era = (z / 146_097) | 0
  const dayOfEra = z - era * 146_097
  const yearOfEra = ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0))
  const mp = ((5 * dayOfYear + 2) / 153) | 0
  const month = mp < 10 ? mp + 3 : mp - 9
  return pack(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (((153 * mp + 2) / 5) | 0) + 1)
}

function pack(year: number, month: number, day: number): number { return (year << 9) | (month << 5) | day }
function monthIn(parts: number): number { return (parts >> 9) * 12 + ((parts >> 5) & 15) - 1 }

/** Parts of a serial; a fraction (time of day) is dropped. Serial 60 is given as 1900-02-29, as Excel shows it. */
export function dateParts(serial: number): DateParts {
  const parts = packed(serial)
  return { year: parts >> 9, month: (parts >> 5) & 15, day: parts & 31 }
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** year * 12 + (month - 1), the value of a yearmonth */
export function monthNumber(year: number, month: number): number { return year * 12 + month - 1 }

/** The month a day lies in, as a yearmonth value. */
export function monthOfDate(serial: number): number {
  return monthIn(packed(serial))
}

/** Same day `months` later, or the last day of that month (EDATE); `null` outside Excel's calendar. */
export function addMonths(serial: number, months: number): number | null {
  const parts = packed(serial), day = parts & 31
  const target = monthIn(parts) + Math.trunc(months)
  const y = Math.floor(target / 12), m = target - y * 12 + 1
  return dateSerial(y, m, Math.min(day, daysInMonth(y, m)))
}

/** Whole months from one day to another, negative when `to` is earlier. 01-31 → 02-28 is 0. */
export function fullMonths(from: number, to: number): number {
  if (to < from) return -fullMonths(to, from)
  const a = packed(from), b = packed(to)
  return monthIn(b) - monthIn(a) - ((b & 31) < (a & 31) ? 1 : 0)
}

/** `2025-09-01` → serial; `null` when it is no day of the calendar. */
export function readDate(text: string): number | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (match === null) return null
  const year = Number(match[1]), month = Number(match[2]), day = Number(match[3])
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return dateSerial(year, month, day)
}

/** `2025-09` → yearmonth value; `null` when it is no month. */
export function readYearMonth(text: string): number | null {
  const match = /^(\d{4})[-/.](\d{1,2})$/.exec(text)
  if (match === null) return null
  const month = Number(match[2])
  return month >= 1 && month <= 12 ? monthNumber(Number(match[1]), month) : null
}
