import { setTabColor } from '../model/layout-edits.ts'
import { WHOLE_SHEET, rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { Args } from '../richapi/args.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { sheetAutoFilter } from './auto-filter.ts'
import { colorOf } from './colors.ts'
import type { ExcelContext } from './context.ts'
import { copySheet } from './copy-sheet.ts'
import { freezePanes } from './freeze-panes.ts'
import { namedItems } from './named-items.ts'
import { pageLayout } from './page-layout.ts'
import { areasOfText } from './range-areas.ts'
import { rangeObject, rangeOfText } from './range-target.ts'
import { SHEET_EVENTS } from './sheet-events.ts'
import { sheetProtection } from './sheet-protection.ts'
import { tableCollection } from './table-collection.ts'
import { customProperties } from './worksheet-properties.ts'

export interface SheetTarget {
  readonly context: ExcelContext
  readonly sheet: SheetModel
}

/** @throws RichError ItemNotFound when the sheet was deleted meanwhile */
function existing({ context, sheet }: SheetTarget): SheetModel {
  if (!context.book.sheets.includes(sheet)) throw itemNotFound()
  return sheet
}

function usedRange(of: SheetTarget, args: Args): HostObject | null {
  const used = existing(of).usedRect(args.flag(0))
  return used && rangeObject(of.context, of.sheet, used)
}

/** getNext/getPrevious: hidden sheets are left out with `visibleOnly`. */
function neighbour(of: SheetTarget, step: 1 | -1, visibleOnly: boolean): HostObject | null {
  const { sheets } = of.context.book
  let at = sheets.indexOf(of.sheet) + step
  while (visibleOnly && sheets[at] && sheets[at]?.visibility !== 'Visible') at += step
  const found = sheets[at]
  return found ? worksheetObject(of.context, found) : null
}

function orThrow(found: HostObject | null): HostObject {
  if (!found) throw itemNotFound()
  return found
}

/** What is only stored for a sheet. */
function kept(key: string, otherwise: unknown): { get: (of: SheetTarget) => unknown; set: (of: SheetTarget, value: unknown) => void } {
  const store = (of: SheetTarget): Map<string, unknown> => {
    const id = `sheet|${of.sheet.id}`
    const found = of.context.stored.get(id) ?? new Map<string, unknown>()
    of.context.stored.set(id, found)
    return found
  }
  return {
    get: (of) => store(of).get(key) ?? otherwise,
    set: (of, value) => {
      store(of).set(key, value)
    },
  }
}

/** Excel.Worksheet. */
export const WORKSHEET: HostClass<SheetTarget> = {
  type: 'Worksheet',
  properties: {
    Id: { get: (of) => of.sheet.id },
    Name: {
      get: (of) => existing(of).name,
      set: (of, value) => {
        if (typeof value !== 'string') throw invalidArgument()
        of.context.book.renameSheet(existing(of), value)
      },
    },
    Position: {
      get: (of) => of.context.book.sheets.indexOf(of.sheet),
      set: (of, value) => {
        if (typeof value !== 'number') throw invalidArgument()
        of.context.book.moveSheet(existing(of), value)
      },
    },
    Visibility: {
      get: (of) => existing(of).visibility,
      set: (of, value) => {
        if (value !== 'Visible' && value !== 'Hidden' && value !== 'VeryHidden') throw invalidArgument()
        of.context.book.setVisibility(existing(of), value)
      },
    },
    TabColor: {
      get: (of) => existing(of).state.tabColor,
      set: (of, value) => {
        setTabColor(existing(of), value === '' ? '' : colorOf(value))
      },
    },
    EnableCalculation: kept('EnableCalculation', true),
    ShowGridlines: kept('ShowGridlines', true),
    ShowHeadings: kept('ShowHeadings', true),
    StandardHeight: { get: () => 15 },
    StandardWidth: kept('StandardWidth', 8.43),
    TabId: { get: (of) => Number(of.sheet.id.slice(1, 9)) },
  },
  navigation: {
    Tables: ({ context, sheet }) => tableCollection(context, sheet),
    Names: ({ context, sheet }) => namedItems(context, sheet),
    Protection: (of) => sheetProtection(of),
    FreezePanes: (of) => freezePanes(of),
    AutoFilter: ({ context, sheet }) => sheetAutoFilter(context, sheet),
    CustomProperties: (of) => customProperties(of),
    PageLayout: (of) => pageLayout(of),
  },
  methods: {
    Activate: (of) => {
      of.context.book.activate(existing(of))
    },
    Calculate: (of) => {
      of.context.book.calculate()
    },
    Copy: (of, args) => worksheetObject(of.context, copySheet(of.context, existing(of), args)),
    Delete: (of) => {
      of.context.book.deleteSheet(existing(of))
    },
    GetCell: (of, args) => rangeObject(of.context, existing(of), rect(args.integer(0), args.integer(1))),
    GetRange: (of, args) => rangeObject(of.context, existing(of), args.has(0) ? rangeOfText(of.sheet, args.text(0)) : WHOLE_SHEET),
    GetRanges: (of, args) => areasOfText(of.context, existing(of), args.textOr(0, '')),
    GetRangeByIndexes: (of, args) =>
      rangeObject(of.context, existing(of), rect(args.integer(0), args.integer(1), args.integer(2), args.integer(3))),
    GetUsedRange: (of, args) => usedRange(of, args) ?? rangeObject(of.context, of.sheet, rect(0, 0)),
    GetUsedRangeOrNullObject: usedRange,
    GetNext: (of, args) => orThrow(neighbour(of, 1, args.flag(0))),
    GetNextOrNullObject: (of, args) => neighbour(of, 1, args.flag(0)),
    GetPrevious: (of, args) => orThrow(neighbour(of, -1, args.flag(0))),
    GetPreviousOrNullObject: (of, args) => neighbour(of, -1, args.flag(0)),
  },
  identity: (of) => ({ Id: of.sheet.id }),
  events: {
    types: SHEET_EVENTS,
    targetId: (of) => of.sheet.id,
  },
}

export function worksheetObject(context: ExcelContext, sheet: SheetModel): HostObject {
  return hostObject(WORKSHEET, { context, sheet })
}
