import { deleteCells } from '../model/move-cells.ts'
import { rect, type Rect } from '../model/rect.ts'
import { insertTableRows } from '../model/table-edits.ts'
import { bodyRect } from '../model/table.ts'
import type { Args } from '../richapi/args.ts'
import { hostObject, targetOf, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import { rangeObject } from './range-target.ts'
import { tableOf, type TableRef } from './table.ts'
import { gridOf, wireValue, writeContents } from './values.ts'

interface RowRef extends TableRef {
  readonly index: number
}

function rowRect(of: RowRef): Rect {
  const body = bodyRect(tableOf(of))
  if (of.index < 0 || of.index >= body.rows) throw invalidArgument()
  return rect(body.row + of.index, body.column, 1, body.columns)
}

function deleteRows(of: TableRef, index: number, count: number): void {
  const body = bodyRect(tableOf(of))
  if (index < 0 || count < 1 || index + count > body.rows) throw invalidArgument()
  deleteCells(of.sheet, rect(body.row + index, body.column, count, body.columns), 'Up')
}

const TABLE_ROW: HostClass<RowRef> = {
  type: 'TableRow',
  properties: {
    Index: { get: (of) => of.index },
    Values: {
      get: (of) => gridOf(of.sheet, rowRect(of), (cell) => wireValue(cell.value)),
      set: (of, value) => {
        writeContents(of.sheet, rowRect(of), value)
      },
    },
  },
  navigation: {},
  methods: {
    GetRange: (of) => rangeObject(of.context, of.sheet, rowRect(of)),
    Delete: (of) => {
      deleteRows(of, of.index, 1)
    },
  },
}

/** rows.add(index, values): at the end when index is null; one row of blanks when values are left out. */
function add(of: TableRef, args: Args): HostObject {
  const table = tableOf(of)
  const index = args.has(0) && args.integer(0) >= 0 ? args.integer(0) : bodyRect(table).rows
  const given: unknown = args.raw(1)
  const lines: readonly unknown[] = Array.isArray(given) ? given : [given]
  const values = lines.map((line) => (Array.isArray(line) ? line : Array.from({ length: table.range.columns }, () => line ?? null)))
  if (values.some((line) => line.length !== table.range.columns)) throw invalidArgument()
  of.sheet.book.run(() => {
    const gap = insertTableRows(of.sheet, table, values.length, index)
    if (given !== undefined && given !== null) writeContents(of.sheet, gap, values)
  })
  return hostObject(TABLE_ROW, { ...of, index })
}

const TABLE_ROWS = collection<TableRef, number>(
  {
    type: 'TableRowCollection',
    list: (of) => Array.from({ length: bodyRect(tableOf(of)).rows }, (_, i) => i),
    make: (index, of) => hostObject(TABLE_ROW, { ...of, index }),
    keys: (index) => [index],
  },
  {
    methods: {
      Add: add,
      DeleteRows: (of, args) => {
        const indexes = args.list(0).map((row) => (typeof row === 'number' ? row : (targetOf(TABLE_ROW, row)?.index ?? -1)))
        // From below, so that the indexes still to come stay right.
        for (const index of indexes.toSorted((a, b) => b - a)) deleteRows(of, index, 1)
      },
      DeleteRowsAt: (of, args) => {
        deleteRows(of, args.integer(0), args.integerOr(1, 1))
      },
    },
  },
)

export function tableRows(of: TableRef): HostObject {
  return hostObject(TABLE_ROWS, of)
}
