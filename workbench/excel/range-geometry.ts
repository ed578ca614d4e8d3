import { MAX_COLUMNS, MAX_ROWS, bounding, intersect, overlaps, containsRect, type Rect } from '../model/rect.ts'
import type { Args } from '../richapi/args.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { rangeAreas } from './range-areas.ts'
import { rangeObject, rangeOfArgument, relative, type RangeTarget } from './range-target.ts'
import { rangeView } from './range-view.ts'
import { specialCells } from './special-cells.ts'
import { TABLE_SCOPED_COLLECTION } from './table-collection.ts'

function moved({ context, sheet }: RangeTarget, to: Rect): HostObject {
  return rangeObject(context, sheet, to)
}

/** The other range of a call; it must lie on the same sheet. */
function other({ sheet }: RangeTarget, args: Args): Rect {
  const found = rangeOfArgument(sheet, args.raw(0))
  if (!found) throw invalidArgument()
  if (found.sheet !== sheet) throw invalidArgument('The ranges must be on the same worksheet.')
  return found.rect
}

function orThrow(found: HostObject | null): HostObject {
  if (!found) throw itemNotFound()
  return found
}

function intersection(of: RangeTarget, args: Args): HostObject | null {
  const common = intersect(of.rect, other(of, args))
  return common && moved(of, common)
}

function usedRange(of: RangeTarget, args: Args): HostObject | null {
  const used = of.sheet.usedRect(args.flag(0))
  const inside = used && intersect(used, of.rect)
  if (!inside) return null
  const trimmed = trim(of, inside, args.flag(0))
  return trimmed && moved(of, trimmed)
}

/** Of a part of a sheet only what is used there counts, not what is used elsewhere. */
function trim({ sheet, rect }: RangeTarget, inside: Rect, valuesOnly: boolean): Rect | null {
  if (containsRect(rect, sheet.usedRect(valuesOnly) ?? rect)) return inside
  let found: Rect | null = null
  sheet.grid.forEach(inside, (cell, row, column) => {
    const isUsed = cell.value !== '' || cell.formula !== null || (!valuesOnly && cell.style !== sheet.state.columns.get(column)?.style)
    const at = { row, column, rows: 1, columns: 1 }
    if (isUsed) found = found ? bounding(found, at) : at
  })
  return found
}

/** Where a jump with Ctrl+arrow lands: the edge of the block, or the next used cell, or the end of the sheet. */
function edge({ sheet, rect }: RangeTarget, direction: string): Rect {
  const down = direction === 'Up' ? -1 : direction === 'Down' ? 1 : 0
  const right = direction === 'Left' ? -1 : direction === 'Right' ? 1 : 0
  if (down === 0 && right === 0) throw invalidArgument()
  const used = sheet.usedRect(true) ?? rect
  const lastRow = used.row + used.rows
  const lastColumn = used.column + used.columns
  const filled = (r: number, c: number): boolean => sheet.value(r, c) !== ''
  const beyond = (r: number, c: number): boolean => r < 0 || c < 0 || r > lastRow || c > lastColumn
  let [r, c] = [rect.row + down, rect.column + right]
  const inBlock = filled(rect.row, rect.column) && !beyond(r, c) && filled(r, c)
  if (inBlock) {
    while (!beyond(r, c) && filled(r, c)) [r, c] = [r + down, c + right]
    return { row: r - down, column: c - right, rows: 1, columns: 1 }
  }
  while (!beyond(r, c) && !filled(r, c)) [r, c] = [r + down, c + right]
  if (!beyond(r, c)) return { row: r, column: c, rows: 1, columns: 1 }
  const clamp = (n: number, step: number, last: number, own: number): number => (step < 0 ? 0 : step > 0 ? last - 1 : own)
  return { row: clamp(r, down, MAX_ROWS, rect.row), column: clamp(c, right, MAX_COLUMNS, rect.column), rows: 1, columns: 1 }
}

function mergedAreas({ context, sheet, rect }: RangeTarget): HostObject | null {
  const areas = sheet.state.merges.filter((m) => overlaps(m, rect))
  return areas.length === 0 ? null : rangeAreas({ context, sheet, rects: areas })
}

