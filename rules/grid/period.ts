import { readIsoDay } from './iso.ts'
import type { Period, StatTime } from '../table.ts'
import { monthOfDate } from '../formula/dates.ts'

/** First and last day of what a table reports on, as serials and as months. Source: 襄阳第七条. */
export interface Span { readonly start: number; readonly end: number; readonly endMonth: number }

/** @example spanOf(period, 'calendar_year').end // serial of 2025-12-31 */
export function spanOf(period: Period, time: StatTime): Span {
  const [start, end] = time === 'academic_year' ? [period.academicYear.start, period.academicYear.end]
    : time === 'calendar_year' ? [`${period.calendarYear}-01-01`, `${period.calendarYear}-12-31`]
      : [period.point, period.point]
  const last = readIsoDay(end)
  return { start: readIsoDay(start), end: last, endMonth: monthOfDate(last) }
}
