import type { Period, StatTime } from '../table.ts'

/**
 * The statistical period as the second line of an official form says it.
 * @example periodText('calendar_year', period) === '2025年1月1日至2025年12月31日'
 */
export function periodText(statTime: StatTime, period: Period): string {
  switch (statTime) {
    case 'academic_year': return `${dayText(period.academicYear.start)}至${dayText(period.academicYear.end)}`
    case 'calendar_year': return `${period.calendarYear}年1月1日至${period.calendarYear}年12月31日`
    case 'point': return `时点 ${dayText(period.point)}`
  }
}

const dayText = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
