import type { Cell } from '../value.ts'
import { dateParts, monthNumber } from '../formula/dates.ts'
import { goodCell } from './good-cell.ts'
import type { MakeReader } from './reader.ts'
import { type Reading, type Remark, remarked, shown } from './reading.ts'
import { isoDay, isoMonth, serialOf } from './iso.ts'
import { LAST_SERIAL, type When, whenOfNumber, whenOfText } from './when.ts'

const whenOf = (cell: Cell, century: number): (When & { serial?: boolean }) | null =>
  typeof cell === 'number' ? whenOfNumber(cell) : typeof cell === 'string' ? whenOfText(cell, century) : null

/** date: a day as Excel's serial or `2025-09-01`. Rules date, period. Source: ux part 4 #6, #7. */
export const dateReader: MakeReader = ({ builtins }, span) => {
  const last = builtins.period ? span.end : LAST_SERIAL
  const century = dateParts(span.end).year
  const late = (serial: number): Remark | null => serial <= last ? null
    : { code: 'cell.after-period', kind: 'period', params: { value: isoDay(serial), end: isoDay(span.end) } }

  return {
    good: goodCell('date', { most: last }),
    closely: (cell): Reading => {
      const when = whenOf(cell, century)
      const params = { value: shown(cell) }
      if (when?.kind === 'month' || when?.kind === 'unclear' || when?.kind === 'year') return remarked(undefined, cell, { code: 'cell.no-day', kind: 'date', params })
      const serial = when ? serialOf(when.year, when.month, when.day) : null
      if (when === null || serial === null) return remarked(undefined, cell, { code: 'cell.not-date', kind: 'date', params })
      const to = isoDay(serial)
      if (when.serial === true || cell === to) return remarked(serial, to, late(serial))
      const form: Remark = { code: 'cell.date-form', kind: 'date', params: { ...params, to }, to, sure: when.sure }
      return when.sure ? remarked(serial, to, form, late(serial)) : remarked(undefined, cell, form)
    },
  }
}

/** yearmonth: `2025-09`; a serial is read as its month. Rules yearmonth, period. Source: ux part 4 #6, #7. */
export const yearMonthReader: MakeReader = ({ builtins }, span) => {
  const last = builtins.period ? span.endMonth : monthNumber(2199, 12)
  const century = dateParts(span.end).year
  const late = (months: number): Remark | null => months <= last ? null
    : { code: 'cell.after-period', kind: 'period', params: { value: isoMonth(months), end: isoDay(span.end) } }

  return {
    good: goodCell('yearmonth', { most: last }),
    closely: (cell): Reading => {
      const when = whenOf(cell, century)
      const params = { value: shown(cell) }
      const kind = 'yearmonth'
      if (when?.kind === 'unclear') {
        const [a, b] = when.readings.map((each) => isoMonth(monthNumber(each.year, each.month)))
        return remarked(undefined, cell, { code: 'cell.yearmonth-unclear', kind, params: { ...params, to: a ?? '', other: b ?? '' }, to: a ?? null, sure: false })
      }
      const isMonth = when !== null && when.kind !== 'year' && when.year >= 1900 && when.year <= 2199 && when.month >= 1 && when.month <= 12
        && (when.kind === 'month' || serialOf(when.year, when.month, when.day) !== null)
      if (!isMonth) return remarked(undefined, cell, { code: 'cell.not-yearmonth', kind, params })
      const months = monthNumber(when.year, when.month)
      const to = isoMonth(months)
      if (when.serial === true || cell === to) return remarked(months, to, late(months))
      const form: Remark = { code: 'cell.yearmonth-form', kind, params: { ...params, to }, to, sure: when.sure }
      return when.sure ? remarked(months, to, form, late(months)) : remarked(undefined, cell, form)
    },
  }
}

