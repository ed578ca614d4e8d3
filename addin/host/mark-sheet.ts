/** Writes all marks of a table: the hidden column and 检查, one block. Conditional formats do the painting. */
import { marksText, rowIdOf } from '../../rules/layout/marks-text.ts'
import { Problem } from '../../rules/problem.ts'
import type { Table } from '../../rules/table.ts'
import { bodyRange, boundWith, type BoundTable } from './bound-table.ts'
import { writtenText } from './cell-text.ts'
import { findColumns } from './columns.ts'
import type { HostState } from './host-state.ts'
import type { RowMarks } from './host.ts'
import { onOpenSheet } from './protection.ts'
import { writeRows } from './write-rows.ts'

export async function markSheet(state: HostState, listObject: string, table: Table, marks: readonly RowMarks[]): Promise<'written' | 'protected'> {
  state.remember(listObject, table)
  return state.calls.run(async (context) => {
    // The order of rows is read now: somebody may have sorted since the judge ran.
    const found = await boundWith(context, state, listObject, table, (place) => {
      const ids = bodyRange(place, 0, place.idAt, place.rowCount, 1)
      ids.load('values')
      const check = place.checkAt === null ? null : bodyRange(place, 0, place.checkAt, place.rowCount, 1)
      check?.load('values')
      return { ids, check }
    })
    if (found === null) throw new Problem('excel.sheet-gone', { listObject })
    const { bound, asked: { ids, check } } = found
    const before = (ids.values as unknown[][]).map((row, position) => [String(row[0] ?? ''), String(check?.values[position]?.[0] ?? '')] as const)
    const after = textsOf(before, headersOf(bound, table), marks)
    const changed = after.flatMap(([text, glyph], position) => (text === before[position]?.[0] && glyph === before[position]?.[1] ? [] : [position]))
    const [first, last] = [changed[0], changed.at(-1)]
    if (first === undefined || last === undefined) return 'written'
    const done = await onOpenSheet(context, bound, () => writeBoth(context, state, bound, first, after.slice(first, last + 1)))
    return done === 'done' ? 'written' : 'protected'
  })
}

type Texts = readonly [hidden: string, glyph: string]

function textsOf(before: readonly Texts[], headers: ReadonlyMap<string, string>, marks: readonly RowMarks[]): readonly Texts[] {
  const byId = new Map(marks.map((row) => [row.rowId, row]))
  return before.map(([hidden]) => {
    const rowId = rowIdOf(hidden)
    const row = byId.get(rowId)
    if (row === undefined) return [rowId, '']
    const cells = row.cells.flatMap(({ field, mark }) => { const header = headers.get(field); return header === undefined ? [] : [{ header, mark }] })
    return [marksText(rowId, cells), row.glyph]
  })
}

/** Headers as they stand in the sheet: the conditions compare with them. */
function headersOf(bound: BoundTable, table: Table): ReadonlyMap<string, string> {
  const { at } = findColumns(bound.headers, table)
  return new Map(table.fields.flatMap((field, index) => { const place = at[index]; return place === null || place === undefined ? [] : [[field.id, String(bound.headers[place])] as const] }))
}

async function writeBoth(context: Excel.RequestContext, state: HostState, bound: BoundTable, first: number, texts: readonly Texts[]): Promise<void> {
  const at = (column: number) => ({ sheet: bound.sheet, worksheetId: bound.worksheetId, row: bound.firstRow + first, column: bound.firstColumn + column, own: state.own })
  const quoted = texts.map(([hidden, glyph]) => [writtenText(hidden), writtenText(glyph)] as const)
  if (bound.checkAt === bound.idAt + 1) return writeRows(context, { ...at(bound.idAt), rows: quoted })
  await writeRows(context, { ...at(bound.idAt), rows: quoted.map(([hidden]) => [hidden]) })
  if (bound.checkAt !== null) await writeRows(context, { ...at(bound.checkAt), rows: quoted.map(([, glyph]) => [glyph]) })
}
