/** Days and times as people count them, in the time zone of this machine. Texts are made in `pane/when.ts`. */
const dayMs = 86_400_000
const startOfDay = (time: number): number => { const date = new Date(time); return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() }

/** A date without time means its end: a table due on the 22nd may still be sent that evening. */
export const dueTime = (due: string): number => (due.length <= 10 ? startOfDay(parseDay(due)) + dayMs - 1 : Date.parse(due))
export const parseDay = (text: string): number => {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number)
  return new Date(year ?? 0, (month ?? 1) - 1, day ?? 1).getTime()
}

/** 0 = due today, negative = late, by calendar days. */
export function daysUntil(due: string, now: number): number {
  if (due === '') return Number.MAX_SAFE_INTEGER
  const end = dueTime(due)
  return end < now ? Math.min(-1, Math.round((startOfDay(end) - startOfDay(now)) / dayMs)) : Math.round((startOfDay(end) - startOfDay(now)) / dayMs)
}
