/** Comparing rows: with last year, with what was sent, with what somebody else wrote. Pure. */
import type { Field, Table } from '../../../rules/table.ts'
import type { Cell } from '../../../rules/value.ts'
import type { CellChange, HostRow, ReadSheet, SheetTrouble } from '../../host/host.ts'

export const sameCells = (a: readonly Cell[], b: readonly Cell[]): boolean => a.length === b.length && a.every((cell, i) => blankAsNull(cell) === blankAsNull(b[i] ?? null))
const blankAsNull = (cell: Cell): Cell => (cell === '' ? null : cell)

/** Ids of rows whose cells differ, or that are new. */
export function changedRows(before: ReadonlyMap<string, readonly Cell[]>, now: readonly HostRow[]): readonly string[] {
  return now.filter((row) => { const old = before.get(row.id); return old === undefined || !sameCells(old, row.cells) }).map((row) => row.id)
}

export const byId = (rows: readonly HostRow[]): ReadonlyMap<string, readonly Cell[]> => new Map(rows.map((row) => [row.id, row.cells]))

/** Fields whose column was deleted or renamed: nothing can be read of them until it is back. */
export const lostFields = (trouble: readonly SheetTrouble[]): readonly string[] => trouble.flatMap((one) => (one.kind === 'column-missing' || one.kind === 'column-renamed' ? [one.field] : []))

/**
 * The rows as read, cells of lost columns as they were last known: here, else on the server. A slip with a column must not empty it there.
 */
export function withLostColumns(table: Table, read: ReadSheet, here: ReadonlyMap<string, readonly Cell[]>, known: ReadonlyMap<string, { readonly cells: readonly Cell[] }>): readonly HostRow[] {
  const lost = new Set(lostFields(read.trouble))
  if (lost.size === 0) return read.rows
  return read.rows.map((row) => {
    const old = here.get(row.id) ?? known.get(row.id)?.cells
    return old === undefined ? row : { id: row.id, cells: row.cells.map((cell, i) => (lost.has(table.fields[i]?.id ?? '') ? old[i] ?? null : cell)) }
  })
}

export const isBlankRow = (row: HostRow): boolean => row.cells.every((cell) => cell === null || cell === '')

/** What tells a row to a person: its unique key, else its first two filled cells. */
export function nameOf(table: Table, row: HostRow | undefined): string {
  if (row === undefined) return ''
  const keyed = table.uniqueKey.map((id) => row.cells[table.fields.findIndex((field) => field.id === id)]).filter((cell) => cell !== null && cell !== undefined && cell !== '')
  const named = table.fields.findIndex((field) => field.header === '姓名')
  const name = named >= 0 ? row.cells[named] : null
  const parts = [name, ...keyed].filter((cell, i, all) => cell !== null && cell !== undefined && cell !== '' && all.indexOf(cell) === i)
  return (parts.length > 0 ? parts : row.cells.filter((cell) => cell !== null && cell !== '').slice(0, 2)).slice(0, 2).join(' ')
}

const keyOf = (table: Table, cells: readonly Cell[]): string | null => {
  if (table.kind === 'single') return 'single'
  const parts = table.uniqueKey.map((id) => cells[table.fields.findIndex((field) => field.id === id)] ?? null)
  return parts.length === 0 || parts.some((part) => part === null || part === '') ? null : JSON.stringify(parts.map(String))
}

/** Row id → fields that differ from last year's row with the same key. A new row has all its filled fields. */
export function differencesToLastYear(table: Table, rows: readonly HostRow[], lastYear: readonly HostRow[]): ReadonlyMap<string, readonly string[]> {
  if (lastYear.length === 0) return new Map()
  const old = new Map(lastYear.flatMap((row) => { const key = keyOf(table, row.cells); return key === null ? [] : [[key, row.cells] as const] }))
  const found = new Map<string, readonly string[]>()
  for (const row of rows) {
    const key = keyOf(table, row.cells)
    if (key === null) continue
    const before = old.get(key)
    const fields = table.fields.filter((_, i) => blankAsNull(row.cells[i] ?? null) !== blankAsNull(before?.[i] ?? null)).map((field) => field.id)
    if (fields.length > 0) found.set(row.id, fields)
  }
  return found
}

/** Last year's row with the same key. */
export function lastYearRow(table: Table, row: HostRow | undefined, lastYear: readonly HostRow[]): HostRow | null {
  const key = row === undefined ? null : keyOf(table, row.cells)
  return key === null ? null : lastYear.find((old) => keyOf(table, old.cells) === key) ?? null
}

export interface Carried { readonly changes: readonly CellChange[]; readonly added: readonly HostRow[]; readonly rowIds: readonly string[] }

/**
 * Last year's rows taken over: blank cells of a row with the same key are filled, rows with a key that is not there are added.
 * Shaded cells stay as they are. `known` says whether a key may stand in this table this year (somebody who left is not taken over).
 */
export function carriedOver(table: Table, rows: readonly HostRow[], lastYear: readonly HostRow[], known: (field: Field, key: Cell) => boolean, newId: () => string): Carried {
  const here = new Map(rows.flatMap((row) => { const key = keyOf(table, row.cells); return key === null ? [] : [[key, row] as const] }))
  const changes: CellChange[] = []
  const added: HostRow[] = []
  for (const old of lastYear) {
    const key = keyOf(table, old.cells)
    const row = key === null ? undefined : here.get(key)
    if (row !== undefined) {
      table.fields.forEach((field, i) => {
        if (field.prefill !== undefined || field.computed !== undefined || blankAsNull(row.cells[i] ?? null) !== null || blankAsNull(old.cells[i] ?? null) === null) return
        changes.push({ rowId: row.id, field: field.id, to: old.cells[i] ?? null })
      })
    } else if (table.fields.every((field, i) => !table.uniqueKey.includes(field.id) || known(field, old.cells[i] ?? null))) added.push({ id: newId(), cells: old.cells })
  }
  return { changes, added, rowIds: [...new Set([...changes.map((change) => change.rowId), ...added.map((row) => row.id)])] }
}

export interface ThreeWay { readonly take: readonly CellChange[]; readonly added: readonly HostRow[]; readonly clashes: readonly CellChange[]; readonly theirRows: readonly string[] }

/**
 * Somebody else changed the table too. Cells only they changed are taken; rows only they added are taken;
 * cells both changed are `clashes` (with their value), to be decided by the person. Rows they removed stay: nothing typed is lost.
 */
export function threeWay(table: Table, base: readonly HostRow[], mine: readonly HostRow[], theirs: readonly HostRow[]): ThreeWay {
  const before = byId(base)
  const own = byId(mine)
  const take: CellChange[] = []
  const clashes: CellChange[] = []
  const touched = new Set<string>()
  const added = theirs.filter((row) => !own.has(row.id) && !before.has(row.id))
  for (const row of theirs) {
    const ours = own.get(row.id)
    if (ours === undefined) continue
    table.fields.forEach((field, i) => {
      const [was, is, other] = [before.get(row.id)?.[i], ours[i], row.cells[i]].map((cell) => blankAsNull(cell ?? null))
      if (other === is || other === was || other === undefined) return
      touched.add(row.id)
      ;(is === was ? take : clashes).push({ rowId: row.id, field: field.id, to: other })
    })
  }
  return { take, added, clashes, theirRows: [...touched, ...added.map((row) => row.id)] }
}
