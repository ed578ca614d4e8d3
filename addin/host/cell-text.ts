/** What is put into `range.values` so that Excel stores exactly the cell that was meant. */
import { sheetValue } from '../../rules/layout/sheet-cell.ts'
import type { Field } from '../../rules/table.ts'
import type { Cell } from '../../rules/value.ts'

/** `null` in `range.values` means "leave as it is", so a blank is written as the empty text. */
export type Written = string | number | boolean

/**
 * Excel reads texts like input: `2019.6` would become a number, `=cmd|…` a formula. An apostrophe keeps them text.
 * Text columns carry the format `@`, where only a leading sign needs it.
 */
export function written(field: Field, cell: Cell): Written {
  const value = sheetValue(field, cell)
  if (value === null) return ''
  const asText = field.type === 'text' || field.type === 'code' || field.type === 'bool'
  if (typeof value !== 'string') return asText ? writtenText(String(value)) : value
  return asText ? writtenText(value) : `'${value}`
}

/** For columns whose format is `@`. */
export function writtenText(text: string): string {
  return /^['=+\-@]/.test(text) ? `'${text}` : text
}

/** What `range.values` answered, as a cell: blanks are null, Excel's errors are their text (`#N/A`). */
export function readCell(value: unknown): Cell {
  if (value === '' || value === null || value === undefined) return null
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}

/**
 * Microsoft documents that one value set to a range goes to every cell of it (Learn, "Set and get range values"); the types know
 * only two-dimensional arrays. The one place where that is said to the compiler.
 */
export function everywhere(value: string): string[][] {
  return value as unknown as string[][]
}
