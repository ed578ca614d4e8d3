import type { TableEntry } from '../edition/catalogue.ts'
import type { Period } from '../table.ts'
import type { Cell, Value } from '../value.ts'
import { cellReader } from '../grid/read-cell.ts'
import type { Remark } from '../grid/reading.ts'

/** A row after reading. The lists are null for a good row, which is nearly every row. */
export interface TypedRow {
  /** in the order of the fields; blank where unreadable */
  readonly values: Value[]
  /** no cell holds anything */
  readonly isBlank: boolean
  /** positions of cells that cannot be read */
  readonly unreadable: readonly number[] | null
  /** positions of required cells that are blank: checks that need them wait */
  readonly blank: readonly number[] | null
  /** those of them that are the clerk's to fill: shaded cells are filled for him */
  readonly missing: readonly number[] | null
  readonly remarks: readonly { readonly at: number; readonly remark: Remark }[] | null
}

export type RowReader = (cells: readonly Cell[]) => TypedRow

/** The reader of one table's rows for one period. */
export function rowReader(entry: TableEntry, period: Period): RowReader {
  const readers = entry.fields.map((field) => cellReader(field, period, entry.table.statTime))
  const fast = readers.map((reader) => reader.fast)
  const required = entry.fields.map(({ field }) => field.required === true)
  const typed = entry.fields.map(({ builtins, shaded }) => builtins.required !== undefined && !shaded)
  const width = fast.length

  return (cells) => {
    const values: Value[] = new Array<Value>(width).fill(null)
    let isBlank = true
    let unreadable: number[] | null = null
    let blank: number[] | null = null
    let remarks: { at: number; remark: Remark }[] | null = null
    for (let i = 0; i < width; i++) {
      const cell = cells[i] ?? null
      const value = fast[i]?.(cell)
      if (value === undefined) {
        const reading = readers[i]?.closely(cell)
        if (!reading) continue
        if (reading.value === undefined) (unreadable ??= []).push(i)
        else values[i] = reading.value
        for (const remark of reading.remarks) (remarks ??= []).push({ at: i, remark })
        if (reading.value === null && required[i]) (blank ??= []).push(i)
        if (reading.value !== null) isBlank = false
      } else if (value !== null) {
        values[i] = value
        isBlank = false
      } else if (required[i]) (blank ??= []).push(i)
    }
    const missing = blank?.filter((at) => typed[at]) ?? []
    return { values, isBlank, unreadable, blank, missing: missing.length > 0 ? missing : null, remarks }
  }
}

/** A reader that remembers rows by their array of cells, so that after an edit only the edited rows are read again. */
export function rememberingReader(read: RowReader): RowReader {
  const known = new WeakMap<readonly Cell[], TypedRow>()
  return (cells) => {
    let row = known.get(cells)
    if (!row) {
      row = read(cells)
      known.set(cells, row)
    }
    return row
  }
}
