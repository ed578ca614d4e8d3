/** Days and times in words: 今天 18:00 · 还剩 2 天 · 逾期 1 天 · 9月28日 (ux part 4). */
import { daysUntil, dueTime } from '../session/dates.ts'
import type { Speech } from './text.tsx'

const two = (n: number): string => String(n).padStart(2, '0')
export const timeText = (time: number | string): string => { const date = new Date(time); return `${two(date.getHours())}:${two(date.getMinutes())}` }
export const secondText = (time: number): string => `${timeText(time)}:${two(new Date(time).getSeconds())}`

export function dayText(time: number | string, now: number, { t }: Speech): string {
  const date = new Date(typeof time === 'string' && time.length <= 10 ? dueTime(time) : time)
  const parts = { year: String(date.getFullYear()), month: date.getMonth() + 1, day: date.getDate() }
  return t(date.getFullYear() === new Date(now).getFullYear() ? 'when.day' : 'when.year-day', parts)
}

/** When something happened: today by its time, else by its day and time. */
export function momentText(time: string | number, now: number, speech: Speech): string {
  const at = typeof time === 'string' ? Date.parse(time) : time
  if (Number.isNaN(at)) return ''
  return new Date(at).toDateString() === new Date(now).toDateString() ? speech.t('when.today', { time: timeText(at) }) : `${dayText(at, now, speech)} ${timeText(at)}`
}

/** When something is due, and how pressing that is. */
export function dueText(due: string, now: number, speech: Speech): { text: string; tone: '' | 'warn' | 'danger' } {
  if (due === '') return { text: '', tone: '' }
  const days = daysUntil(due, now)
  if (days < 0) return { text: speech.t('when.late', { n: -days }), tone: 'danger' }
  if (days === 0) return { text: speech.t('when.today', { time: due.length <= 10 ? '24:00' : timeText(due) }), tone: 'danger' }
  if (days <= 3) return { text: speech.t('when.left', { n: days }), tone: 'warn' }
  return { text: dayText(due, now, speech), tone: '' }
}
