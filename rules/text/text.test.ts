import { describe, expect, it } from 'vitest'
import type { Field } from '../table.ts'
import { codes } from '../grid/column-fixture.ts'
import { allowedText, periodText } from './allowed.ts'
import { counted } from './counts.ts'
import { daysBetween, showDay, showDue, showMoment, showSpan } from './dates.ts'
import { en } from './en.ts'
import { explanationText } from './finding-text.ts'
import { fill, namesIn } from './template.ts'
import { zh } from './zh.ts'

const sample = { field: '获取日期', value: '2019.6', to: '2019-06', other: '2019-10', unit: '万元', min: 0, max: 366, decimals: 2, end: '2026-08-31', choices: '男、女', actual: 74, length: 10, count: 12, table: 'S5', label: '赵晓冬', row: 57, rows: 3 }

describe('the sentences', () => {
  it('exist in both languages and need the same values', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    for (const [code, { text }] of Object.entries(zh)) {
      const other = en[code as keyof typeof en].text
      const extra = namesIn(other).filter((name) => !namesIn(text).includes(name))
      expect(extra, code).toEqual([])
    }
  })

  it.each(Object.entries(zh))('%s is one calm Chinese sentence, short enough for the card', (_, { title, text }) => {
    const filled = fill(text, sample)
    expect(filled).not.toMatch(/[{}!！]|您|抱歉|请/)
    expect(filled.endsWith('。')).toBe(true)
    expect([...filled].length).toBeLessThanOrEqual(60)
    expect([...title].length).toBeLessThanOrEqual(16)
    // half-width digits and full-width punctuation
    expect(text).not.toMatch(/[０-９]|[一-龥][,.;:?](?!\d)/)
  })

  it.each(Object.entries(en))('%s is a full English sentence', (_, { text }) => {
    const filled = fill(text, sample)
    expect(filled).not.toMatch(/[{}!]/)
    expect(filled).toMatch(/\.$/)
  })

  it('count in English as English does', () => {
    expect(fill('{n, plural, one {# row} other {# rows}} left.', { n: 1 })).toBe('1 row left.')
    expect(fill('{n, plural, one {# row} other {# rows}} left.', { n: 1204 })).toBe('1,204 rows left.')
    expect(counted(1204, 'row')).toBe('1,204 行')
    expect(counted(1, 'error', 'en')).toBe('1 error')
  })

  it('say why an explanation does not count', () => expect(explanationText('explanation.short', 6)).toBe('说明至少 6 个字，写清依据，例：破格评审，豫人社职〔2026〕12号。'))
})

describe('days', () => {
  const now = '2026-09-22T14:32'
  it('are said as people say them', () => {
    expect(showDay('2026-06-22', now)).toBe('6月22日')
    expect(showDay('2025-09-22', now)).toBe('2025年9月22日')
    expect(showDay('2025-09-02', now, 'en')).toBe('2 Sep 2025')
    expect(showMoment('2026-09-22T09:05:07', now)).toBe('今天 09:05')
    expect(showMoment('2026-09-21T09:05:07', now)).toBe('昨天 09:05')
    expect(showSpan('2025-09-01', '2026-08-31')).toBe('2025年9月1日至2026年8月31日')
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1)
  })
  it('count down to a deadline and past it', () => {
    expect(showDue('2026-09-24', now)).toBe('还剩 2 天')
    expect(showDue('2026-09-22T18:00', now)).toBe('今天 18:00')
    expect(showDue('2026-09-22', now)).toBe('今天')
    expect(showDue('2026-09-22T12:00', now)).toBe('逾期 1 天')
    expect(showDue('2026-09-21', now)).toBe('逾期 1 天')
    expect(showDue('2026-10-08', now)).toBe('10月8日')
    expect(showDue('2026-09-23', now, 'en')).toBe('1 day left')
  })
})

describe('what may stand in a column', () => {
  const field = (parts: Partial<Field> & Pick<Field, 'type'>): Field => ({ id: 'x', name: '某列', header: '某列', groups: [], required: true, source: ['test'], ...parts })
  it('is told in one line', () => {
    expect(allowedText(field({ type: 'number', integer: true, range: [0, 366], unit: '天' }))).toBe('0–366 天，整数')
    expect(allowedText(field({ type: 'number', decimals: 2, unit: '万元' }))).toBe('0 或正数，单位 万元，最多 2 位小数')
    expect(allowedText(field({ type: 'yearmonth' }))).toBe('年月，例：2020-12')
    expect(allowedText(field({ type: 'text', maxLength: 60 }))).toBe('最多 60 字')
    expect(allowedText(field({ type: 'bool' }))).toBe('是、否')
    expect(allowedText(field({ type: 'code' }), codes([['1', '男'], ['2', '女']]))).toBe('男、女')
    expect(allowedText(field({ type: 'text', prefill: { table: 's', key: 'k', field: 'f' } }))).toBe('由源数据带出，不用填')
  })
  it('names the period of the table', () => {
    const period = { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2026-08-31' }
    expect(periodText('academic_year', period)).toBe('2025年9月1日至2026年8月31日')
    expect(periodText('calendar_year', period)).toBe('2025年1月1日至2025年12月31日')
    expect(periodText('point', period)).toBe('2026年8月31日')
  })
})
