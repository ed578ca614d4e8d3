import type { Field, Period, StatTime } from '../table.ts'
import type { CodeNames } from '../grid/reader.ts'
import { someOf } from '../grid/code-cell.ts'
import { showNumber } from '../grid/write-cell.ts'
import { showSpan } from './dates.ts'
import type { Locale } from './template.ts'

/**
 * What may stand in a column, in one line: `0–366 天，整数` · `年月，例：2020-12` · `最多 60 字` · `是、否`. Source: ux 3.5.
 * @param codes the code list of the field, if it has one
 */
export function allowedText(field: Field, codes: CodeNames | null = null, locale: Locale = 'zh'): string {
  return (locale === 'zh' ? chinese : english)(field, codes)
}

function chinese(field: Field, codes: CodeNames | null): string {
  if (field.computed !== undefined) return '自动计算，不用填'
  if (field.prefill !== undefined) return '由源数据带出，不用填'
  switch (field.type) {
    case 'number': {
      const range = field.range ? `${showNumber(field.range[0])}–${showNumber(field.range[1])}` : '0 或正数'
      const unit = field.unit === undefined ? '' : field.range ? ` ${field.unit}` : `，单位 ${field.unit}`
      return `${range}${unit}${field.integer === true ? '，整数' : field.decimals === undefined ? '' : `，最多 ${field.decimals} 位小数`}`
    }
    case 'date': return `日期，例：${field.example ?? '2020-12-01'}`
    case 'yearmonth': return `年月，例：${field.example ?? '2020-12'}`
    case 'bool': return '是、否'
    case 'code': return codes ? `${someOf(codes.names)}${codes.list.closed ? '' : '，也可以写别的'}` : '从下拉项里选'
    case 'text': {
      const length = field.length !== undefined ? `${field.length} 位` : field.maxLength !== undefined ? `最多 ${field.maxLength} 字` : '文字'
      return field.example === undefined ? length : `${length}，例：${field.example}`
    }
  }
}

function english(field: Field, codes: CodeNames | null): string {
  if (field.computed !== undefined) return 'computed, nothing to fill'
  if (field.prefill !== undefined) return 'carried over, nothing to fill'
  switch (field.type) {
    case 'number': {
      const range = field.range ? `${showNumber(field.range[0])}–${showNumber(field.range[1])}` : '0 or more'
      const unit = field.unit === undefined ? '' : field.range ? ` ${field.unit}` : `, in ${field.unit}`
      return `${range}${unit}${field.integer === true ? ', whole number' : field.decimals === undefined ? '' : `, at most ${field.decimals} decimals`}`
    }
    case 'date': return `date, like ${field.example ?? '2020-12-01'}`
    case 'yearmonth': return `year and month, like ${field.example ?? '2020-12'}`
    case 'bool': return '是 or 否'
    case 'code': return codes ? `${someOf(codes.names)}${codes.list.closed ? '' : ', or others'}` : 'from the list'
    case 'text': {
      const length = field.length !== undefined ? `${field.length} characters` : field.maxLength !== undefined ? `at most ${field.maxLength} characters` : 'text'
      return field.example === undefined ? length : `${length}, like ${field.example}`
    }
  }
}

/** The period a table reports on: `2025年9月1日至2026年8月31日`, or its day. */
export function periodText(time: StatTime, period: Period, locale: Locale = 'zh'): string {
  if (time === 'academic_year') return showSpan(period.academicYear.start, period.academicYear.end, locale)
  if (time === 'calendar_year') return showSpan(`${period.calendarYear}-01-01`, `${period.calendarYear}-12-31`, locale)
  return showSpan(period.point, period.point, locale).split(locale === 'zh' ? '至' : ' to ')[0] ?? period.point
}
