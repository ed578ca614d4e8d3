/** Names in a workbook: Excel tables, sheets and defined names, each with its own rules of what may stand in it. */

/**
 * Name of the Excel table that binds a sheet. It survives renaming the sheet.
 * @example listObjectName({ purpose: 'fill', number: '6.1.1', unit: 'hr' }) === 'T_6_1_1_hr'
 */
export function listObjectName(of: { readonly purpose: 'fill' | 'review' | 'merge'; readonly number: string; readonly unit: string; readonly submission?: string }): string {
  const parts = of.purpose === 'merge' ? ['M', of.number] : of.purpose === 'review' ? ['R', of.number, of.submission ?? of.unit] : ['T', of.number, of.unit]
  return parts.map((part) => part.replace(/[^A-Za-z0-9\u4e00-\u9fff]/g, '_')).join('_').slice(0, 200)
}

/**
 * A sheet name Excel accepts, unique regardless of case: at most 31 units, none of `\ / ? * [ ] :`, no apostrophe at the ends.
 * @example sheetNameOf('6.1.1 校内专任教师基本情况', []) === '6.1.1 校内专任教师基本情况'
 */
export function sheetNameOf(wanted: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((name) => name.toLowerCase()))
  const clean = wanted.replace(/[\\/?*[\]:]/g, ' ').replace(/\s+/g, ' ').replace(/^'+|'+$/g, '').trim() || '表'
  for (let nth = 1; ; nth += 1) {
    const tail = nth === 1 ? '' : ` (${nth})`
    const name = clean.slice(0, 31 - tail.length).trimEnd() + tail
    if (!used.has(name.toLowerCase())) return name
  }
}

/** The veryHidden sheet that holds the long code lists, one column a list, its defined name in row 1. */
export const codeSheetName = '代码'

/** Defined name of a code list. Only letters, digits, `_` and `.`; never the shape of a cell address because of its first sign. */
export function codeListName(id: string): string {
  return `码_${id.replace(/[^A-Za-z0-9_\u4e00-\u9fff]/g, '_')}`.slice(0, 200)
}

/** Column letters of a 0-based column. @example columnLetters(27) === 'AB' */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
