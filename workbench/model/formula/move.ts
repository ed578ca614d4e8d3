import { quoteSheetName, toA1, columnName } from '../a1.ts'
import { MAX_COLUMNS, MAX_ROWS, isEntireColumns, isEntireRows, type Rect } from '../rect.ts'
import { shiftRect, type Shift } from '../shift.ts'
import { rewriteReferences, type Reference } from './references.ts'
import { refNode, type Node } from './tree.ts'

type RefNode = Node & { kind: 'ref' }

/** A formula of sheet `own` after cells of sheet `moved` were shifted. Deleted cells become #REF!. */
export function shiftFormula(formula: string, own: string, moved: string, shift: Shift): string {
  return rewriteReferences(formula, (ref) => {
    if ((ref.sheet ?? own).toLowerCase() !== moved.toLowerCase()) return ref.text
    const node = refNode(ref.text)
    if (node?.kind !== 'ref') return ref.text
    const to = shiftRect(node.rect, shift)
    if (to === node.rect) return ref.text
    return prefix(ref) + (to ? cellsText(to, node) : '#REF!')
  })
}

/** A formula copied to another place: relative references move by so many rows and columns. */
export function translateFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  return rewriteReferences(formula, (ref) => {
    const node = refNode(ref.text)
    if (node?.kind !== 'ref') return ref.text
    const to = translated(node, rows, columns)
    return prefix(ref) + (to ? cellsText(to, node) : '#REF!')
  })
}

function translated({ rect: r, anchors }: RefNode, rows: number, columns: number): Rect | null {
  const byRow = isEntireColumns(r) ? 0 : rows
  const byColumn = isEntireRows(r) ? 0 : columns
  const top = r.row + (anchors.row ? 0 : byRow)
  const bottom = r.row + r.rows - 1 + (anchors.lastRow ? 0 : byRow)
  const left = r.column + (anchors.column ? 0 : byColumn)
  const right = r.column + r.columns - 1 + (anchors.lastColumn ? 0 : byColumn)
  const isOff = top < 0 || left < 0 || bottom >= MAX_ROWS || right >= MAX_COLUMNS || bottom < top || right < left
  return isOff ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }
}

function prefix(ref: Reference): string {
  return ref.sheet === null ? '' : `${quoteSheetName(ref.sheet)}!`
}

/** The address with the $ signs the reference had. */
function cellsText(r: Rect, node: RefNode): string {
  const { anchors } = node
  if (isEntireColumns(node.rect) || isEntireRows(node.rect)) return toA1(r, anchors.row || anchors.column)
  const cell = (row: number, column: number, fixRow: boolean, fixColumn: boolean): string =>
    `${fixColumn ? '$' : ''}${columnName(column)}${fixRow ? '$' : ''}${row + 1}`
  const first = cell(r.row, r.column, anchors.row, anchors.column)
  if (node.rect.rows === 1 && node.rect.columns === 1) return first
  return `${first}:${cell(r.row + r.rows - 1, r.column + r.columns - 1, anchors.lastRow, anchors.lastColumn)}`
}
