import type { RemarkCode } from '../grid/reading.ts'

/** Every code of a finding that is not a check of the edition (`check.R046`), and every reason an explanation does not count. */
export type TextCode = RemarkCode
  | 'cell.required' | 'cell.required-more' | 'cell.shaded-blank' | 'cell.shaded-changed'
  | 'ref.unknown' | 'ref.unknown-near' | 'table.blank-row' | 'table.single' | 'table.sequence'
  | 'explanation.short' | 'explanation.empty-words'

/** `title`: what must hold, the head of a group (≤ 16 characters). `text`: the sentence on the card (≤ 60). */
export interface CodeText { readonly title: string; readonly text: string }
