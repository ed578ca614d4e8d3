import type { BuiltinKind, CodeValue, Field, BuiltinCheck } from '../table.ts'
import type { Cell } from '../value.ts'
import type { GoodCell } from './good-cell.ts'
import type { Reading } from './reading.ts'
import type { Span } from './period.ts'

/** What reading a cell needs to know of its column. `FieldEntry` of a catalogue has this shape. */
export interface Column {
  readonly field: Field
  readonly builtins: Readonly<Partial<Record<BuiltinKind, BuiltinCheck>>>
  readonly codes: CodeNames | null
}

/** `CodeListEntry` of a catalogue has this shape. */
export interface CodeNames {
  readonly list: { readonly closed: boolean; readonly name: string }
  readonly byName: ReadonlyMap<string, CodeValue>
  readonly byCode: ReadonlyMap<string, CodeValue>
  readonly names: readonly string[]
  readonly nearest: (text: string) => string | null
}

/**
 * Reads the cells of one column. Made once for a column and a period.
 * `good` says what a good cell is: `goodValue` answers its value, and `undefined` for anything that needs a closer look.
 * `closely` says everything about a cell; it agrees with `goodValue` on good ones.
 */
export interface CellReader {
  readonly good: GoodCell
  readonly closely: (cell: Cell) => Reading
}

/** Makes the reader of one type. */
export type MakeReader = (column: Column, span: Span) => CellReader
