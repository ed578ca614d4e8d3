import { Refusal, invalid } from './access.ts'
import { extendTable } from './extend-table.ts'
import { findName } from './names.ts'
import { intersect, overlaps, rect, type Rect } from './rect.ts'
import { insertCells } from './move-cells.ts'
import { applyFilters } from './filter.ts'
import type { SheetModel } from './sheet-model.ts'
import { bodyRect, type Table } from './table.ts'
import type { WorkbookModel } from './workbook-model.ts'

/**
 * Makes a table. Without headers a row "列1"… is put above the data, which moves down. Empty header cells are filled in.
 * @throws Refusal TableOverlap, AccessDenied
 */
export function addTable(sheet: SheetModel, range: Rect, hasHeaders: boolean, name?: string): Table {
  sheet.refuseWithout()
  if (sheet.state.tables.some((t) => overlaps(t.range, range))) throw new Refusal('TableOverlap', '表格不能与另一个表格重叠。')
  if (sheet.state.merges.some((m) => overlaps(m, range))) throw new Refusal('TableOverlap', '表格不能含有合并单元格。')
  return sheet.book.run(() => {
    if (!hasHeaders) insertCells(sheet, rect(range.row, range.column, 1, range.columns), 'Down')
    const rows = Math.max(2, range.rows + (hasHeaders ? 0 : 1))
    const number = sheet.book.nextNumber()
    const table: Table = {
      id: `{${String(number).padStart(8, '0')}-000C-0000-FFFF-FFFF00000000}`,
      name: name ?? freeTableName(sheet.book),
      range: { ...range, rows },
      showHeaders: true,
      showTotals: false,
      style: 'TableStyleMedium2',
      bandedRows: true,
      bandedColumns: false,
      filterButton: true,
      highlightFirstColumn: false,
      highlightLastColumn: false,
      columnIds: Array.from({ length: range.columns }, (_, i) => i + 1),
      filters: {},
    }
    sheet.patch({ tables: [...sheet.state.tables, table] })
    nameColumns(sheet, table)
    sheet.book.noteMoved()
    sheet.book.emit({ type: 'tableChanged', sheetId: sheet.id, tableId: table.id, what: 'added', origin: sheet.book.origin })
    return table
  })
}

/** Header cells hold unique texts: empty ones become 列1…, repeated ones get a number, as in Excel. */
function nameColumns(sheet: SheetModel, table: Table): void {
  const taken = new Set<string>()
  const header = rect(table.range.row, table.range.column, 1, table.range.columns)
  for (let i = 0; i < table.range.columns; i += 1) {
    const { row, column } = { row: header.row, column: header.column + i }
    const text = sheet.text(row, column) || `列${i + 1}`
    let unique = text
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${text}${n}`
    taken.add(unique.toLowerCase())
    const old = sheet.cell(row, column)
    if (old.value !== unique) {
      sheet.grid.set(row, column, { ...old, value: unique, formula: null })
      sheet.book.noteEdited(sheet, rect(row, column), 'RangeEdited', old.value)
    }
  }
}

export function freeTableName(book: WorkbookModel): string {
  let n = 1
  while (tableNamed(book, `表${n}`)) n += 1
  return `表${n}`
}

export function tableNamed(book: WorkbookModel, name: string): { sheet: SheetModel; table: Table } | null {
  const wanted = name.toLowerCase()
  for (const sheet of book.sheets) {
    const table = sheet.state.tables.find((t) => t.name.toLowerCase() === wanted || t.id.toLowerCase() === wanted)
    if (table) return { sheet, table }
  }
  return null
}

/** @throws Refusal InvalidArgument for a name that looks like a cell, holds blanks or is taken */
export function renameTable(sheet: SheetModel, table: Table, name: string): void {
  const other = tableNamed(sheet.book, name)
  const isTaken = (other && other.table.id !== table.id) || findName(sheet.book, name, null)
  const looksLikeCell = /^[A-Za-z]{1,3}\d+$/.test(name) || /^[RrCc]$/.test(name)
  if (isTaken || looksLikeCell || !/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name)) throw invalid('表格名称无效或已被使用。')
  changeTable(sheet, { ...table, name }, 'renamed')
}

export function changeTable(sheet: SheetModel, table: Table, what: 'renamed' | 'resized' | 'styled'): void {
  sheet.refuseWithout()
  sheet.book.run(() => {
    sheet.replaceTable(table)
    if (what !== 'styled') sheet.book.noteMoved()
    sheet.book.emit({ type: 'tableChanged', sheetId: sheet.id, tableId: table.id, what, origin: sheet.book.origin })
  })
}

/** @throws Refusal InvalidArgument when the header row would move, TableOverlap */
export function resizeTable(sheet: SheetModel, table: Table, range: Rect): void {
  const others = sheet.state.tables.filter((t) => t.id !== table.id)
  if (range.row !== table.range.row || !intersect(range, table.range) || range.rows < 2) throw invalid('标题行必须留在原来的行，并且新区域要与原区域重叠。')
  if (others.some((t) => overlaps(t.range, range))) throw new Refusal('TableOverlap', '表格不能与另一个表格重叠。')
  sheet.book.run(() => {
    const kept = table.columnIds.slice(0, range.columns)
    const next = Math.max(0, ...table.columnIds) + 1
    const added = Array.from({ length: range.columns - kept.length }, (_, i) => next + i)
    const resized = { ...table, range, columnIds: [...kept, ...added] }
    changeTable(sheet, resized, 'resized')
    nameColumns(sheet, resized)
  })
}

/** Makes the table longer by the rows directly under it, without moving anything: what typing there does. */
export function growTable(sheet: SheetModel, table: Table, rows: number): void {
  const range = { ...table.range, rows: table.range.rows + rows }
  const isFree = !sheet.state.tables.some((t) => t.id !== table.id && overlaps(t.range, range))
  if (!isFree) return
  const grown = { ...table, range }
  changeTable(sheet, grown, 'resized')
  extendTable(sheet, grown, rows)
}

/** Puts empty rows into the table at `index` of its body (its end when left out); cells below it move down. */
export function insertTableRows(sheet: SheetModel, table: Table, count: number, index?: number): Rect {
  const body = bodyRect(table)
  const at = index ?? body.rows
  if (at < 0 || at > body.rows) throw invalid()
  return sheet.book.run(() => {
    const gap = rect(body.row + at, body.column, count, body.columns)
    insertCells(sheet, gap, 'Down')
    // Inserted behind the last row, the gap lies outside: the table takes it in.
    const now = sheet.tableById(table.id)
    if (at === body.rows) {
      const grown = { ...now, range: { ...now.range, rows: table.range.rows + count } }
      changeTable(sheet, grown, 'resized')
      extendTable(sheet, grown, count)
    }
    return gap
  })
}

/** The table goes, its cells stay (`convertToRange`). */
export function removeTable(sheet: SheetModel, table: Table): void {
  sheet.refuseWithout()
  sheet.book.run(() => {
    const filters = Object.keys(table.filters).length > 0
    sheet.patch({ tables: sheet.state.tables.filter((t) => t.id !== table.id) })
    if (filters) applyFilters(sheet)
    sheet.book.noteMoved()
    sheet.book.emit({ type: 'tableChanged', sheetId: sheet.id, tableId: table.id, what: 'deleted', origin: sheet.book.origin })
  })
}
