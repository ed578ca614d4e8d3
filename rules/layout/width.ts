import type { Field } from '../table.ts'

/** Width of a text in half-width characters: a Chinese character and full-width punctuation count 2. */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    width += code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) || code >= 0x1f300) ? 2 : 1
  }
  return width
}

const narrowest = 7
const widest = 36

/**
 * Column width in characters, from what the column will hold. The header may wrap onto two lines, so half of it is enough;
 * a long text column stays readable at `widest` and wraps.
 */
export function columnWidth(field: Field, choices: readonly string[]): number {
  const header = displayWidth(field.header)
  const headerNeed = header <= 10 ? header : Math.max(10, Math.ceil(header / 2) + 2)
  return Math.min(widest, Math.max(narrowest, headerNeed + 2, contentWidth(field, choices) + 2))
}

function contentWidth(field: Field, choices: readonly string[]): number {
  switch (field.type) {
    case 'bool': return 4
    case 'yearmonth': return 8
    case 'date': return 11
    case 'number': return Math.min(14, 8 + (field.decimals ?? 0))
    case 'code': return Math.min(24, widestOf(choices.slice(0, 200)))
    case 'text': return field.length !== undefined ? Math.min(22, field.length) : Math.min(26, Math.ceil(8 + (field.maxLength ?? 20) / 4))
  }
}

function widestOf(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 6)
}
