import type { ConditionalFormat } from './conditional-format.ts'
import { shiftFormula, translateFormula } from './formula/move.ts'
import { rect, type Rect } from './rect.ts'
import { shiftRect, type Shift } from './shift.ts'
import type { SheetModel } from './sheet-model.ts'
import type { Validation } from './validation.ts'

/** Conditional formats of the sheet whose cells moved: ranges move, and each formula still means the same for each cell. */
export function shiftFormats(sheet: SheetModel, shift: Shift): readonly ConditionalFormat[] {
  return sheet.state.conditionalFormats.flatMap((format) => {
    const ranges = shiftRects(format.ranges, shift)
    return ranges.length === 0 ? [] : [{ ...format, ranges, formula: ownFormula(sheet, format.ranges, format.formula, shift) }]
  })
}

export function shiftValidations(sheet: SheetModel, shift: Shift): readonly Validation[] {
  return sheet.state.validations.flatMap((validation) => {
    const ranges = shiftRects(validation.ranges, shift)
    const change = (formula: string): string => ownFormula(sheet, validation.ranges, formula, shift)
    return ranges.length === 0 ? [] : [{ ...mapRuleFormulas(validation, change), ranges }]
  })
}

/** The validation with every formula in its rule changed; plain lists and limits stay. */
export function mapRuleFormulas(validation: Validation, change: (formula: string) => string): Validation {
  const { rule } = validation
  const limit = (f: string | number): string | number => (typeof f === 'string' && f.startsWith('=') ? change(f) : f)
  if (rule.kind === 'list') return rule.source.startsWith('=') ? { ...validation, rule: { ...rule, source: change(rule.source) } } : validation
  if (rule.kind === 'custom') return { ...validation, rule: { ...rule, formula: change(rule.formula) } }
  const second = rule.formula2 === undefined ? {} : { formula2: limit(rule.formula2) }
  return { ...validation, rule: { ...rule, formula1: limit(rule.formula1), ...second } }
}

export function shiftRects(ranges: readonly Rect[], shift: Shift): Rect[] {
  return ranges.map((r) => shiftRect(r, shift)).filter((r) => r !== null)
}

/**
 * A rule's formula is written for its first cell. When that cell is deleted, the formula is first read for the first cell that
 * stays; then it shifts as a formula in that cell would. (Univer is one row off here.)
 */
function ownFormula(sheet: SheetModel, ranges: readonly Rect[], formula: string, shift: Shift): string {
  const [base] = ranges
  const kept = firstKept(ranges, shift)
  if (!base || !kept || formula === '') return formula
  const written = translateFormula(formula, kept.row - base.row, kept.column - base.column)
  return shiftFormula(written, sheet.name, sheet.name, shift)
}

/** The first cell of the first range of which something stays, at its place before the shift. */
function firstKept(ranges: readonly Rect[], shift: Shift): { row: number; column: number } | null {
  const range = ranges.find((r) => shiftRect(r, shift) !== null)
  if (!range) return null
  const line = shift.axis === 'row' ? range.row : range.column
  const isDeleted = shift.count < 0 && line >= shift.at && line < shift.at - shift.count && shiftRect(range, shift) !== range
  const first = isDeleted ? shift.at - shift.count : line
  return shift.axis === 'row' ? rect(first, range.column) : rect(range.row, first)
}
