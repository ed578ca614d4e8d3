import { isEntireColumns, isEntireRows, intersect, type Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { EMPTY_CELL, isBlank } from '../model/cell.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import type { ExcelContext } from './context.ts'
import { formatObject } from './formats.ts'
import { fullAddress, rangeObject, rangeOfArgument, rangeOfText } from './range-target.ts'
import { worksheetObject } from './worksheet.ts'

export interface AreasTarget {
  readonly context: ExcelContext
  readonly sheet: SheetModel
  readonly rects: readonly Rect[]
}

const RANGE_COLLECTION = collection<AreasTarget, Rect>({
  type: 'RangeCollection',
  list: (of) => of.rects,
  make: (rect, of) => rangeObject(of.context, of.sheet, rect),
  keys: () => [],
})

/** Excel.RangeAreas: several rectangles of one sheet. */
const RANGE_AREAS: HostClass<AreasTarget> = {
  type: 'RangeAreas',
  properties: {
    Address: { get: (of) => of.rects.map((rect) => fullAddress(of.sheet, rect)).join(',') },
    AddressLocal: { get: (of) => of.rects.map((rect) => fullAddress(of.sheet, rect)).join(',') },
    AreaCount: { get: (of) => of.rects.length },
    CellCount: { get: (of) => of.rects.reduce((n, rect) => n + rect.rows * rect.columns, 0) },
    IsEntireColumn: { get: (of) => of.rects.every(isEntireColumns) },
    IsEntireRow: { get: (of) => of.rects.every(isEntireRows) },
    Style: { get: () => 'Normal' },
  },
  navigation: {
    Areas: (of) => hostObject(RANGE_COLLECTION, of),
    Format: (of) => formatObject({ sheet: of.sheet, rects: () => of.rects }),
    Worksheet: (of) => worksheetObject(of.context, of.sheet),
  },
  methods: {
    Clear: (of, args) => {
      const what = args.textOr(0, 'All')
      of.sheet.book.run(() => {
        for (const rect of of.rects) {
          of.sheet.editCells(rect, (old) => (isBlank(old) ? old : what === 'Contents' ? { ...EMPTY_CELL, style: old.style } : EMPTY_CELL))
        }
      })
    },
    GetIntersectionOrNullObject: (of, args) => {
      const other = rangeOfArgument(of.sheet, args.raw(0))
      const parts = of.rects.map((rect) => (other ? intersect(rect, other.rect) : null)).filter((rect) => rect !== null)
      return parts.length === 0 ? null : rangeAreas({ ...of, rects: parts })
    },
  },
}

export function rangeAreas(target: AreasTarget): HostObject {
  return hostObject(RANGE_AREAS, target)
}

/** "A1:B2,D4" on one sheet. @throws RichError InvalidArgument */
export function areasOfText(context: ExcelContext, sheet: SheetModel, text: string): HostObject {
  const rects = text.split(',').map((part) => rangeOfText(sheet, part.trim()))
  if (rects.length === 0) throw invalidArgument()
  return rangeAreas({ context, sheet, rects })
}
