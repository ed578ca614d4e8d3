import type { TableEntry } from '../edition/catalogue.ts'
import type { Period } from '../table.ts'
import type { Cell, Value } from '../value.ts'
import { cellReader } from '../grid/read-cell.ts'
import { type GoodCell, goodValue } from '../grid/good-cell.ts'
import type { CellReader } from '../grid/reader.ts'
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
  const columns = columnsFor(entry, period)
  return (cells) => columns.read(cells, new ReadRow(columns.width))
}

/** The same, always into one object: what it answers is good until the next call. For rows that are looked at once, since a good one then leaves nothing behind. */
export function passingReader(entry: TableEntry, period: Period): RowReader {
  const columns = columnsFor(entry, period)
  const row = new ReadRow(columns.width)
  return (cells) => columns.read(cells, row)
}

const prepared = new WeakMap<TableEntry, { readonly name: string; readonly columns: RowColumns }>()

/** Prepared once for a table and a period: making the readers of forty columns takes as long as reading fifty rows. */
function columnsFor(entry: TableEntry, period: Period): RowColumns {
  const name = JSON.stringify(period)
  const known = prepared.get(entry)
  if (known?.name === name) return known.columns
  const columns = new RowColumns(entry, period)
  prepared.set(entry, { name, columns })
  return columns
}

class ReadRow implements TypedRow {
  readonly values: Value[]
  isBlank = true
  unreadable: number[] | null = null
  blank: number[] | null = null
  missing: number[] | null = null
  remarks: { at: number; remark: Remark }[] | null = null
  constructor(width: number) {
    this.values = new Array<Value>(width)
  }
}

class RowColumns {
  readonly width: number
  readonly #readers: readonly CellReader[]
  readonly #good: readonly GoodCell[]
  readonly #required: readonly boolean[]
  readonly #typed: readonly boolean[]

  constructor(entry: TableEntry, period: Period) {
    this.#readers = entry.fields.map((field) => cellReader(field, period, entry.table.statTime))
    this.#good = this.#readers.map((reader) => reader.good)
    this.#required = entry.fields.map(({ field }) => field.required === true)
    this.#typed = entry.fields.map(({ builtins, shaded }) => builtins.required !== undefined && !shaded)
    this.width = entry.fields.length
  }

  read(cells: readonly Cell[], row: ReadRow): TypedRow {
    const columns = this.#good
    const values = row.values
    row.unreadable = row.blank = row.missing = row.remarks = null
    let isBlank = true
    for (let i = 0; i < columns.length; i++) {
      const good = columns[i]
      if (good === undefined) continue
      const cell = cells[i] ?? null
      const value = goodValue(good, cell)
      if (value === undefined) {
        if (this.#closely(i, cell, row)) isBlank = false
      } else {
        values[i] = value
        if (value !== null) isBlank = false
        else if (this.#required[i]) this.#blank(i, row)
      }
    }
    row.isBlank = isBlank
    return row
  }

  /** A cell that is not plainly good. True when it holds something. */
  #closely(at: number, cell: Cell, row: ReadRow): boolean {
    row.values[at] = null
    const reading = this.#readers[at]?.closely(cell)
    if (!reading) return false
    const { value, remarks } = reading
    if (value === undefined) (row.unreadable ??= []).push(at)
    else row.values[at] = value
    for (const remark of remarks) (row.remarks ??= []).push({ at, remark })
    if (value === null && this.#required[at]) this.#blank(at, row)
    return value !== null
  }

  #blank(at: number, row: ReadRow): void {
    (row.blank ??= []).push(at)
    if (this.#typed[at]) (row.missing ??= []).push(at)
  }
}
