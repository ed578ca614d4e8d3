/** Values → the XML of cells. Text is always inline text, so `=cmd|…` stays text in every export. */
import type { Cell } from '../../rules/value.ts'

/** 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
  return (index < 26 ? '' : columnLetter(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
}

const careful = /[&<>_\s\u0000-\u001f\ufffe\uffff\ud800-\udfff]/
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for an XML attribute or element. */
export function escapeXml(text: string): string {
  return text.toWellFormed().replace(/[&<>"]/g, (c) => entities[c] ?? c).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

/** Control characters travel as _xHHHH_, and text that looks like that is escaped itself (ECMA-376 ST_Xstring). */
function textElement(text: string): string {
  const cut = text.length > 32767 ? text.slice(0, 32767) : text
  if (!careful.test(cut)) return `<t>${cut}</t>`
  const safe = cut.toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>]/g, (c) => entities[c] ?? c)
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
  return /^\s|\s$|\n/.test(cut) ? `<t xml:space="preserve">${safe}</t>` : `<t>${safe}</t>`
}

/** Makes the writer of one sheet's rows: `styles[j]` is the style id of column j. Row numbers start at 1. */
export function rowWriter(styles: readonly string[]): (row: number, cells: readonly Cell[]) => string {
  const columns = styles.map((style, j) => {
    const at = `<c r="${columnLetter(j)}`
    return { at, number: `" s="${style}"><v>`, text: `" s="${style}" t="inlineStr"><is>`, truth: `" s="${style}" t="b"><v>`, blank: `" s="${style}"/>` }
  })
  return (row, cells) => {
    let out = `<row r="${row}">`
    for (let j = 0; j < columns.length; j += 1) {
      const column = columns[j]
      if (!column) continue
      const cell = cells[j]
      if (typeof cell === 'string' && cell !== '') out += column.at + row + column.text + textElement(cell) + '</is></c>'
      else if (typeof cell === 'number' && Number.isFinite(cell)) out += column.at + row + column.number + cell + '</v></c>'
      else if (typeof cell === 'boolean') out += column.at + row + column.truth + (cell ? '1' : '0') + '</v></c>'
      else out += column.at + row + column.blank
    }
    return out + '</row>'
  }
}
