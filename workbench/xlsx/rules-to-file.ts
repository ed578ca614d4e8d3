import type { ConditionalRule, DataValidation, SheetProtection, TableDefinition, ValidationOperator as FileOperator } from 'hucre'
import { toA1 } from '../model/a1.ts'
import type { ConditionalFormat } from '../model/conditional-format.ts'
import type { Protection } from '../model/protection.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { Table } from '../model/table.ts'
import type { Validation, ValidationOperator } from '../model/validation.ts'
import { PROTECTION_FLAGS } from './rules-from-file.ts'
import { patchToFile } from './style-to-file.ts'

const OPERATORS: Readonly<Record<ValidationOperator, FileOperator>> = {
  Between: 'between', NotBetween: 'notBetween', EqualTo: 'equal', NotEqualTo: 'notEqual', GreaterThan: 'greaterThan',
  LessThan: 'lessThan', GreaterThanOrEqualTo: 'greaterThanOrEqual', LessThanOrEqualTo: 'lessThanOrEqual',
}
const KINDS = { wholeNumber: 'whole', decimal: 'decimal', date: 'date', time: 'time', textLength: 'textLength' } as const

export function validationToFile(v: Validation): DataValidation {
  const { rule, prompt, alert } = v
  return {
    ...ruleToFile(rule),
    range: v.ranges.map((r) => toA1(r)).join(' '), allowBlank: v.ignoreBlanks,
    showInputMessage: prompt.show, showErrorMessage: alert.show,
    errorStyle: alert.style === 'Warning' ? 'warning' : alert.style === 'Information' ? 'information' : 'stop',
    ...(prompt.title ? { inputTitle: prompt.title } : {}), ...(prompt.message ? { inputMessage: prompt.message } : {}),
    ...(alert.title ? { errorTitle: alert.title } : {}), ...(alert.message ? { errorMessage: alert.message } : {}),
  }
}

function ruleToFile(rule: Validation['rule']): Omit<DataValidation, 'range'> {
  if (rule.kind === 'list') {
    return rule.source.startsWith('=') ? { type: 'list', formula1: rule.source.slice(1) } : { type: 'list', values: rule.source.split(/[,，]/).map((one) => one.trim()) }
  }
  if (rule.kind === 'custom') return { type: 'custom', formula1: plain(rule.formula) }
  return {
    type: KINDS[rule.kind], operator: OPERATORS[rule.operator], formula1: plain(rule.formula1),
    ...(rule.formula2 !== undefined ? { formula2: plain(rule.formula2) } : {}),
  }
}

function plain(formula: string | number): string {
  return String(formula).replace(/^=/, '')
}

/** Formula rules; rules of other kinds only when they came from a file. */
export function conditionalFormatToFile(format: ConditionalFormat, priority: number): ConditionalRule | null {
  const range = format.ranges.map((r) => toA1(r)).join(' ')
  if (format.type === 'Custom') {
    return { type: 'expression', priority, range, formula: plain(format.formula), style: patchToFile(format.style), stopIfTrue: format.stopIfTrue }
  }
  const { file } = format.other
  return isRule(file) ? { ...file, priority, range } : null
}

function isRule(value: unknown): value is ConditionalRule {
  return typeof value === 'object' && value !== null && 'type' in value && 'priority' in value && 'range' in value
}

export function protectionToFile({ options, password }: Protection): SheetProtection {
  const flags = Object.entries(PROTECTION_FLAGS).map(([right, flag]) => {
    const allowed = Object.entries(options).some(([name, on]) => name === right && on === true)
    return [flag, flag === 'objects' || flag === 'scenarios' ? !allowed : allowed]
  })
  return {
    sheet: true, ...Object.fromEntries(flags), ...(password === null || password === '' ? {} : { password }),
    selectLockedCells: options.selectionMode === 'Normal', selectUnlockedCells: options.selectionMode !== 'None',
  }
}

/** Column names are the texts of the head cells, unique and not blank, as Excel demands. */
export function tableToFile(sheet: SheetModel, table: Table): TableDefinition {
  const names = new Set<string>()
  const columns = Array.from({ length: table.range.columns }, (_, i) => {
    const text = (table.showHeaders ? sheet.text(table.range.row, table.range.column + i) : '') || `列${i + 1}`
    let name = text
    for (let n = 2; names.has(name.toLowerCase()); n += 1) name = `${text}${n}`
    names.add(name.toLowerCase())
    return { name }
  })
  return {
    name: table.name, displayName: table.name, range: toA1(table.range), columns,
    ...(table.style ? { style: table.style } : {}), showRowStripes: table.bandedRows, showColumnStripes: table.bandedColumns,
    showAutoFilter: table.filterButton, showTotalRow: table.showTotals,
  }
}
