/** Units × tables as one field of cells: which are shown, what each row comes to, and moving about in it. Pure. */
import type { Progress } from '../../rules/wire.ts'
import type { ProgressCell } from './progress-board.ts'

export interface MatrixRow { readonly id: string; readonly name: string; readonly cells: readonly (ProgressCell | null)[]; readonly passed: number; readonly all: number; readonly late: number }
export interface Chapter { readonly chapter: string; readonly count: number }
export interface Matrix { readonly tables: Progress['tables']; readonly chapters: readonly Chapter[]; readonly rows: readonly MatrixRow[] }

export interface MatrixWish { readonly matches: (...texts: readonly string[]) => boolean; readonly onlyPressing: boolean }

const presses = (cell: ProgressCell): boolean => cell.late || cell.state.kind === 'returned'

/** A search that fits units keeps those rows; one that fits tables keeps those columns. Counts of a row are over all its tables, shown or not. */
export function matrixOf(progress: Progress, { matches, onlyPressing }: MatrixWish): Matrix {
  const byUnit = new Map<string, Map<string, ProgressCell>>()
  for (const cell of progress.cells) {
    const own = byUnit.get(cell.unit) ?? new Map<string, ProgressCell>()
    byUnit.set(cell.unit, own.set(cell.table, cell))
  }
  const kept = onlyPressing ? progress.cells.filter(presses) : progress.cells
  const pressing = { units: new Set(kept.map((cell) => cell.unit)), tables: new Set(kept.map((cell) => cell.table)) }
  const fitting = { units: progress.units.filter((unit) => matches(unit.name)), tables: progress.tables.filter((table) => matches(table.number, table.name)) }
  const tables = (fitting.tables.length > 0 ? fitting.tables : fitting.units.length > 0 ? progress.tables : []).filter((table) => pressing.tables.has(table.id))
  const units = (fitting.units.length > 0 ? fitting.units : fitting.tables.length > 0 ? progress.units : []).filter((unit) => pressing.units.has(unit.id))
  return { tables, chapters: chaptersOf(tables), rows: units.map((unit) => rowOf(unit, tables, byUnit.get(unit.id) ?? new Map())) }
}

function rowOf(unit: { id: string; name: string }, tables: Progress['tables'], own: ReadonlyMap<string, ProgressCell>): MatrixRow {
  const all = [...own.values()]
  return { ...unit, cells: tables.map((table) => own.get(table.id) ?? null), all: all.length, passed: all.filter((cell) => cell.state.kind === 'passed').length, late: all.filter((cell) => cell.late).length }
}

/** `S` for source tables, else the number before the first point. */
export const chapterOf = (number: string): string => (number.startsWith('S') ? 'S' : number.split('.')[0] ?? '')

export function chaptersOf(tables: Progress['tables']): readonly Chapter[] {
  const chapters: { chapter: string; count: number }[] = []
  for (const table of tables) {
    const chapter = chapterOf(table.number)
    const last = chapters.at(-1)
    if (last?.chapter === chapter) last.count += 1
    else chapters.push({ chapter, count: 1 })
  }
  return chapters
}

export interface Spot { readonly row: number; readonly column: number }

/** Where a key leads, kept inside; null when the key does not move. */
export function moveSpot(spot: Spot, key: string, rows: number, columns: number, page: number): Spot | null {
  const to: Partial<Record<string, Spot>> = {
    ArrowUp: { ...spot, row: spot.row - 1 }, ArrowDown: { ...spot, row: spot.row + 1 }, ArrowLeft: { ...spot, column: spot.column - 1 }, ArrowRight: { ...spot, column: spot.column + 1 },
    Home: { ...spot, column: 0 }, End: { ...spot, column: columns - 1 }, PageUp: { ...spot, row: spot.row - page }, PageDown: { ...spot, row: spot.row + page },
  }
  const wanted = to[key]
  const inside = (n: number, count: number): number => Math.max(0, Math.min(count - 1, n))
  return wanted === undefined || rows === 0 || columns === 0 ? null : { row: inside(wanted.row, rows), column: inside(wanted.column, columns) }
}
