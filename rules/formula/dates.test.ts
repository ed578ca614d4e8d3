import { describe, expect, it } from 'vitest'
import { addMonths, dateParts, dateSerial, fullMonths, LAST_DAY, monthOfDate, readDate, readYearMonth } from './dates.ts'

describe('day serials', () => {
  it('are the sheet\'s', () => {
    expect([dateSerial(1900, 1, 1), dateSerial(1900, 2, 28), dateSerial(1900, 3, 1), dateSerial(2025, 9, 1), dateSerial(9999, 12, 31)]).toEqual([1, 59, 61, 45901, LAST_DAY])
    expect([dateSerial(1899, 12, 31), dateSerial(9999, 12, 32)]).toEqual([null, null])
  })

  it('give their parts back, every day of the calendar, as an independent clock counts them', () => {
    for (let serial = 61; serial <= LAST_DAY; serial += 97) {
      const { year, month, day } = dateParts(serial)
      const clock = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000)
      expect([year, month, day]).toEqual([clock.getUTCFullYear(), clock.getUTCMonth() + 1, clock.getUTCDate()])
      expect(dateSerial(year, month, day)).toBe(serial)
    }
    for (const serial of [1, 31, 32, 59]) { const { year, month, day } = dateParts(serial); expect(dateSerial(year, month, day)).toBe(serial) }
    expect(dateParts(60)).toEqual({ year: 1900, month: 2, day: 29 })
  })

  it('roll over months and days', () => {
    expect(dateSerial(2024, 14, 1)).toBe(dateSerial(2025, 2, 1))
    expect(dateSerial(2025, 1, 0)).toBe(dateSerial(2024, 12, 31))
    expect(dateSerial(2025, -1, 1)).toBe(dateSerial(2024, 11, 1))
  })

  it('move by months and count whole ones', () => {
    expect(addMonths(dateSerial(2024, 1, 31) ?? 0, 1)).toBe(dateSerial(2024, 2, 29))
    expect(addMonths(dateSerial(2024, 3, 31) ?? 0, -13)).toBe(dateSerial(2023, 2, 28))
    expect(fullMonths(dateSerial(2000, 2, 29) ?? 0, dateSerial(2018, 2, 28) ?? 0)).toBe(215)
    expect(fullMonths(dateSerial(2018, 3, 1) ?? 0, dateSerial(2000, 2, 29) ?? 0)).toBe(-216)
    expect(monthOfDate(dateSerial(2025, 12, 31) ?? 0)).toBe(2025 * 12 + 11)
  })

  it('are read only from days that exist', () => {
    expect(readDate('2024-02-29')).toBe(dateSerial(2024, 2, 29))
    expect([readDate('2025-02-29'), readDate('2025-13-01'), readDate('2025-9'), readDate('x')]).toEqual([null, null, null, null])
    expect([readYearMonth('2025-09'), readYearMonth('2025-13'), readYearMonth('2025')]).toEqual([2025 * 12 + 8, null, null])
  })
})
