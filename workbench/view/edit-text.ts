import type { SheetModel } from '../model/sheet-model.ts'
import { formatValue } from '../model/number-format.ts'

/**
 * What stands in the formula bar and in the cell editor: the formula, or the value as somebody would type it. Dates show as
 * dates and percentages as percentages, everything else without its format; text that would be read as something else keeps an apostrophe.
 */
export function editText(sheet: SheetModel, row: number, column: number): string {
  const { value, formula, style } = sheet.cell(row, column)
  if (formula !== null) return formula
  if (typeof value === 'number') return numberText(value, style.numberFormat)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value !== 'string') return value.code
  if (style.numberFormat !== '@' && needsApostrophe(value)) return `'${value}`
  return value
}

function numberText(value: number, format: string): string {
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  if (/[ydhs]|m/i.test(bare) && !/general/i.test(bare)) {
    const day = Math.trunc(value) === value
    const time = value < 1
    return formatValue(value, time ? 'h:mm:ss' : day ? 'yyyy/m/d' : 'yyyy/m/d h:mm:ss')
  }
  if (bare.includes('%')) return `${Number((value * 100).toPrecision(15))}%`
  return String(value)
}

/** "0012", "=x" and "2024-07" as text would become something else when typed again. */
function needsApostrophe(text: string): boolean {
  return /^['=+]/.test(text) || /^-?[\d.,]+%?$/.test(text) || /^\d{1,4}[-/]\d{1,2}([-/]\d{1,2})?$/.test(text) || /^(true|false)$/i.test(text)
}
