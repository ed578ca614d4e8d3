import type { ConditionalRule, DataValidation, SheetProtection, TableDefinition } from 'hucre'
import { parseAddress } from '../model/a1.ts'
import type { ConditionalFormat } from '../model/conditional-format.ts'
import { NO_RIGHTS, type Protection, type ProtectionRight } from '../model/protection.ts'
import type { Rect } from '../model/rect.ts'
import type { Table } from '../model/table.ts'
import type { Validation, ValidationOperator, ValidationRule } from '../model/validation.ts'
import { patchFromFile } from './style-from-file.ts'

/** "A1:B3 D5" → rectangles; what cannot be read is left out. */
export function rangesFromFile(text: string): Rect[] {
  return text.split(/\s+/).flatMap((one) => parseAddress(one)?.rect ?? [])
}

const KINDS = { whole: 'wholeNumber', decimal: 'decimal', date: 'date', time: 'time', textLength: 'textLength' } as const

const OPERATORS: Readonly<Record<NonNullable<DataValidation['operator']>, ValidationOperator>> = {
  between: 'Between', notBetween: 'NotBetween', equal: 'EqualTo', notEqual: 'NotEqualTo', greaterThan: 'GreaterThan',
  lessThan: 'LessThan', greaterThanOrEqual: 'GreaterThanOrEqualTo', lessThanOrEqual: 'LessThanOrEqualTo',
}

export function validationsFromFile(given: readonly DataValidation[], nextId: () => string): Validation[] {
  return given.flatMap((v) => {
    const ranges = rangesFromFile(v.range)
    const rule = ruleFromFile(v)
    if (!rule || ranges.length === 0) return []
    return [{
      id: nextId(), ranges, rule, ignoreBlanks: v.allowBlank ?? false,
      prompt: { show: v.showInputMessage ?? false, title: v.inputTitle ?? '', message: v.inputMessage ?? '' },
      alert: { show: v.showErrorMessage ?? false, style: alertStyle(v.errorStyle), title: v.errorTitle ?? '', message: v.errorMessage ?? '' },
    }]
  })
}

function alertStyle(style: DataValidation['errorStyle']): Validation['alert']['style'] {
  return style === 'warning' ? 'Warning' : style === 'information' ? 'Information' : 'Stop'
}

function ruleFromFile(v: DataValidation): ValidationRule | null {
  if (v.type === 'list') {
    const source = v.values ? v.values.join(',') : listSource(v.formula1 ?? '')
    return source === '' ? null : { kind: 'list', source, inCellDropDown: true }
  }
  if (v.type === 'custom') return { kind: 'custom', formula: equals(v.formula1 ?? '') }
  if (v.formula1 === undefined) return null
  return {
    kind: KINDS[v.type], operator: OPERATORS[v.operator ?? 'between'], formula1: limit(v.formula1),
    ...(v.formula2 !== undefined ? { formula2: limit(v.formula2) } : {}),
  }
}

/** In the file a list in quotes is its choices, anything else a reference or a name. */
function listSource(formula: string): string {
  const quoted = /^"(.*)"$/s.exec(formula)
  if (quoted) return (quoted[1] ?? '').replaceAll('""', '"')
  return formula === '' ? '' : equals(formula)
}

function equals(formula: string): string {
  return formula.startsWith('=') ? formula : `=${formula}`
}

function limit(formula: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(formula) ? Number(formula) : equals(formula)
}

export function conditionalFormatsFromFile(given: readonly ConditionalRule[], themeColors: readonly string[], nextId: () => string): ConditionalFormat[] {
  return [...given].sort((a, b) => a.priority - b.priority).flatMap((rule) => {
    const ranges = rangesFromFile(rule.range)
    if (ranges.length === 0) return []
    const custom = rule.type === 'expression'
    const formula = Array.isArray(rule.formula) ? rule.formula[0] : rule.formula
    return [{
      id: nextId(), type: custom ? 'Custom' : rule.type, ranges, formula: custom && formula !== undefined ? equals(formula) : '',
      style: rule.style ? patchFromFile(rule.style, themeColors, true) : {}, stopIfTrue: rule.stopIfTrue ?? false,
      // Rules of other kinds are only carried through.
      other: custom ? {} : { file: rule },
    }]
  })
}

/** Which flag of the file's sheetProtection stands for which right. */
export const PROTECTION_FLAGS: Readonly<Record<ProtectionRight, keyof SheetProtection>> = {
  allowAutoFilter: 'autoFilter', allowDeleteColumns: 'deleteColumns', allowDeleteRows: 'deleteRows', allowEditObjects: 'objects', allowEditScenarios: 'scenarios',
  allowFormatCells: 'formatCells', allowFormatColumns: 'formatColumns', allowFormatRows: 'formatRows', allowInsertColumns: 'insertColumns',
  allowInsertHyperlinks: 'insertHyperlinks', allowInsertRows: 'insertRows', allowPivotTables: 'pivotTables', allowSort: 'sort',
}

/** hucre's flags say what is allowed, but for `objects` and `scenarios`, which say what is protected. A password is only a hash in the file and is dropped. */
export function protectionFromFile(given: SheetProtection | undefined): Protection | null {
  if (!given || given.sheet === false) return null
  const inverted = new Set<ProtectionRight>(['allowEditObjects', 'allowEditScenarios'])
  const rights = Object.entries(PROTECTION_FLAGS).map(([right, flag]) => {
    const on = given[flag] === true
    return [right, [...inverted].some((name) => name === right) ? !on : on]
  })
  const selectionMode = given.selectUnlockedCells === false ? 'None' : given.selectLockedCells === false ? 'Unlocked' : 'Normal'
  return { options: { ...NO_RIGHTS, ...Object.fromEntries(rights), selectionMode }, password: null }
}

export function tableFromFile(given: TableDefinition, id: string): Table | null {
  const range = given.range === undefined ? undefined : parseAddress(given.range)?.rect
  if (!range) return null
  return {
    id, name: given.displayName ?? given.name, range, showHeaders: true, showTotals: given.showTotalRow ?? false,
    style: given.style ?? '', bandedRows: given.showRowStripes ?? true, bandedColumns: given.showColumnStripes ?? false,
    filterButton: given.showAutoFilter ?? true, highlightFirstColumn: false, highlightLastColumn: false,
    columnIds: Array.from({ length: range.columns }, (_, i) => i + 1), filters: {},
  }
}
