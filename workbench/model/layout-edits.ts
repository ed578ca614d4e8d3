import { Refusal, invalid } from './access.ts'
import { EMPTY_CELL } from './cell.ts'
import { containsRect, isSingleCell, overlaps, rect, type Rect } from './rect.ts'
import { NO_RIGHTS, type ProtectionOptions } from './protection.ts'
import type { SheetModel } from './sheet-model.ts'

/** Hides or shows entire rows (by hand, not by a filter). Showing also shows what a filter hid, as in Excel. */
export function setRowsHidden(sheet: SheetModel, first: number, count: number, hidden: boolean): void {
  sheet.refuseWithout('allowFormatRows')
  sheet.book.run(() => {
    sheet.setRowProps(first, count, (old) => ({ ...old, hidden }))
    if (!hidden && sheet.state.filteredRows.size > 0) {
      sheet.patch({ filteredRows: new Set([...sheet.state.filteredRows].filter((row) => row < first || row >= first + count)) })
    }
    sheet.book.emit({ type: 'rowsHidden', sheetId: sheet.id, range: rect(first, 0, count, 16_384), hidden, origin: sheet.book.origin })
  })
}

export function setColumnsHidden(sheet: SheetModel, first: number, count: number, hidden: boolean): void {
  sheet.refuseWithout('allowFormatColumns')
  sheet.book.run(() => {
    sheet.setColumnProps(first, count, (old) => ({ ...old, hidden }))
    sheet.book.emit({ type: 'layout', sheetId: sheet.id, what: 'columnsHidden' })
  })
}

/** Heights in points. */
export function setRowHeight(sheet: SheetModel, first: number, count: number, size: number): void {
  if (!(size >= 0 && size <= 409.5)) throw invalid()
  sheet.refuseWithout('allowFormatRows')
  sheet.book.run(() => {
    // All rows of the sheet: only those that can hold something are worth an entry.
    const rows = sheet.clip(rect(first, 0, count)).rows
    sheet.setRowProps(first, rows, (old) => ({ ...old, size }))
    sheet.book.emit({ type: 'layout', sheetId: sheet.id, what: 'heights' })
  })
}

/** Widths in points. */
export function setColumnWidth(sheet: SheetModel, first: number, count: number, size: number): void {
  if (!(size >= 0 && size <= 1800)) throw invalid()
  sheet.refuseWithout('allowFormatColumns')
  sheet.book.run(() => {
    sheet.setColumnProps(first, count, (old) => ({ ...old, size }))
    sheet.book.emit({ type: 'layout', sheetId: sheet.id, what: 'widths' })
  })
}

/** About as wide as the longest text; a Chinese character counts as two. Guess: the true width needs the font. */
export function autofitColumns(sheet: SheetModel, range: Rect): void {
  const area = sheet.clip(range)
  for (let c = area.column; c < area.column + area.columns; c += 1) {
    let longest = 0
    sheet.grid.forEach(rect(area.row, c, area.rows, 1), (_cell, row) => {
      longest = Math.max(longest, textWidth(sheet.text(row, c)))
    })
    if (longest > 0) setColumnWidth(sheet, c, 1, Math.min(255, longest + 1) * 5.25 + 3.75)
  }
}

export function autofitRows(sheet: SheetModel, range: Rect): void {
  const area = sheet.clip(range)
  for (let r = area.row; r < area.row + area.rows; r += 1) {
    let lines = 1
    sheet.grid.forEach(rect(r, 0, 1, 16_384), (cell, _row, column) => {
      const text = sheet.text(r, column)
      const room = Math.max(1, Math.floor((sheet.columnWidth(column) - 3.75) / 5.25))
      const wanted = text.split('\n').reduce((n, line) => n + (cell.style.wrap ? Math.max(1, Math.ceil(textWidth(line) / room)) : 1), 0)
      lines = Math.max(lines, cell.style.wrap ? wanted : 1)
    })
    setRowHeight(sheet, r, 1, Math.min(409.5, lines * 15))
  }
}

function textWidth(text: string): number {
  let width = 0
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1
  return width
}

export function freeze(sheet: SheetModel, rows: number, columns: number): void {
  sheet.book.run(() => {
    sheet.patch({ frozen: { rows, columns } })
    sheet.book.emit({ type: 'layout', sheetId: sheet.id, what: 'freeze' })
  })
}

export function setTabColor(sheet: SheetModel, tabColor: string): void {
  sheet.book.run(() => {
    sheet.patch({ tabColor })
    sheet.book.emit({ type: 'layout', sheetId: sheet.id, what: 'tabColor' })
  })
}

/** Only the upper left cell keeps its contents. @throws Refusal TableOverlap inside a table */
export function merge(sheet: SheetModel, range: Rect): void {
  sheet.refuseLocked(range)
  if (isSingleCell(range)) return
  if (sheet.state.tables.some((t) => overlaps(t.range, range))) throw new Refusal('TableOverlap', '表格里的单元格不能合并。')
  if (sheet.state.merges.some((m) => overlaps(m, range) && !containsRect(range, m))) throw new Refusal('MergedRange', '这会截断已有的合并单元格。')
  sheet.book.run(() => {
    sheet.editCells(range, (old, row, column) =>
      row === range.row && column === range.column ? old : old.value === '' && old.formula === null ? old : { ...EMPTY_CELL, style: old.style },
    )
    sheet.patch({ merges: [...sheet.state.merges.filter((m) => !overlaps(m, range)), range] })
    sheet.book.emit({ type: 'layout', sheetId: sheet.id, what: 'merges' })
  })
}

export function unmerge(sheet: SheetModel, range: Rect): void {
  sheet.refuseWithout('allowFormatCells')
  if (!sheet.state.merges.some((m) => overlaps(m, range))) return
  sheet.book.run(() => {
    sheet.patch({ merges: sheet.state.merges.filter((m) => !overlaps(m, range)) })
    sheet.book.emit({ type: 'layout', sheetId: sheet.id, what: 'merges' })
  })
}

/** @throws Refusal InvalidOperation when the sheet is protected already, as Excel's `protect` does */
export function protectSheet(sheet: SheetModel, options: Partial<ProtectionOptions> = {}, password: string | null = null): void {
  if (sheet.state.protection) throw new Refusal('InvalidOperation', '工作表已受保护。')
  sheet.book.run(() => {
    sheet.patch({ protection: { options: { ...NO_RIGHTS, ...options }, password } })
    sheet.book.noteFinal()
    sheet.book.emit({ type: 'protection', sheetId: sheet.id, on: true, origin: sheet.book.origin })
  })
}

/** @throws Refusal BadPassword */
export function unprotectSheet(sheet: SheetModel, password: string | null = null): void {
  const { protection } = sheet.state
  if (!protection) return
  if (protection.password !== null && protection.password !== password) throw new Refusal('BadPassword', '密码不正确。')
  sheet.book.run(() => {
    sheet.patch({ protection: null })
    sheet.book.noteFinal()
    sheet.book.emit({ type: 'protection', sheetId: sheet.id, on: false, origin: sheet.book.origin })
  })
}
