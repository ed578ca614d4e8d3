/** Re-reads a whole table: the truth, whatever events said. Two syncs for an ordinary sheet, more only for large ones or trouble. */
import type { Table } from '../../rules/table.ts'
import type { Cell } from '../../rules/value.ts'
import { runs } from './blocks.ts'
import { bodyRange, boundTable, boundWith, type BoundTable } from './bound-table.ts'
import { readCell } from './cell-text.ts'
import { findColumns } from './columns.ts'
import type { HostState } from './host-state.ts'
import type { HostRow, ReadSheet, SheetTrouble } from './host.ts'
import { giveIds, type GivenIds } from './row-ids.ts'
import { rowIdOf } from '../../rules/layout/marks-text.ts'
import { hiddenRowCount, outsideTrouble } from './sheet-trouble.ts'
import { columnBlock } from './write-rows.ts'

/** Cells asked for in one answer; about 3 MB of Chinese text, where Excel on the web refuses 5. */
const answerCells = 120_000
/** Formulas told one by one; beyond that the list helps nobody. */
const mostFormulas = 500

export async function readSheet(state: HostState, listObject: string, table: Table): Promise<ReadSheet> {
  state.remember(listObject, table)
  return state.calls.run(async (context) => {
    const around = queueSurroundings(context, listObject)
    const bound = await boundTable(context, listObject, table)
    const count = Math.min(bound.rowCount, table.maxRows)
    const raw = await readBody(context, bound, count)
    const { at, trouble } = findColumns(bound.headers, table)
    const rows = lastWithContent(raw.values, at) + 1
    const given = giveIds(raw.values.slice(0, rows).map((row) => row[bound.idAt]), state.newId)
    const told: SheetTrouble[] = [...trouble]
    told.push(...formulaTrouble(raw.formulas, at, table, given.ids))
    told.push(...mergedTrouble(around.merged), ...outsideTrouble(bound, around.used))
    if (!state.filtered.has(listObject) && around.body.rowHidden !== false) {
      const hidden = await hiddenRowCount(context, bound)
      if (hidden > 0) told.push({ kind: 'hidden-rows', count: hidden })
    }
    const filled = filledRows(bound, around.used)
    if (filled > table.maxRows) told.push({ kind: 'too-many-rows', rows: filled, max: table.maxRows })
    told.push(...renamedTrouble(state, listObject, bound.sheetName))
    if (given.changed.length > 0 && !(await writeIds(context, state, bound, given))) told.push({ kind: 'protected' })
    return {
      firstRow: bound.firstRow + 1, trouble: told,
      rows: given.ids.map((id, position) => ({ id, cells: at.map((place) => (place === null ? null : readCell(raw.values[position]?.[place]))) })),
    }
  })
}

/** What else is asked in the first sync: how far the sheet is used, what is merged, what is hidden. */
function queueSurroundings(context: Excel.RequestContext, listObject: string): { readonly used: Excel.Range; readonly merged: Excel.RangeAreas; readonly body: Excel.Range } {
  const table = context.workbook.tables.getItemOrNullObject(listObject)
  const used = table.worksheet.getUsedRangeOrNullObject(true)
  used.load('rowIndex,rowCount,columnIndex,columnCount')
  const body = table.getDataBodyRange()
  body.load('rowHidden')
  const merged = body.getMergedAreasOrNullObject()
  merged.load('address')
  return { used, merged, body }
}

/** Single rows after an edit. Null when rows or columns have come, gone or moved, a row has no id yet or holds a formula: then the whole must be read. */
export async function readSomeRows(state: HostState, listObject: string, table: Table, positions: readonly number[]): Promise<readonly HostRow[] | null> {
  state.remember(listObject, table)
  return state.calls.run(async (context) => {
    const sorted = [...new Set(positions)].sort((a, b) => a - b)
    const found = await boundWith(context, state, listObject, table, (place) => {
      const ranges = runs(sorted).map(({ start, count }) => bodyRange(place, start, 0, count, place.columnCount))
      for (const range of ranges) range.load('values,formulas')
      return ranges
    })
    if (found === null || (sorted.at(-1) ?? 0) >= found.bound.rowCount) return null
    const { bound, asked } = found
    const { at, trouble } = findColumns(bound.headers, table)
    if (trouble.length > 0) return null
    const values = asked.flatMap((range) => range.values as unknown[][])
    const typed = asked.flatMap((range) => range.formulas as unknown[][])
    if (values.some((row, nth) => at.some((place) => place !== null && row[place] !== typed[nth]?.[place]))) return null
    const rows = values.map((row): HostRow => ({ id: rowIdOf(row[bound.idAt]), cells: at.map((place) => (place === null ? null : readCell(row[place]))) }))
    const ids = new Set(rows.map(({ id }) => id))
    return ids.has('') || ids.size !== rows.length ? null : rows
  })
}

