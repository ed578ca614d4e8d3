/** Corrections, written in blocks of neighbouring rows; what stood there before is answered, so that one 撤销 takes it back. */
import { rowIdOf } from '../../rules/layout/marks-text.ts'
import { Problem } from '../../rules/problem.ts'
import type { Table } from '../../rules/table.ts'
import type { Cell } from '../../rules/value.ts'
import { runs } from './blocks.ts'
import { bodyRange, boundTable, type BoundTable } from './bound-table.ts'
import { readCell, written } from './cell-text.ts'
import { findColumns } from './columns.ts'
import type { HostState } from './host-state.ts'
import type { CellChange } from './host.ts'
import { onOpenSheet } from './protection.ts'
import { areaAddress } from './write-rows.ts'

/** Ranges in one request: Microsoft warns of thousands. */
const rangesAtOnce = 400

interface Run { readonly field: number; readonly place: number; readonly start: number; readonly count: number }

export async function writeCells(state: HostState, listObject: string, table: Table, changes: readonly CellChange[]): Promise<readonly CellChange[]> {
  if (changes.length === 0) return []
  return state.calls.run(async (context) => {
    const bound = await boundTable(context, listObject, table)
    const ids = bodyRange(bound, 0, bound.idAt, bound.rowCount, 1)
    ids.load('values')
    await context.sync()
    const positions = new Map((ids.values as unknown[][]).map((row, position) => [rowIdOf(row[0]), position]))
    const wanted = byField(changes, table, positions)
    const { at } = findColumns(bound.headers, table)
    const all = [...wanted].flatMap(([field, cells]): Run[] => {
      const place = at[field]
      return place === null || place === undefined ? [] : runs([...cells.keys()].sort((a, b) => a - b)).map((run) => ({ field, place, ...run }))
    })
    const before: CellChange[] = []
    const done = await onOpenSheet(context, bound, async () => {
      for (let start = 0; start < all.length; start += rangesAtOnce) {
        before.push(...await writeRuns(context, state, bound, table, all.slice(start, start + rangesAtOnce), wanted))
      }
    })
    if (done === 'protected') throw new Problem('excel.protected', { listObject })
    const rowIds = new Map([...positions].map(([rowId, position]) => [String(position), rowId]))
    return before.map((change) => ({ ...change, rowId: rowIds.get(change.rowId) ?? change.rowId }))
  })
}

type Wanted = ReadonlyMap<number, ReadonlyMap<number, Cell>>

/** Field index → position → new value. Rows that are gone are left out: nothing to correct any more. */
function byField(changes: readonly CellChange[], table: Table, positions: ReadonlyMap<string, number>): Wanted {
  const wanted = new Map<number, Map<number, Cell>>()
  for (const change of changes) {
    const field = table.fields.findIndex(({ id }) => id === change.field)
    const position = positions.get(change.rowId)
    if (field < 0 || position === undefined) continue
    const cells = wanted.get(field) ?? new Map<number, Cell>()
    cells.set(position, change.to)
    wanted.set(field, cells)
  }
  return wanted
}

/** Answers the old values with the position as `rowId`. */
async function writeRuns(context: Excel.RequestContext, state: HostState, bound: BoundTable, table: Table, some: readonly Run[], wanted: Wanted): Promise<readonly CellChange[]> {
  const ranges = some.map((run) => ({ run, range: bodyRange(bound, run.start, run.place, run.count, 1) }))
  for (const { range } of ranges) range.load('values')
  await context.sync()
  const before = ranges.flatMap(({ run, range }) => (range.values as unknown[][]).map((row, offset): CellChange => ({
    rowId: String(run.start + offset), field: table.fields[run.field]?.id ?? '', to: readCell(row[0]),
  })))
  context.application.suspendScreenUpdatingUntilNextSync()
  for (const { run, range } of ranges) {
    const field = table.fields[run.field]
    if (field === undefined) continue
    range.values = Array.from({ length: run.count }, (_, offset) => [written(field, wanted.get(run.field)?.get(run.start + offset) ?? null)])
    state.own.expect(bound.worksheetId, areaAddress(bound.firstRow + run.start, bound.firstColumn + run.place, run.count, 1))
  }
  await context.sync()
  return before
}
