/** Which sheet of a workbook holds which official table: by its header row, wherever it stands, so that files of other hands are found too. */
import type { Catalogue, TableEntry } from '../../rules/edition/catalogue.ts'
import type { Cell } from '../../rules/value.ts'
import type { SheetRow } from './read-workbook.ts'

export interface FoundRow { readonly id: string; readonly row: number; readonly cells: readonly Cell[] }
export interface FoundTable {
  readonly entry: TableEntry
  readonly sheet: string
  readonly rows: readonly FoundRow[]
  /** sheet column (0-based) of each field; -1 where the column is missing */
  readonly columns: readonly number[]
}

const searchedRows = 12
const share = 0.6

/** The tables found, at most one a sheet; a sheet without one is passed over. */
export function findTables(rows: readonly SheetRow[], catalogue: Catalogue): FoundTable[] {
  const bySheet = new Map<string, SheetRow[]>()
  for (const row of rows) {
    const list = bySheet.get(row.sheet)
    if (list) list.push(row)
    else bySheet.set(row.sheet, [row])
  }
  return [...bySheet].flatMap(([sheet, list]) => {
    const found = headOf(sheet, list, catalogue)
    return found ? [tableAt(sheet, list, found)] : []
  })
}

interface Head { readonly entry: TableEntry; readonly row: number; readonly columns: readonly number[]; readonly hits: number; readonly named: boolean }

function headOf(sheet: string, rows: readonly SheetRow[], catalogue: Catalogue): Head | null {
  let best: Head | null = null
  const top = rows.filter((row) => row.row <= searchedRows)
  for (const row of top) {
    const places = new Map<string, number>()
    row.cells.forEach((cell, index) => { if (typeof cell === 'string' && cell.trim() !== '') places.set(plain(cell), index) })
    for (const entry of catalogue.tables.values()) {
      const columns = entry.fields.map(({ field }) => places.get(plain(field.header)) ?? places.get(plain(field.name)) ?? -1)
      const hits = columns.filter((column) => column >= 0).length
      if (hits < Math.max(2, entry.fields.length * share)) continue
      const named = sheet.startsWith(`${entry.table.number} `) || top.some((line) => line.cells.some((cell) => typeof cell === 'string' && cell.includes(entry.table.name)))
      if (best === null || Number(named) > Number(best.named) || (named === best.named && hits / entry.fields.length > best.hits / best.entry.fields.length)) best = { entry, row: row.row, columns, hits, named }
    }
  }
  return best
}

const plain = (text: string): string => text.replace(/\s+/g, '')

function tableAt(sheet: string, rows: readonly SheetRow[], head: Head): FoundTable {
  const first = Math.min(...head.columns.filter((column) => column >= 0))
  const found = rows.filter((row) => row.row > head.row).map((row): FoundRow => ({
    row: row.row, cells: head.columns.map((column) => (column < 0 ? null : row.cells[column] ?? null)),
    id: first > 0 && typeof row.cells[0] === 'string' && /^[\w.-]{6,64}(\||$)/.test(row.cells[0]) ? (row.cells[0].split('|')[0] ?? `row${row.row}`) : `row${row.row}`,
  })).filter((row) => row.cells.some((cell) => cell !== null && cell !== ''))
  const seen = new Set<string>()
  return { entry: head.entry, sheet, columns: head.columns, rows: found.map((row) => { const id = seen.has(row.id) ? `row${row.row}` : row.id; seen.add(id); return { ...row, id } }) }
}
