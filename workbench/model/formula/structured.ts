import { intersect, rect } from '../rect.ts'
import type { SheetModel } from '../sheet-model.ts'
import { bodyRect, headerRect, totalsRect, type Table } from '../table.ts'
import type { CellRange, Scope } from './scope.ts'

/** The cells of "表1[列]", "表1[[#All],[列]]", "表1[@列]", "[@列]"; 'invalid' when table or column is unknown. */
export function structuredRange(text: string, scope: Scope): CellRange | 'invalid' {
  const open = text.indexOf('[')
  const found = tableNamed(text.slice(0, open), scope)
  if (!found) return 'invalid'
  const inner = text.slice(open + 1, -1).trim()
  const parts = inner.startsWith('[') ? [...inner.matchAll(/\[([^\]]*)\]/g)].map((m) => m[1] ?? '') : inner === '' ? [] : [inner]
  return parts.length > 4 ? 'invalid' : pick(found.sheet, found.table, parts, scope)
}

function tableNamed(name: string, scope: Scope): { sheet: SheetModel; table: Table } | null {
  if (name === '') {
    const table = scope.sheet.tableAt(scope.row, scope.column)
    return table && { sheet: scope.sheet, table }
  }
  for (const sheet of scope.book.sheets) {
    const table = sheet.state.tables.find((t) => t.name.toLowerCase() === name.toLowerCase())
    if (table) return { sheet, table }
  }
  return null
}

function pick(sheet: SheetModel, table: Table, parts: readonly string[], scope: Scope): CellRange | 'invalid' {
  let rows = bodyRect(table)
  const columns: number[] = []
  for (const part of parts) {
    const name = part.startsWith('@') ? part.slice(1) : part
    if (part.startsWith('@') || part === '#This Row') {
      const line = intersect(rows, rect(scope.row, rows.column, 1, rows.columns))
      if (!line) return 'invalid'
      rows = line
    }
    if (part === '#All') rows = table.range
    else if (part === '#Headers') rows = headerRect(table) ?? rows
    else if (part === '#Totals') rows = totalsRect(table) ?? rows
    else if (!part.startsWith('#') && name !== '') columns.push(columnOf(sheet, table, name))
  }
  if (columns.includes(-1)) return 'invalid'
  if (columns.length === 0) return { sheet, rect: rows }
  const first = Math.min(...columns)
  return { sheet, rect: { ...rows, column: table.range.column + first, columns: Math.max(...columns) - first + 1 } }
}

function columnOf(sheet: SheetModel, table: Table, name: string): number {
  const wanted = name.toLowerCase()
  for (let i = 0; i < table.range.columns; i += 1) {
    if (String(sheet.value(table.range.row, table.range.column + i)).toLowerCase() === wanted) return i
  }
  return -1
}
