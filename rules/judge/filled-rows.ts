import type { JudgeRow } from './typed-table.ts'
import type { TypedRow } from './row-reader.ts'

/** The rows of a sheet that hold something, in its order: a row and, at the same place of the other list, its reading. */
export interface FilledRows { readonly rows: readonly JudgeRow[]; readonly typed: readonly TypedRow[] }

/** A blank row of the sheet; `number` counts from 1, blank rows included. */
export interface BlankRow { readonly row: JudgeRow; readonly number: number }
