import { goodCell } from './good-cell.ts'
import type { MakeReader } from './reader.ts'
import { type Reading, type Remark, good, remarked, shown } from './reading.ts'
import { characters, halfWidth, isTidy, tidy } from './tidy.ts'

/** Written where there is nothing to write. Source: 2009 填写说明书, "无数据列留空、不写文字符号"; ux part 4 #14. */
const nothing = new Set(['无', '/', '\\', '-', '--', '—', '——', '－', '／', '没有', '暂无', '空', 'N/A', 'NA', '无无', '0', '、', '.', '。', '*', '?', '？'])

/** `=cmd|…` and its kind: text that a spreadsheet might run. It stays text everywhere; a person should still look. */
const formulaLike = /^(=|@|[+-].*[|(!])/

/** text. Rules max-length, length, spaces, full-name. Source: ux part 4 #10, #13, #14. */
export const textReader: MakeReader = ({ field, builtins }) => {
  const most = builtins['max-length'] && field.maxLength !== undefined ? field.maxLength : Infinity
  const exact = builtins.length ? field.length : undefined
  const shortName = builtins['full-name'] ? 4 : 0
  const isCode = field.length !== undefined || field.ref !== undefined
  const spaces = builtins.spaces ? 'spaces' : 'grid'

  const measure = (text: string): Remark | null => {
    const length = text.length > most || exact !== undefined ? characters(text) : text.length
    if (exact !== undefined && length !== exact) {
      const padded = /^\d+$/.test(text) && length < exact ? text.padStart(exact, '0') : null
      const params = { value: shown(text), length: exact, actual: length }
      return padded === null ? { code: 'cell.length', kind: 'length', params } : { code: 'cell.leading-zeros', kind: 'length', params: { ...params, to: padded }, to: padded, sure: false }
    }
    if (length > most) return { code: 'cell.too-long', kind: 'max-length', params: { max: most, actual: length } }
    if (length < shortName) return { code: 'cell.full-name', kind: 'full-name', params: { value: shown(text) } }
    return null
  }

  const odd = (text: string): Remark | null => {
    if (formulaLike.test(text)) return { code: 'cell.formula-text', kind: 'grid', severity: 'warning', params: { value: shown(text) } }
    if (!isCode && text.length <= 3 && nothing.has(halfWidth(text).toUpperCase())) {
      const needed = field.required !== false
      return { code: 'cell.nothing-word', kind: 'grid', severity: needed || text === '0' ? 'warning' : 'error', params: { value: shown(text) }, ...(needed ? {} : { to: null, sure: text !== '0' }) }
    }
    return null
  }

  return {
    good: goodCell('text', { least: Math.max(shortName, exact ?? 0), most: Math.min(most, exact ?? Infinity), nothing: isCode ? null : nothing }),
    closely: (cell): Reading => {
      if (typeof cell === 'number') return ofNumber(cell)
      const typed = typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell)
      if (isTidy(typed)) {
        const off = odd(typed) ?? measure(typed)
        return off ? remarked(typed, typed, off) : good(typed, typed)
      }
      const clean = tidy(typed)
      const text = clean.text
      const code = clean.hadControl ? 'cell.control' : clean.hadFullWidth ? 'cell.full-width' : 'cell.spaces'
      const form: Remark | null = text === typed ? null : { code, kind: spaces, ...(spaces === 'grid' ? { severity: 'warning' as const } : {}), params: { value: shown(typed), to: text }, to: text === '' ? null : text, sure: true }
      if (text === '') return remarked(null, null, form)
      const more = odd(text) ?? measure(text)
      return form || more ? remarked(text, text, form, more) : good(text, text)
    },
  }

  /** Excel stored a number: the digits are the text, unless Excel has already dropped some. */
  function ofNumber(cell: number): Reading {
    if (!Number.isFinite(cell) || (Math.abs(cell) > Number.MAX_SAFE_INTEGER)) {
      return remarked(undefined, cell, { code: 'cell.number-precision', kind: 'grid', severity: 'error', params: { value: String(cell) } })
    }
    const text = String(cell)
    return remarked(text, text, odd(text) ?? measure(text))
  }
}

