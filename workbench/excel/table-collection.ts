import { containsRect, overlaps, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { addTable } from '../model/table-edits.ts'
import type { Table } from '../model/table.ts'
import type { Args } from '../richapi/args.ts'
import { hostObject, type HostObject } from '../richapi/host-object.ts'
import { collection } from './collection.ts'
import type { ExcelContext } from './context.ts'
import { anyRange } from './range-target.ts'
import { tableObject } from './table.ts'

interface TablesTarget {
  readonly context: ExcelContext
  /** One sheet's tables, or the workbook's. */
  readonly sheet: SheetModel | null
}

interface Found {
  readonly sheet: SheetModel
  readonly table: Table
}

function listed({ context, sheet }: TablesTarget): Found[] {
  const sheets = sheet ? [sheet] : context.book.sheets
  return sheets.flatMap((s) => s.state.tables.map((table) => ({ sheet: s, table })))
}

function add({ context, sheet }: TablesTarget, args: Args): HostObject {
  const target = anyRange(context, sheet ?? context.book.activeSheet, args.raw(0))
  const table = addTable(target.sheet, target.rect, args.flag(1))
  return tableObject(context, target.sheet, table.id)
}

const TABLES = collection<TablesTarget, Found>(
  {
    type: 'TableCollection',
    list: listed,
    make: ({ sheet, table }, of) => tableObject(of.context, sheet, table.id),
    keys: ({ table }) => [table.id, table.name],
  },
  {
    methods: { Add: add },
    events: { types: { DataChangedEvent: 101, AddedEvent: 102, DeletedEvent: 103 }, targetId: ({ sheet }) => sheet?.id ?? 'Workbook' },
  },
)

export function tableCollection(context: ExcelContext, sheet: SheetModel | null): HostObject {
  return hostObject(TABLES, { context, sheet })
}

interface ScopedTarget {
  readonly context: ExcelContext
  readonly sheet: SheetModel
  readonly within: Rect
  readonly fully: boolean
}

/** Tables that touch a range (`range.getTables`). */
export const TABLE_SCOPED_COLLECTION = collection<ScopedTarget, Found>(
  {
    type: 'TableScopedCollection',
    list: ({ sheet, within, fully }) =>
      sheet.state.tables.filter((t) => (fully ? containsRect(within, t.range) : overlaps(within, t.range))).map((table) => ({ sheet, table })),
    make: ({ sheet, table }, of) => tableObject(of.context, sheet, table.id),
    keys: ({ table }) => [table.id, table.name],
  },
  {
    methods: {
      GetFirst: (of) => {
        const [first] = of.sheet.state.tables.filter((t) => overlaps(of.within, t.range))
        return first ? tableObject(of.context, of.sheet, first.id) : null
      },
    },
  },
)
