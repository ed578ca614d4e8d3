import type { Field } from '../table.ts'
import { codeListName } from './names.ts'

/** Excel's limits: inline list source 255 characters, prompt title 32, prompt and alert text 255. */
const inlineLimit = 255
const titleLimit = 32
const textLimit = 255

/** What Excel itself checks while typing. Only comfort: a paste skips it, so every value is judged again. Dates as `YYYY-MM-DD`. */
export type ValidationRule =
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'named-list'; readonly name: string; readonly items: readonly string[] }
  | { readonly kind: 'whole' | 'decimal'; readonly min: number; readonly max: number }
  | { readonly kind: 'date'; readonly min: string; readonly max: string }
  | { readonly kind: 'length'; readonly min: number; readonly max: number }

export interface Validation {
  readonly rule: ValidationRule | null
  readonly prompt: { readonly title: string; readonly text: string } | null
  /** shown by Excel where an alert is wanted (a template filled without the pane) */
  readonly alert: { readonly title: string; readonly text: string }
}

/** Earliest and latest date any field can hold; the period of the cycle is judged, not enforced here. */
const earliest = '1900-03-01'
const latest = '2099-12-31'
const largest = 999_999_999_999

/** The validation of a column. Null when there is neither a rule nor anything to tell. */
export function validationOf(field: Field, choices: readonly string[], tableId: string): Validation | null {
  if (field.computed !== undefined) return null
  const rule = ruleOf(field, choices, tableId)
  const prompt = promptOf(field)
  if (rule === null && prompt === null) return null
  return { rule, prompt, alert: { title: cut(field.header, titleLimit), text: cut(allowedText(field, choices), textLimit) } }
}

function ruleOf(field: Field, choices: readonly string[], tableId: string): ValidationRule | null {
  switch (field.type) {
    case 'bool': return { kind: 'list', items: ['是', '否'] }
    case 'code': return listRule(field, choices, tableId)
    case 'number': return numberRule(field)
    case 'date': case 'yearmonth': return { kind: 'date', min: earliest, max: latest }
    case 'text': return choices.length > 0 ? listRule(field, choices, tableId) : lengthRule(field)
  }
}

function listRule(field: Field, choices: readonly string[], tableId: string): ValidationRule | null {
  if (choices.length === 0) return null
  if (choices.join(',').length <= inlineLimit && !choices.some((item) => /[,"]|^\s|\s$|^=/.test(item))) return { kind: 'list', items: choices }
  return { kind: 'named-list', name: codeListName(field.codelist ?? `${tableId}_${field.id}`), items: choices }
}

function numberRule(field: Field): ValidationRule | null {
  if (field.range === undefined && field.integer !== true) return null
  const [min, max] = field.range ?? [-largest, largest]
  return { kind: field.integer === true ? 'whole' : 'decimal', min, max }
}

function lengthRule(field: Field): ValidationRule | null {
  if (field.length !== undefined) return { kind: 'length', min: field.length, max: field.length }
  return field.maxLength !== undefined ? { kind: 'length', min: 0, max: field.maxLength } : null
}

function promptOf(field: Field): Validation['prompt'] {
  const text = [field.meaning ?? field.note, field.example === undefined ? undefined : `例：${field.example}`].filter((part) => part !== undefined && part !== '').join('\n')
  return text === '' ? null : { title: cut(field.header, titleLimit), text: cut(text, textLimit) }
}

/** What may stand in a cell of this column, in one sentence. */
export function allowedText(field: Field, choices: readonly string[]): string {
  const unit = field.unit === undefined ? '' : ` ${field.unit}`
  switch (field.type) {
    case 'bool': return '填“是”或“否”。'
    case 'date': return '填年月日，例：2025-09-01。'
    case 'yearmonth': return '填年月，例：2025-09。'
    case 'number': {
      const what = field.integer === true ? '整数' : '数'
      return field.range === undefined ? `填${what}${unit}。` : `填 ${field.range[0]}–${field.range[1]} 的${what}${unit}。`
    }
    case 'code': return choices.length > 0 && choices.length <= 6 ? `从中选一个：${choices.join('、')}。` : '从下拉列表里选一个。'
    case 'text': return field.length !== undefined ? `填 ${field.length} 个字。` : field.maxLength !== undefined ? `最多 ${field.maxLength} 个字。` : '填文字。'
  }
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`
}
