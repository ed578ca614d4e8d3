import { findName } from '../names.ts'
import { MAX_COLUMNS, MAX_ROWS, isEntireColumns, isEntireRows, rect, type Rect } from '../rect.ts'
import type { SheetModel } from '../sheet-model.ts'
import type { CellValue } from '../cell.ts'
import type { WorkbookModel } from '../workbook-model.ts'
import { structuredRange } from './structured.ts'
import { parseFormula, type Node } from './tree.ts'

/** Where a formula is read. `shift` moves relative references: how far the cell is from the one the formula was written for. */
export interface Scope {
  readonly book: WorkbookModel
  readonly sheet: SheetModel
  readonly row: number
  readonly column: number
  readonly shift: { readonly rows: number; readonly columns: number }
  /** The up-to-date value of a cell; null where it is blank. */
  readonly valueOf: (sheet: SheetModel, row: number, column: number) => CellValue | null
}

export interface CellRange {
  readonly sheet: SheetModel
  readonly rect: Rect
}

/** The cells a node stands for; 'invalid' for a reference that is lost (#REF!), null when the node is no reference. */
export function rangeOf(node: Node, scope: Scope, depth = 0): CellRange | 'invalid' | null {
  if (node.kind === 'ref') {
    const sheet = node.sheet === null ? scope.sheet : scope.book.sheetByName(node.sheet)
    const moved = movedRect(node, scope.shift)
    return sheet && moved ? { sheet, rect: moved } : 'invalid'
  }
  if (node.kind === 'structured') return structuredRange(node.text, scope)
  if (node.kind === 'name') {
    const target = nodeOfName(node.name, scope)
    return target && depth < 8 ? rangeOf(target, { ...scope, shift: { rows: 0, columns: 0 } }, depth + 1) : null
  }
  return null
}

/** What a defined name (or a table's name) stands for. */
export function nodeOfName(name: string, scope: Scope): Node | null {
  const bare = name.slice(name.lastIndexOf('!') + 1)
  const named = findName(scope.book, bare, scope.sheet)
  if (named) return parseFormula(named.formula)
  const isTable = scope.book.sheets.some((s) => s.state.tables.some((t) => t.name.toLowerCase() === bare.toLowerCase()))
  return isTable ? { kind: 'structured', text: `${bare}[]` } : null
}

function movedRect(node: Node & { kind: 'ref' }, shift: Scope['shift']): Rect | null {
  if (shift.rows === 0 && shift.columns === 0) return node.rect
  const { rect: r, anchors } = node
  const byRow = isEntireColumns(r) ? 0 : shift.rows
  const byColumn = isEntireRows(r) ? 0 : shift.columns
  const top = r.row + (anchors.row ? 0 : byRow)
  const bottom = r.row + r.rows - 1 + (anchors.lastRow ? 0 : byRow)
  const left = r.column + (anchors.column ? 0 : byColumn)
  const right = r.column + r.columns - 1 + (anchors.lastColumn ? 0 : byColumn)
  if (Math.min(top, bottom, left, right) < 0 || Math.max(top, bottom) >= MAX_ROWS || Math.max(left, right) >= MAX_COLUMNS) return null
  return rect(Math.min(top, bottom), Math.min(left, right), Math.abs(bottom - top) + 1, Math.abs(right - left) + 1)
}
