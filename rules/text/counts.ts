import { type Locale, fill } from './template.ts'

/** Measure words of part 4: Chinese has no plural, English counts in ICU. */
const words = {
  row: ['行', '{n, plural, one {# row} other {# rows}}'],
  cell: ['格', '{n, plural, one {# cell} other {# cells}}'],
  table: ['张表', '{n, plural, one {# table} other {# tables}}'],
  error: ['处错误', '{n, plural, one {# error} other {# errors}}'],
  warning: ['处警告', '{n, plural, one {# warning} other {# warnings}}'],
  hint: ['处提示', '{n, plural, one {# hint} other {# hints}}'],
  explanation: ['条说明', '{n, plural, one {# explanation} other {# explanations}}'],
  day: ['天', '{n, plural, one {# day} other {# days}}'],
  person: ['人', '{n, plural, one {# person} other {# people}}'],
  character: ['字', '{n, plural, one {# character} other {# characters}}'],
} as const

/** @example counted(1204, 'row') // '1,204 行' */
export function counted(n: number, word: keyof typeof words, locale: Locale = 'zh'): string {
  const [chinese, english] = words[word]
  return fill(locale === 'zh' ? `{n} ${chinese}` : english, { n })
}
