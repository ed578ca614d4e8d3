import { DEFAULT_STYLE, type CellStyle } from './cell-style.ts'

export type ErrorCode = '#N/A' | '#DIV/0!' | '#NAME?' | '#VALUE!' | '#REF!' | '#NUM!' | '#NULL!' | '#SPILL!' | '#CALC!'

/** An Excel error value; the text "#N/A" typed with an apostrophe is not one. */
export class CellError {
  readonly code: ErrorCode
  constructor(code: ErrorCode) {
    this.code = code
  }
  toString(): string {
    return this.code
  }
  toJSON(): string {
    return this.code
  }
}

const codes: readonly ErrorCode[] = ['#N/A', '#DIV/0!', '#NAME?', '#VALUE!', '#REF!', '#NUM!', '#NULL!', '#SPILL!', '#CALC!']
const errors = new Map<string, CellError>(codes.map((code) => [code, new CellError(code)]))

/** The one shared value of an error code. */
export function cellError(code: ErrorCode): CellError {
  return errors.get(code) ?? new CellError(code)
}

/** Reads "#N/A" and the like; null when the text is no error. */
export function parseError(text: string): CellError | null {
  return text.startsWith('#') ? (errors.get(text.toUpperCase()) ?? null) : null
}

/** What a cell holds. "" is an empty cell (or a formula that gave empty text). Dates are serial numbers. */
export type CellValue = string | number | boolean | CellError

/** Immutable: an edit replaces the cell. `formula` starts with "=" and `value` is then its last result. */
export interface Cell {
  readonly value: CellValue
  readonly formula: string | null
  readonly style: CellStyle
}

export const EMPTY_CELL: Cell = Object.freeze({ value: '', formula: null, style: DEFAULT_STYLE })

export function isBlank(cell: Cell): boolean {
  return cell.value === '' && cell.formula === null
}