/** Methods of Range that lead to other ranges. */
export const RANGE_GEOMETRY: HostClass<RangeTarget>['methods'] = {
  GetCell: (of, args) => moved(of, relative(of.rect, args.integer(0), args.integer(1), 1, 1)),
  GetRow: (of, args) => moved(of, relative(of.rect, args.integer(0), 0, 1)),
  GetColumn: (of, args) => moved(of, relative(of.rect, 0, args.integer(0), of.rect.rows, 1)),
  GetLastRow: (of) => moved(of, relative(of.rect, of.rect.rows - 1, 0, 1)),
  GetLastColumn: (of) => moved(of, relative(of.rect, 0, of.rect.columns - 1, of.rect.rows, 1)),
  GetLastCell: (of) => moved(of, relative(of.rect, of.rect.rows - 1, of.rect.columns - 1, 1, 1)),
  GetRowsAbove: (of, args) => moved(of, relative(of.rect, -args.integerOr(0, 1), 0, args.integerOr(0, 1))),
  GetRowsBelow: (of, args) => moved(of, relative(of.rect, of.rect.rows, 0, args.integerOr(0, 1))),
  GetColumnsBefore: (of, args) => moved(of, relative(of.rect, 0, -args.integerOr(0, 1), of.rect.rows, args.integerOr(0, 1))),
  GetColumnsAfter: (of, args) => moved(of, relative(of.rect, 0, of.rect.columns, of.rect.rows, args.integerOr(0, 1))),
  GetEntireRow: (of) => moved(of, { ...of.rect, column: 0, columns: MAX_COLUMNS }),
  GetEntireColumn: (of) => moved(of, { ...of.rect, row: 0, rows: MAX_ROWS }),
  GetOffsetRange: (of, args) => moved(of, relative(of.rect, args.integer(0), args.integer(1))),
  GetResizedRange: (of, args) => moved(of, relative(of.rect, 0, 0, of.rect.rows + args.integer(0), of.rect.columns + args.integer(1))),
  GetAbsoluteResizedRange: (of, args) => moved(of, relative(of.rect, 0, 0, args.integer(0), args.integer(1))),
  GetBoundingRect: (of, args) => moved(of, bounding(of.rect, other(of, args))),
  GetIntersection: (of, args) => orThrow(intersection(of, args)),
  GetIntersectionOrNullObject: intersection,
  GetUsedRange: (of, args) => orThrow(usedRange(of, args)),
  GetUsedRangeOrNullObject: usedRange,
  GetSurroundingRegion: (of) => moved(of, surrounding(of)),
  GetRangeEdge: (of, args) => moved(of, edge(of, args.text(0))),
  GetVisibleView: (of) => rangeView(of),
  GetMergedAreasOrNullObject: mergedAreas,
  GetSpecialCells: (of, args) => orThrow(specialCells(of, args)),
  GetSpecialCellsOrNullObject: specialCells,
  GetTables: (of, args) => hostObject(TABLE_SCOPED_COLLECTION, { context: of.context, sheet: of.sheet, within: of.rect, fully: args.flag(0) }),
  // Nothing spills here, so there is never a spill to find.
  GetSpillingToRangeOrNullObject: () => null,
  GetSpillParentOrNullObject: () => null,
}

/** The block of used cells around a range, bounded by blank rows and columns (Ctrl+A). */
function surrounding({ sheet, rect }: RangeTarget): Rect {
  let region = rect
  for (;;) {
    const row = Math.max(0, region.row - 1)
    const column = Math.max(0, region.column - 1)
    const around = { row, column, rows: region.row + region.rows + 1 - row, columns: region.column + region.columns + 1 - column }
    let grown = region
    sheet.grid.forEach(around, (cell, r, c) => {
      if (cell.value !== '' || cell.formula !== null) grown = bounding(grown, { row: r, column: c, rows: 1, columns: 1 })
    })
    if (grown.rows === region.rows && grown.columns === region.columns) return region
    region = grown
  }
}
