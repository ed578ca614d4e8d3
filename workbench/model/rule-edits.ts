import type { ConditionalFormat } from './conditional-format.ts'
import { overlaps, subtract, type Rect } from './rect.ts'
import type { SheetModel } from './sheet-model.ts'
import { NO_PROMPT, STOP_ALERT, type Validation } from './validation.ts'

/** Gives `range` this rule; whatever rule it had, whole or in part, is cut away. */
export function setValidation(sheet: SheetModel, range: Rect, rule: Pick<Validation, 'rule'> & Partial<Validation>): Validation {
  const added: Validation = {
    ignoreBlanks: true, prompt: NO_PROMPT, alert: STOP_ALERT, ...rule, id: `dv${sheet.book.nextNumber()}`, ranges: [range],
  }
  changeValidations(sheet, [...without(sheet.state.validations, range), added])
  return added
}

export function clearValidation(sheet: SheetModel, range: Rect): void {
  changeValidations(sheet, without(sheet.state.validations, range))
}

export function changeValidation(sheet: SheetModel, validation: Validation): void {
  changeValidations(sheet, sheet.state.validations.map((v) => (v.id === validation.id ? validation : v)))
}

function without(validations: readonly Validation[], range: Rect): readonly Validation[] {
  return validations.flatMap((v) => {
    if (!v.ranges.some((r) => overlaps(r, range))) return [v]
    const ranges = v.ranges.flatMap((r) => subtract(r, range))
    return ranges.length === 0 ? [] : [{ ...v, ranges }]
  })
}

function changeValidations(sheet: SheetModel, validations: readonly Validation[]): void {
  sheet.refuseWithout()
  sheet.book.run(() => {
    sheet.patch({ validations })
    sheet.book.emit({ type: 'validations', sheetId: sheet.id })
  })
}

/** Adds a format with the highest priority, as `conditionalFormats.add` does; rules loaded from a file go last instead. */
export function addConditionalFormat(sheet: SheetModel, format: Omit<ConditionalFormat, 'id'>, last = false): ConditionalFormat {
  const added = { ...format, id: `{${String(sheet.book.nextNumber()).padStart(8, '0')}-00CF-0000-0000-000000000000}` }
  const others = sheet.state.conditionalFormats
  changeConditionalFormats(sheet, last ? [...others, added] : [added, ...others])
  return added
}

export function replaceConditionalFormat(sheet: SheetModel, format: ConditionalFormat): void {
  changeConditionalFormats(sheet, sheet.state.conditionalFormats.map((f) => (f.id === format.id ? format : f)))
}

/** Replaces the whole list: order is priority. */
export function changeConditionalFormats(sheet: SheetModel, formats: readonly ConditionalFormat[]): void {
  sheet.refuseWithout('allowFormatCells')
  sheet.book.run(() => {
    sheet.patch({ conditionalFormats: formats })
    sheet.book.emit({ type: 'marks', sheetId: sheet.id })
  })
}
