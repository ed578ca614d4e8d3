/** Days and times as the pane says them (ux part 4). Nothing here reads a clock: `now` comes in; both are wall-clock times without zone, `2026-09-22T14:32`. */
import { readIsoDay } from '../grid/iso.ts'
import { type Locale, fill } from './template.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `9月22日`, `2025年9月22日` when it is not the year of `now`; `22 Sep`, `22 Sep 2025`. */
export function showDay(iso: string, now: string, locale: Locale = 'zh'): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  const isThisYear = year === now.slice(0, 4)
  if (locale === 'en') return `${Number(day)} ${months[Number(month) - 1] ?? month}${isThisYear ? '' : ` ${year}`}`
  return `${isThisYear ? '' : `${year}年`}${Number(month)}月${Number(day)}日`
}

/** `14:32` */
export function showTime(iso: string): string {
  return iso.slice(11, 16)
}

/** `今天 14:32`, `昨天 14:32`, else the day alone. */
export function showMoment(iso: string, now: string, locale: Locale = 'zh'): string {
  const days = daysBetween(iso, now)
  if (days === 0) return `${locale === 'en' ? 'today' : '今天'} ${showTime(iso)}`
  if (days === 1) return `${locale === 'en' ? 'yesterday' : '昨天'} ${showTime(iso)}`
  return showDay(iso, now, locale)
}

/** A deadline: `逾期 1 天`, `今天 18:00`, `还剩 2 天` up to three days before, else the day. A deadline without a time ends with its day. */
export function showDue(due: string, now: string, locale: Locale = 'zh'): string {
  const left = daysBetween(now, due)
  const time = due.length > 10 ? showTime(due) : ''
  if (left < 0 || (left === 0 && time !== '' && time < showTime(now))) {
    return fill(locale === 'en' ? '{n, plural, one {# day} other {# days}} late' : '逾期 {n} 天', { n: Math.max(1, -left) })
  }
  if (left === 0) return `${locale === 'en' ? 'today' : '今天'}${time === '' ? '' : ` ${time}`}`
  if (left <= 3) return fill(locale === 'en' ? '{n, plural, one {# day} other {# days}} left' : '还剩 {n} 天', { n: left })
  return showDay(due, now, locale)
}

/** Whole days from one to the other, by the calendar. */
export function daysBetween(from: string, to: string): number {
  return readIsoDay(to.slice(0, 10)) - readIsoDay(from.slice(0, 10))
}

/** `2025年9月1日至2026年8月31日` */
export function showSpan(start: string, end: string, locale: Locale = 'zh'): string {
  return locale === 'en' ? `${showDay(start, '', 'en')} to ${showDay(end, '', 'en')}` : `${showDay(start, '')}至${showDay(end, '')}`
}
