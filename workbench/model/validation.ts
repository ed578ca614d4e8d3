import type { Rect } from './rect.ts'

export type ValidationOperator =
  | 'Between'
  | 'NotBetween'
  | 'EqualTo'
  | 'NotEqualTo'
  | 'GreaterThan'
  | 'LessThan'
  | 'GreaterThanOrEqualTo'
  | 'LessThanOrEqualTo'

/** What a cell may hold. Limits are numbers, date serials, texts of formulas ("=$A$1") or dates ("2025-09-01"). */
export type ValidationRule =
  | { readonly kind: 'list'; readonly source: string; readonly inCellDropDown: boolean }
  | {
      readonly kind: 'wholeNumber' | 'decimal' | 'date' | 'time' | 'textLength'
      readonly operator: ValidationOperator
      readonly formula1: string | number
      readonly formula2?: string | number
    }
  | { readonly kind: 'custom'; readonly formula: string }

export interface ValidationPrompt {
  readonly show: boolean
  readonly title: string
  readonly message: string
}

export interface ValidationAlert {
  readonly show: boolean
  readonly style: 'Stop' | 'Warning' | 'Information'
  readonly title: string
  readonly message: string
}

/** One rule over one or more ranges. Relative references in it are meant for the first cell of the first range. */
export interface Validation {
  readonly id: string
  readonly ranges: readonly Rect[]
  readonly rule: ValidationRule
  readonly ignoreBlanks: boolean
  readonly prompt: ValidationPrompt
  readonly alert: ValidationAlert
}

export const NO_PROMPT: ValidationPrompt = Object.freeze({ show: true, title: '', message: '' })
export const STOP_ALERT: ValidationAlert = Object.freeze({ show: true, style: 'Stop', title: '', message: '' })