interface RawBody { readonly values: readonly (readonly unknown[])[]; readonly formulas: readonly { readonly position: number; readonly place: number }[] }

/**
 * `formulas` answers a plain cell's value too, so values are only asked for where a formula stands: half the answer's size.
 * A text that merely begins with `=` is equal in both and no formula.
 */
async function readBody(context: Excel.RequestContext, bound: BoundTable, count: number): Promise<RawBody> {
  const columns = bound.headers.length
  const step = Math.max(1, Math.floor(answerCells / columns))
  const values: (readonly unknown[])[] = []
  const formulas: { position: number; place: number }[] = []
  for (let start = 0; start < count; start += step) {
    const range = bodyRange(bound, start, 0, Math.min(step, count - start), columns)
    range.load('formulas')
    await context.sync()
    const block: unknown[][] = range.formulas
    const suspect = block.map((row) => row.some((cell) => typeof cell === 'string' && cell.startsWith('=')))
    if (suspect.includes(true)) await withValues(context, bound, start, block, suspect, formulas)
    values.push(...block)
  }
  return { values, formulas }
}

async function withValues(context: Excel.RequestContext, bound: BoundTable, start: number, block: unknown[][], suspect: readonly boolean[], formulas: { position: number; place: number }[]): Promise<void> {
  const rows = suspect.flatMap((is, row) => (is ? [row] : []))
  const ranges = runs(rows).map(({ start: row, count }) => ({ row, range: bodyRange(bound, start + row, 0, count, bound.headers.length) }))
  for (const { range } of ranges) range.load('values')
  await context.sync()
  for (const { row, range } of ranges) {
    (range.values as unknown[][]).forEach((real, offset) => {
      const typed = block[row + offset] ?? []
      real.forEach((value, place) => { if (typed[place] !== value) formulas.push({ position: start + row + offset, place }) })
      block[row + offset] = real
    })
  }
}

/** Rows of the table down to the last one of the sheet with content; spare rows below are only paper. */
const filledRows = (bound: BoundTable, used: Excel.Range): number => (used.isNullObject ? 0 : Math.min(bound.rowCount, used.rowIndex + used.rowCount - bound.firstRow))

/** Position of the last row with content in a field; blank rows below it are only paper. */
function lastWithContent(values: readonly (readonly unknown[])[], at: readonly (number | null)[]): number {
  const places = at.filter((place): place is number => place !== null)
  for (let position = values.length - 1; position >= 0; position -= 1) {
    const row = values[position]
    if (places.some((place) => !isBlank(row?.[place]))) return position
  }
  return -1
}

const isBlank = (value: unknown): boolean => (readCell(value) as Cell) === null

function formulaTrouble(formulas: RawBody['formulas'], at: readonly (number | null)[], table: Table, ids: readonly string[]): readonly SheetTrouble[] {
  const trouble: SheetTrouble[] = []
  for (const { position, place } of formulas) {
    const field = table.fields[at.indexOf(place)]
    const rowId = ids[position]
    if (field !== undefined && rowId !== undefined && trouble.length < mostFormulas) trouble.push({ kind: 'formula', rowId, field: field.id })
  }
  return trouble
}

function mergedTrouble(merged: Excel.RangeAreas): readonly SheetTrouble[] {
  if (merged.isNullObject) return []
  return merged.address.split(',').map((address): SheetTrouble => ({ kind: 'merged', address: address.slice(address.lastIndexOf('!') + 1).trim() }))
}

/** Said for as long as the name is another than at first: readings follow each other within moments. */
function renamedTrouble(state: HostState, listObject: string, name: string): readonly SheetTrouble[] {
  const first = state.firstNames.get(listObject) ?? name
  state.firstNames.set(listObject, first)
  return first !== name ? [{ kind: 'renamed', to: name }] : []
}

/** One block over all rows from the first to the last that lacks an id. False when the sheet is protected by somebody else. */
async function writeIds(context: Excel.RequestContext, state: HostState, bound: BoundTable, given: GivenIds): Promise<boolean> {
  const [first, last] = [given.changed[0] ?? 0, given.changed.at(-1) ?? 0]
  return columnBlock(context, state.own, bound, bound.idAt, first, given.ids.slice(first, last + 1))
}
