import { freeze } from '../model/layout-edits.ts'
import { isEntireColumns, isEntireRows, rect, MAX_COLUMNS, MAX_ROWS, type Rect } from '../model/rect.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { rangeObject, rangeOfArgument } from './range-target.ts'
import type { SheetTarget } from './worksheet.ts'

function frozenRect({ sheet }: SheetTarget): Rect | null {
  const { rows, columns } = sheet.state.frozen
  if (rows === 0 && columns === 0) return null
  return rect(0, 0, rows === 0 ? MAX_ROWS : rows, columns === 0 ? MAX_COLUMNS : columns)
}

/** Excel.WorksheetFreezePanes. */
const FREEZE_PANES: HostClass<SheetTarget> = {
  type: 'WorksheetFreezePanes',
  properties: {},
  navigation: {},
  methods: {
    FreezeAt: ({ sheet }, args) => {
      const target = rangeOfArgument(sheet, args.raw(0))
      if (!target) throw invalidArgument()
      const { rect: r } = target
      freeze(sheet, isEntireColumns(r) ? 0 : r.row + r.rows, isEntireRows(r) ? 0 : r.column + r.columns)
    },
    FreezeRows: ({ sheet }, args) => {
      freeze(sheet, args.integerOr(0, 1), 0)
    },
    FreezeColumns: ({ sheet }, args) => {
      freeze(sheet, 0, args.integerOr(0, 1))
    },
    Unfreeze: ({ sheet }) => {
      freeze(sheet, 0, 0)
    },
    GetLocation: (of) => {
      const found = frozenRect(of)
      if (!found) throw itemNotFound()
      return rangeObject(of.context, of.sheet, found)
    },
    GetLocationOrNullObject: (of) => {
      const found = frozenRect(of)
      return found && rangeObject(of.context, of.sheet, found)
    },
  },
}

export function freezePanes(of: SheetTarget): HostObject {
  return hostObject(FREEZE_PANES, of)
}
