import type { Field } from '../table.ts'
import type { Cell, Value } from '../value.ts'
import { isoDay, isoMonth } from './iso.ts'

/** A typed value as a good cell holds it: `"2025-09-01"`, `"2025-09"`, `"是"`, 45, `"汉族"`. */
export function canonicalCell(field: Pick<Field, 'type'>, value: Value): Cell {
  if (value === null) return null
  if (field.type === 'date' && typeof value === 'number') return isoDay(value)
  if (field.type === 'yearmonth' && typeof value === 'number') return isoMonth(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value
}

/** A typed value as people read it in a message: like the cell, with the decimals the form has; years (no unit) without separators; blank is empty. */
export function displayCell(field: Pick<Field, 'type' | 'decimals' | 'unit'>, value: Value): string {
  if (value === null) return ''
  if (field.type === 'number' && typeof value === 'number') return field.unit === undefined && Number.isInteger(value) ? String(value) : showNumber(value, Number.isInteger(value) ? undefined : field.decimals)
  return String(canonicalCell(field, value))
}

/** 1,204 · 1,250,000.5; with `decimals` exactly so many. Without Intl, so that it is the same everywhere. */
export function showNumber(value: number, decimals?: number): string {
  const [whole = '', fraction = ''] = (decimals === undefined ? String(Number(value.toPrecision(12))) : value.toFixed(decimals)).split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === '' ? '' : `.${fraction}`)
}
