/** Sentences with values in them. The ICU forms we use, and no more: `{name}` and `{n, plural, one {# row} other {# rows}}`. */
import { showNumber } from '../grid/write-cell.ts'

export type Locale = 'zh' | 'en'
export type Params = Readonly<Record<string, string | number>>

/**
 * Fills a sentence. Numbers get thousands separators; a name without a value stays visible as `{name}`.
 * @example fill('{n, plural, one {# row} other {# rows}} left.', { n: 1204 }) // '1,204 rows left.'
 */
export function fill(template: string, params: Params): string {
  return template
    .replace(/\{(\w+), plural, one \{([^{}]*)\} other \{([^{}]*)\}\}/g, (_, name: string, one: string, other: string) => {
      const value = params[name]
      return (Number(value) === 1 ? one : other).replaceAll('#', show(value, `{${name}}`))
    })
    .replace(/\{(\w+)\}/g, (whole, name: string) => show(params[name], whole))
}

const show = (value: string | number | undefined, missing: string): string => (value === undefined ? missing : typeof value === 'number' ? showNumber(value) : value)

/** Names of the values a sentence needs. */
export function namesIn(template: string): string[] {
  return [...new Set([...template.matchAll(/\{(\w+)(?:,|\})/g)].map((match) => match[1] ?? ''))]
}
