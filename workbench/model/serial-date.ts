// Excel's day numbers (1900 system): 1 is 1900-01-01, and 60 is the 29 February 1900 that never was.

const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

/** The serial of a calendar day, null when there is no such day or it lies outside 1900–9999. */
export function dateSerial(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return null
  const time = Date.UTC(year, month - 1, day)
  if (new Date(time).getUTCMonth() !== month - 1) return null
  const serial = Math.round((time - EPOCH) / DAY)
  return serial <= 60 ? serial - 1 : serial
}

export interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** The calendar day and time of a serial; null below 0 and after 9999. */
export function datePartsOf(serial: number): DateParts | null {
  if (serial < 0 || serial >= 2_958_466) return null
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400)
  const day = Math.floor(serial) + Math.floor(seconds / 86_400)
  const date = new Date(EPOCH + (day < 60 ? day + 1 : day) * DAY)
  const rest = seconds % 86_400
  return {
    // Serial 0 is shown as 1900-01-00 and serial 60 as 1900-02-29 by Excel.
    year: day === 0 ? 1900 : date.getUTCFullYear(),
    month: day === 0 ? 1 : day === 60 ? 2 : date.getUTCMonth() + 1,
    day: day === 0 ? 0 : day === 60 ? 29 : date.getUTCDate(),
    weekday: (day + 6) % 7,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
  }
}
