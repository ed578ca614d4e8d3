import { toA1, quoteSheetName } from '../model/a1.ts'
import { isAllowed, validationAt } from '../model/check-validation.ts'
import { overlaps, sameRect } from '../model/rect.ts'
import { changeValidation, clearValidation, setValidation } from '../model/rule-edits.ts'
import { NO_PROMPT, STOP_ALERT, type Validation, type ValidationOperator, type ValidationRule } from '../model/validation.ts'
import { plainObject } from '../richapi/args.ts'
import { hostObject, targetOf, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import { rangeAreas } from './range-areas.ts'
import { RANGE } from './range.ts'
import type { RangeTarget } from './range-target.ts'

/** "Any value" with a prompt: Excel keeps such a rule too, and calls its type None. */
const ANYTHING = { kind: 'custom', formula: '=TRUE' } as const

const KINDS = ['wholeNumber', 'decimal', 'date', 'time', 'textLength'] as const
const TYPES: Readonly<Record<string, string>> = {
  list: 'List', wholeNumber: 'WholeNumber', decimal: 'Decimal', date: 'Date', time: 'Time', textLength: 'TextLength', custom: 'Custom',
}
const OPERATORS: readonly ValidationOperator[] = [
  'Between', 'NotBetween', 'EqualTo', 'NotEqualTo', 'GreaterThan', 'LessThan', 'GreaterThanOrEqualTo', 'LessThanOrEqualTo',
]

/** The one rule of the whole range; 'mixed' when cells differ; null when none has one. */
function ruleOf({ sheet, rect }: RangeTarget): Validation | 'mixed' | null {
  const touching = sheet.state.validations.filter((v) => v.ranges.some((r) => overlaps(r, rect)))
  if (touching.length > 1) return 'mixed'
  return touching[0] ?? null
}

function read<V>(of: RangeTarget, pick: (validation: Validation) => V, none: V): V | null {
  const found = ruleOf(of)
  if (found === 'mixed') return null
  return found ? pick(found) : none
}

/** Changes prompt, alert or blanks of the range's rule; without a rule it becomes "any value". */
function change(of: RangeTarget, part: Partial<Validation>): void {
  const found = ruleOf(of)
  if (found !== 'mixed' && found?.ranges.length === 1 && found.ranges[0] && sameRect(found.ranges[0], of.rect)) {
    changeValidation(of.sheet, { ...found, ...part })
    return
  }
  const base = found === 'mixed' || !found ? { rule: ANYTHING } : found
  setValidation(of.sheet, of.rect, { ...base, ...part })
}

function wireRule(rule: ValidationRule): Record<string, unknown> {
  if (rule.kind === 'list') return { list: { inCellDropDown: rule.inCellDropDown, source: rule.source } }
  if (rule.kind === 'custom') return rule.formula === ANYTHING.formula ? {} : { custom: { formula: rule.formula } }
  const { kind, operator, formula1, formula2 } = rule
  return { [kind]: { operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) } }
}

function readRule(value: unknown): ValidationRule {
  const given = plainObject(value)
  if (given.list) {
    const { source, inCellDropDown } = plainObject(given.list)
    return { kind: 'list', source: listSource(source), inCellDropDown: inCellDropDown !== false }
  }
  if (given.custom) {
    const { formula } = plainObject(given.custom)
    if (typeof formula !== 'string') throw invalidArgument()
    return { kind: 'custom', formula }
  }
  const kind = KINDS.find((name) => given[name])
  if (!kind) return ANYTHING
  const { operator, formula1, formula2 } = plainObject(given[kind])
  const known = OPERATORS.find((name) => name === operator)
  if (!known) throw invalidArgument()
  return { kind, operator: known, formula1: limit(formula1), ...(formula2 === undefined || formula2 === null ? {} : { formula2: limit(formula2) }) }
}

function limit(value: unknown): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value
  const range = targetOf(RANGE, value)
  if (range) return rangeFormula(range)
  throw invalidArgument()
}

/** "a,b,c", "=$A$1:$A$4", "=名字", or a Range. */
function listSource(value: unknown): string {
  const range = targetOf(RANGE, value)
  if (range) return rangeFormula(range)
  if (typeof value !== 'string' || value === '') throw invalidArgument()
  // Excel's own limit for a list written into the rule.
  if (!value.startsWith('=') && value.length > 255) throw invalidArgument()
  return value
}

function rangeFormula({ sheet, rect }: RangeTarget): string {
  return `=${quoteSheetName(sheet.name)}!${toA1(rect, true)}`
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Excel.DataValidation. */
const DATA_VALIDATION: HostClass<RangeTarget> = {
  type: 'DataValidation',
  properties: {
    Type: {
      get: (of) => {
        const found = ruleOf(of)
        if (found === 'mixed') return 'MixedCriteria'
        return found && Object.keys(wireRule(found.rule)).length > 0 ? (TYPES[found.rule.kind] ?? 'None') : 'None'
      },
    },
    Rule: {
      get: (of) => read(of, (v) => wireRule(v.rule), {}),
      set: (of, value) => {
        change(of, { rule: readRule(value) })
      },
    },
    IgnoreBlanks: {
      get: (of) => read(of, (v) => v.ignoreBlanks, true),
      set: (of, value) => {
        if (typeof value !== 'boolean') throw invalidArgument()
        change(of, { ignoreBlanks: value })
      },
    },
    Prompt: {
      get: (of) => {
        const prompt = read(of, (v) => v.prompt, NO_PROMPT)
        return prompt && { message: prompt.message, showPrompt: prompt.show, title: prompt.title }
      },
      set: (of, value) => {
        const { message, showPrompt, title } = plainObject(value)
        change(of, { prompt: { show: showPrompt !== false, title: text(title), message: text(message) } })
      },
    },
    ErrorAlert: {
      get: (of) => {
        const alert = read(of, (v) => v.alert, STOP_ALERT)
        return alert && { message: alert.message, showAlert: alert.show, style: alert.style, title: alert.title }
      },
      set: (of, value) => {
        const { message, showAlert, style, title } = plainObject(value)
        if (style !== undefined && style !== 'Stop' && style !== 'Warning' && style !== 'Information') throw invalidArgument()
        change(of, { alert: { show: showAlert !== false, style: style ?? 'Stop', title: text(title), message: text(message) } })
      },
    },
    Valid: {
      get: (of) => {
        const bad = invalidCells(of)
        if (bad.length === 0) return true
        return bad.length === of.rect.rows * of.rect.columns ? false : null
      },
    },
  },
  navigation: {},
  methods: {
    Clear: ({ sheet, rect }) => {
      clearValidation(sheet, rect)
    },
    GetInvalidCells: (of) => areas(of),
    GetInvalidCellsOrNullObject: (of) => (invalidCells(of).length === 0 ? null : areas(of)),
  },
}

function areas(of: RangeTarget): HostObject {
  const rects = invalidCells(of).map(({ row, column }) => ({ row, column, rows: 1, columns: 1 }))
  return rangeAreas({ context: of.context, sheet: of.sheet, rects })
}

function invalidCells({ sheet, rect }: RangeTarget): { row: number; column: number }[] {
  const area = sheet.clip(rect)
  const bad: { row: number; column: number }[] = []
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      if (validationAt(sheet, row, column) && !isAllowed(sheet, row, column, sheet.value(row, column))) bad.push({ row, column })
    }
  }
  return bad
}

export function dataValidation(of: RangeTarget): HostObject {
  return hostObject(DATA_VALIDATION, of)
}
