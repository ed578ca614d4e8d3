import { EMPTY_CELL, isBlank } from '../model/cell.ts'
import { DEFAULT_STYLE } from '../model/cell-style.ts'
import { translateFormula } from '../model/formula/move.ts'
import { merge, unmerge } from '../model/layout-edits.ts'
import { deleteCells, insertCells } from '../model/move-cells.ts'
import { isOnSheet, overlaps, rect, subtract } from '../model/rect.ts'
import { changeConditionalFormats, clearValidation } from '../model/rule-edits.ts'
import { isUntouched } from '../model/sheet-model.ts'
import type { Args } from '../richapi/args.ts'
import type { HostClass } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import { anyRange, rangeObject, type RangeTarget } from './range-target.ts'

function clear({ sheet, rect: range }: RangeTarget, args: Args): void {
  const what = args.textOr(0, 'All')
  if (what === 'Hyperlinks' || what === 'RemoveHyperlinks' || what === 'ResetContents') return
  sheet.book.run(() => {
    if (what !== 'Contents') clearRules({ sheet, rect: range }, what === 'All')
    sheet.editCells(range, (old) => {
      if (isUntouched(old)) return old
      if (what === 'Contents') return isBlank(old) ? old : { ...EMPTY_CELL, style: old.style }
      return what === 'Formats' ? { ...old, style: DEFAULT_STYLE } : EMPTY_CELL
    })
  })
}

/** Clearing formats takes conditional formats of those cells along; clearing all, validations too. */
function clearRules({ sheet, rect: range }: Pick<RangeTarget, 'sheet' | 'rect'>, all: boolean): void {
  const formats = sheet.state.conditionalFormats
  if (formats.some((f) => f.ranges.some((r) => overlaps(r, range)))) {
    const kept = formats.map((f) => ({ ...f, ranges: f.ranges.flatMap((r) => subtract(r, range)) })).filter((f) => f.ranges.length > 0)
    changeConditionalFormats(sheet, kept)
  }
  if (all && sheet.state.validations.some((v) => v.ranges.some((r) => overlaps(r, range)))) clearValidation(sheet, range)
}

/** copyFrom: a smaller source is repeated over a range that is a multiple of it. */
function copyFrom(of: RangeTarget, args: Args): void {
  const source = anyRange(of.context, of.sheet, args.raw(0))
  const type = args.textOr(1, 'All')
  const skipBlanks = args.flag(2)
  const transpose = args.flag(3)
  const from = source.sheet.clip(source.rect)
  const [height, width] = transpose ? [from.columns, from.rows] : [from.rows, from.columns]
  const multiple = of.rect.rows % height === 0 && of.rect.columns % width === 0
  const target = multiple ? of.rect : rect(of.rect.row, of.rect.column, height, width)
  if (!isOnSheet(target)) throw invalidArgument()
  const cells = Array.from({ length: from.rows }, (_, r) =>
    Array.from({ length: from.columns }, (_c, c) => source.sheet.cell(from.row + r, from.column + c)),
  )
  of.sheet.editCells(target, (old, row, column) => {
    const [r, c] = [(row - target.row) % height, (column - target.column) % width]
    const [fromRow, fromColumn] = transpose ? [c, r] : [r, c]
    const cell = cells[fromRow]?.[fromColumn]
    if (!cell || (skipBlanks && isBlank(cell))) return old
    if (type === 'Formats') return { ...old, style: cell.style }
    const formula = cell.formula === null || type === 'Values' ? null : translateFormula(cell.formula, row - from.row - fromRow, column - from.column - fromColumn)
    return { value: cell.value, formula, style: type === 'All' ? cell.style : old.style }
  })
}

/** Methods of Range that change cells. */
export const RANGE_EDITS: HostClass<RangeTarget>['methods'] = {
  Clear: clear,
  ClearOrResetContents: (of) => {
    of.sheet.editCells(of.rect, (old) => (isBlank(old) ? old : { ...EMPTY_CELL, style: old.style }))
  },
  CopyFrom: copyFrom,
  MoveTo: (of, args) => {
    const target = anyRange(of.context, of.sheet, args.raw(0))
    const range = rect(target.rect.row, target.rect.column, of.rect.rows, of.rect.columns)
    const cells = Array.from({ length: range.rows }, (_, r) => Array.from({ length: range.columns }, (_c, c) => of.sheet.cell(of.rect.row + r, of.rect.column + c)))
    of.sheet.editCells(of.rect, () => EMPTY_CELL)
    target.sheet.editCells(range, (old, r, c) => cells[r - range.row]?.[c - range.column] ?? old)
  },
  Insert: (of, args) => {
    const direction = args.text(0)
    if (direction !== 'Down' && direction !== 'Right') throw invalidArgument()
    const at = of.rect
    insertCells(of.sheet, at, direction)
    return rangeObject(of.context, of.sheet, at)
  },
  Delete: (of, args) => {
    const direction = args.text(0)
    if (direction !== 'Up' && direction !== 'Left') throw invalidArgument()
    deleteCells(of.sheet, of.rect, direction)
  },
  Merge: ({ sheet, rect: range }, args) => {
    if (!args.flag(0)) merge(sheet, range)
    else for (let r = 0; r < range.rows; r += 1) merge(sheet, { ...range, row: range.row + r, rows: 1 })
  },
  Unmerge: ({ sheet, rect: range }) => {
    unmerge(sheet, range)
  },
  Select: ({ sheet, rect: range }) => {
    sheet.book.select(sheet, range)
  },
  Calculate: ({ sheet }) => {
    sheet.book.calculate()
  },
  SetDirty: ({ sheet }) => {
    sheet.book.calculate(true)
  },
  ReplaceAll: replaceAll,
  _ValidateArraySize: ({ rect: range }, args) => {
    if (args.integer(0) !== range.rows || args.integer(1) !== range.columns) {
      throw invalidArgument("The number of rows or columns in the input array doesn't match the size or dimensions of the range.")
    }
  },
}

function replaceAll(of: RangeTarget, args: Args): number {
  const wanted = args.text(0)
  const fresh = args.text(1)
  const { completeMatch, matchCase } = args.plain(2)
  if (wanted === '') throw invalidArgument()
  const same = (text: string): boolean => (matchCase === true ? text === wanted : text.toLowerCase() === wanted.toLowerCase())
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), matchCase === true ? 'gu' : 'giu')
  let replaced = 0
  of.sheet.writeContents(of.rect, (row, column) => {
    const cell = of.sheet.cell(row, column)
    const text = String(cell.formula ?? cell.value)
    const next = completeMatch === true ? (same(text) ? fresh : text) : text.replace(pattern, () => fresh)
    if (next === text) return null
    replaced += 1
    return next
  })
  return replaced
}
