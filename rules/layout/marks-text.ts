/**
 * The text of the hidden first column: `<row id>|E:民族|W:学历|`. It names the bad cells of its row by their column header, so
 * marks travel with the row when it is sorted, survive saving, and 2,000 marked cells are one column write.
 */
import { markOrder, type CellMark } from './marks.ts'

const letters: Readonly<Record<CellMark, string>> = { returned: 'R', error: 'E', warning: 'W', hint: 'H', unconfirmed: 'U', changed: 'C' }

/** Excel's limit for the text of one cell, in UTF-16 units. */
const cellLimit = 32767

/** The hidden cell of a row. Headers come as they stand in the sheet; a `|` inside one would break the text, so it is dropped. */
export function marksText(rowId: string, cells: readonly { readonly header: string; readonly mark: CellMark }[]): string {
  if (cells.length === 0) return rowId
  let text = `${rowId}|`
  for (const { header, mark } of cells) {
    const part = `${letters[mark]}:${header.replaceAll('|', '')}|`
    if (text.length + part.length > cellLimit) break
    text += part
  }
  return text
}

/** The row id in a hidden cell; empty for a row that has none yet. Accepts whatever stands there. */
export function rowIdOf(hidden: unknown): string {
  const text = typeof hidden === 'string' ? hidden : hidden === null || hidden === undefined ? '' : String(hidden)
  const bar = text.indexOf('|')
  return (bar < 0 ? text : text.slice(0, bar)).trim()
}

/** A conditional format of the data range. Lower priority number wins; all stop the ones after them. */
export interface MarkCondition { readonly mark: CellMark; readonly priority: number; readonly formula: string }

/**
 * One condition a mark, written for the top-left data cell. `firstColumn` is that cell's column letter, rows count from 1.
 * FIND is exact: no wildcards and case counts, so a header with `*` or `?` is safe.
 * @example markConditions('C', 4, 5)[1]?.formula === '=ISNUMBER(FIND("|E:"&C$4&"|",$A5))'
 */
export function markConditions(firstColumn: string, headerRow: number, firstRow: number): readonly MarkCondition[] {
  return markOrder.map((mark, index) => ({
    mark,
    priority: index + 1,
    formula: `=ISNUMBER(FIND("|${letters[mark]}:"&${firstColumn}$${headerRow}&"|",$A${firstRow}))`,
  }))
}
