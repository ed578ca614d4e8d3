/** What a clerk pastes into 6.1.1: the columns from 民族 on, for the teachers the sheet already lists. */
import { loadNewestEdition } from '../../server/editions/load-newest.ts'
import { colleges } from '../../server/demo/blueprint.ts'
import { cellsOf } from '../../server/demo/cells.ts'
import { buildWorld } from '../../server/demo/rows.ts'
import type { Cell } from '../../rules/value.ts'

/** Field positions in 6.1.1 and the sheet column they stand in (two columns stand before the first field). */
const first = 5
export const firstPasteColumn = 'H'

export function sheetColumn(fieldId: string): string {
  const index = teacherTable().fields.findIndex((field) => field.id === fieldId) + 2
  return index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`
}

function teacherTable() {
  const entry = loadNewestEdition().catalogue.byNumber.get('6.1.1')
  if (!entry) throw new Error('no 6.1.1')
  return entry.table
}

/** The rows of one unit of a demo college for the current year, as TSV; `change` may spoil cells. */
export function teacherTsv(college: string, unit: string, change: (row: number, field: string, cell: Cell) => Cell = (_, __, cell) => cell): { tsv: string; rows: number } {
  const plan = colleges.find((one) => one.id === college)
  if (!plan) throw new Error(`no college ${college}`)
  const today = new Date()
  const year = (today.getUTCMonth() >= 7 ? today.getUTCFullYear() : today.getUTCFullYear() - 1) - 1
  const table = teacherTable()
  const rows = buildWorld(plan, 1, year).tables['6.1.1']?.[unit] ?? []
  const lines = rows.map((row, index) => cellsOf(table, row).slice(first).map((cell, at) => change(index, table.fields[at + first]?.id ?? '', cell) ?? '').join('\t'))
  return { tsv: lines.join('\n'), rows: rows.length }
}

/** The whole rows of one unit as cells in field order. */
export function teacherCells(college: string, unit: string): Cell[][] {
  const plan = colleges.find((one) => one.id === college)
  if (!plan) throw new Error(`no college ${college}`)
  const today = new Date()
  const year = (today.getUTCMonth() >= 7 ? today.getUTCFullYear() : today.getUTCFullYear() - 1) - 1
  return (buildWorld(plan, 1, year).tables['6.1.1']?.[unit] ?? []).map((row) => cellsOf(teacherTable(), row))
}
