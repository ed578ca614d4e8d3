import { halfWidth } from './tidy.ts'

/** A number as it was typed. `sure` is false when something had to be guessed. */
export interface TypedNumber { readonly value: number; readonly sure: boolean; /** unit or words that stood beside it */ readonly unit: string | null }

/** How many of the second are one of the first: what people type beside what the form asks for. */
const conversions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  万元: { 元: 1e-4, 千元: 0.1, 亿元: 1e4, 亿: 1e4, 万: 1 },
  元: { 万元: 1e4, 万: 1e4, 千元: 1e3, 亿元: 1e8, 块: 1 },
  万册: { 册: 1e-4, 万: 1, 本: 1e-4 },
  册: { 万册: 1e4, 万: 1e4, 本: 1 },
  平方米: { 'M2': 1, '㎡': 1, 'M²': 1, 平米: 1, 平方: 1, 平: 1, 亩: 2000 / 3, 公顷: 1e4 },
  亩: { 平方米: 3 / 2000, '㎡': 3 / 2000, 公顷: 15 },
  '%': { '％': 1 },
  年: { 月: 1 / 12, 个月: 1 / 12 },
  天: { 日: 1, 个工作日: 1, 周: 7 },
  学时: { 课时: 1, 节: 1, 小时: 1, H: 1 },
}

/** No number is longer with its unit; a cell may hold 32,767 characters, on which a pattern could run for seconds. */
const LONGEST = 60

const shape = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(\.\d*)?$/

/** Reads `１，２３４`, `1 234`, `45万元`, `约45`, `(45)`, `4.5e3`; null when there is no number in it. `unit` is the field's own. */
export function readNumber(typed: string, unit: string | undefined): TypedNumber | null {
  if (typed.length > LONGEST) return null
  const text = halfWidth(typed).replace(/[\s\p{Cc}]+/gu, '').replace(/[，﹐]/g, ',').replace(/。$/, '').replace(/^[－—–﹣]/, '-').toUpperCase()
  if (text === '') return null
  const plain = plainNumber(text)
  if (plain !== null) return { value: plain, sure: true, unit: null }
  const parts = /^(约|大约|近|[¥￥$]|RMB|\()?([+-]?[\d,]*\.?\d*(?:E[+-]?\d+)?)(\D*?)(\))?$/.exec(text)
  const body = parts?.[2] ?? ''
  const value = plainNumber(body) ?? scientific(body)
  if (!parts || value === null) return null
  const [, lead = '', , tail = '', close = ''] = parts
  if (close && lead === '(' && tail === '') return { value: -value, sure: false, unit: null }
  if (close) return null
  const guessed = lead.includes('约') || lead === '近' || lead === '(' || body.includes('E')
  if (tail === '') return { value, sure: !guessed, unit: lead || null }
  const named = tail.replace(/[左右多余以上来+]+$/u, '')
  const exact = named === tail && !guessed
  if (unit !== undefined && named === unit.toUpperCase()) return { value, sure: exact, unit: tail }
  const factor = unit === undefined ? undefined : conversions[unit]?.[named]
  if (factor === 1) return { value, sure: exact, unit: tail }
  if (factor !== undefined) return { value: Number((value * factor).toPrecision(12)), sure: false, unit: tail }
  if (/[\d]/.test(tail) || tail.length > 6) return null
  return { value, sure: false, unit: tail }
}

function plainNumber(text: string): number | null {
  const parts = shape.exec(text)
  if (!parts || (parts[2] === undefined && (parts[3] === undefined || parts[3] === '.'))) return null
  const value = Number(`${parts[1] === '+' ? '' : parts[1]}${(parts[2] ?? '0').replaceAll(',', '')}${parts[3] === '.' ? '' : (parts[3] ?? '')}`)
  return Number.isFinite(value) ? value : null
}

function scientific(text: string): number | null {
  if (!/^[+-]?\d+(\.\d+)?E[+-]?\d{1,2}$/.test(text)) return null
  return Number(text)
}
