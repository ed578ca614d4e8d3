/** What Excel itself watches on a laid-out sheet: validations while typing, and the conditional formats that show our marks. */
import { markColours, markCues, type EdgeLine } from '../../rules/layout/marks.ts'
import type { MarkCondition } from '../../rules/layout/marks-text.ts'
import type { Validation, ValidationRule } from '../../rules/layout/validation.ts'
import type { SheetLayout } from '../../rules/sheet-layout.ts'

/** Down to `rows` rows below the head, so that rows typed later have their drop-downs too. */
export function addValidations(sheet: Excel.Worksheet, layout: SheetLayout, rows: number): void {
  layout.columns.forEach((column, index) => {
    if (column.validation === null) return
    const { dataValidation } = sheet.getRangeByIndexes(layout.firstRow, index, rows, 1)
    setValidation(dataValidation, column.validation)
  })
}

export function setValidation(target: Excel.DataValidation, validation: Validation): void {
  if (validation.rule !== null) {
    target.rule = excelRule(validation.rule)
    target.ignoreBlanks = true
    // The pane says what is wrong and how to mend it; Excel's own box would only stop the typing.
    target.errorAlert = { showAlert: false, style: 'Information', title: validation.alert.title, message: validation.alert.text }
  }
  if (validation.prompt !== null) target.prompt = { showPrompt: true, title: validation.prompt.title, message: validation.prompt.text }
}

function excelRule(rule: ValidationRule): Excel.DataValidationRule {
  switch (rule.kind) {
    case 'list': return { list: { inCellDropDown: true, source: rule.items.join(',') } }
    case 'named-list': return { list: { inCellDropDown: true, source: `=${rule.name}` } }
    case 'whole': return { wholeNumber: between(rule.min, rule.max) }
    case 'decimal': return { decimal: between(rule.min, rule.max) }
    case 'date': return { date: { formula1: rule.min, formula2: rule.max, operator: 'Between' } }
    case 'length': return { textLength: between(rule.min, rule.max) }
  }
}

const between = (min: number, max: number): Excel.BasicDataValidation => ({ formula1: min, formula2: max, operator: 'Between' })

/** One condition a mark over all fields. Excel puts each new one on top, so the strongest is added last. */
export function addConditions(sheet: Excel.Worksheet, layout: SheetLayout, rows: number): void {
  const fields = layout.columns.filter(({ kind }) => kind === 'field').length
  const range = sheet.getRangeByIndexes(layout.firstRow, layout.firstField, rows, fields)
  for (const condition of [...layout.conditions].sort((a, b) => b.priority - a.priority)) addCondition(range, condition)
}

const lines: Readonly<Record<EdgeLine, 'Continuous' | 'Dash' | 'Dot' | 'DashDotDot'>> = { continuous: 'Continuous', dash: 'Dash', dot: 'Dot', dashDotDot: 'DashDotDot' }
const edgesOf = { all: ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'], bottom: ['EdgeBottom'], left: ['EdgeLeft'], none: [] } as const

function addCondition(range: Excel.Range, condition: MarkCondition): void {
  const colours = markColours.light[condition.mark]
  const cue = markCues[condition.mark]
  const format = range.conditionalFormats.add('Custom')
  format.custom.rule.formula = condition.formula
  format.stopIfTrue = true
  const look = format.custom.format
  if (colours.fill !== null) look.fill.color = colours.fill
  if (colours.ink !== null) look.font.color = colours.ink
  if (cue.bold) look.font.bold = true
  if (cue.italic) look.font.italic = true
  if (cue.underline !== null) look.font.underline = 'Double'
  for (const edge of edgesOf[cue.edges]) {
    const border = look.borders.getItem(edge)
    border.style = cue.line === null ? 'None' : lines[cue.line]
    border.color = colours.edge
  }
}
