import type { Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'

/** The text Excel puts on the clipboard: cells by tab, lines by CRLF, quoted where a cell holds either. Hidden rows are left out when filtered. */
export function toTsv(sheet: SheetModel, range: Rect): string {
  return visibleLines(sheet, range).map((line) => line.map(quoted).join('\t')).join('\r\n')
}

/** The same as a small HTML table, which is what Word and mail programs take. */
export function toHtml(sheet: SheetModel, range: Rect): string {
  const rows = visibleLines(sheet, range).map((line) => `<tr>${line.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`)
  return `<table>${rows.join('')}</table>`
}

function visibleLines(sheet: SheetModel, range: Rect): string[][] {
  const area = sheet.clip(range)
  const lines: string[][] = []
  for (let r = area.row; r < area.row + area.rows; r += 1) {
    if (sheet.state.filteredRows.has(r)) continue
    lines.push(Array.from({ length: area.columns }, (_, i) => sheet.text(r, area.column + i)))
  }
  return lines
}

const quoted = (text: string): string => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
}

/** Reads clipboard text as Excel does: a quoted cell may hold tabs and line breaks, "" in it is a quote; the last line break ends the text. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    rows.at(-1)?.push(cell.text)
    at = cell.end
    if (at >= text.length) break
    if (text[at] === '\t') {
      at += 1
      if (at >= text.length) rows.at(-1)?.push('')
      continue
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    if (at < text.length) rows.push([])
  }
  const width = Math.max(1, ...rows.map((row) => row.length))
  return rows.map((row) => (row.length === width ? row : [...row, ...new Array<string>(width - row.length).fill('')]))
}

interface Piece { readonly text: string; readonly end: number }

function plainCell(text: string, from: number): Piece {
  let end = from
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { text: text.slice(from, end), end }
}

/** A quote that is never closed, or is followed by more text, is an ordinary character. */
function quotedCell(text: string, from: number): Piece {
  let end = from + 1
  while (end < text.length) {
    if (text[end] !== '"') end += 1
    else if (text[end + 1] === '"') end += 2
    else break
  }
  const after = text[end + 1]
  const closed = text[end] === '"' && (after === undefined || after === '\t' || after === '\n' || after === '\r')
  if (!closed) return plainCell(text, from)
  return { text: text.slice(from + 1, end).replaceAll('""', '"').replaceAll('\r\n', '\n'), end: end + 1 }
}

/** The first table of clipboard HTML as rows of text; null when there is none. Merged cells leave blanks, as in Excel. */
export function parseHtmlTable(html: string): string[][] | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return null
  const grid: string[][] = []
  const taken = new Set<string>()
  Array.from(table.rows).forEach((row, r) => {
    const line = (grid[r] ??= [])
    let c = 0
    for (const cell of row.cells) {
      while (taken.has(`${r},${c}`)) line[c++] = ''
      line[c] = cellText(cell)
      // A hostile page may claim 65,534 rows: never beyond the table itself.
      const span = Math.min(cell.rowSpan, table.rows.length - r)
      for (let i = 0; i < span; i += 1) for (let j = 0; j < cell.colSpan; j += 1) if (i + j > 0) taken.add(`${r + i},${c + j}`)
      for (let j = 1; j < cell.colSpan; j += 1) line[c + j] = ''
      c += cell.colSpan
    }
  })
  const width = Math.max(1, ...grid.map((line) => line.length))
  return grid.map((line) => Array.from({ length: width }, (_, i) => line[i] ?? ''))
}

function cellText(cell: HTMLTableCellElement): string {
  for (const br of cell.querySelectorAll('br')) br.replaceWith('\n')
  return (cell.textContent ?? '').replaceAll('\u00a0', ' ').replace(/[ \t]*\r?\n[ \t]+/g, ' ').trim()
}
