import { scalarArg } from '../arguments.ts'
import { typeName, unknown } from '../bound.ts'
import type { Bound, Call } from '../bound.ts'
import { dateParts } from '../dates.ts'
import { aNumber, lift1 } from '../lift.ts'
import { roundHalf } from '../numbers.ts'

/** Number formats TEXT knows: digits with or without thousands commas, percent. */
const NUMBER_FORMAT = /^(#,##)?0(\.0{1,10})?(%?)$/
/** Date formats: year, month and day with any signs between them. */
const DATE_FORMAT = /^(yyyy|mm?|dd?|[-/.年月日\s])+$/

export function bindText(call: Call): Bound {
  const part = scalarArg(call, 0, ['number', 'date', 'yearmonth'])
  const format = call.args[1]
  if (part === null) return unknown(call.node)
  const pattern = format?.kind === 'scalar' ? format.constant?.value : undefined
  const write = typeof pattern !== 'string' ? null : part.type === 'number' || part.type === 'blank' ? numberWriter(pattern) : dateWriter(pattern.toLowerCase(), part.type === 'yearmonth')
  if (write === null) {
    const known = part.type === 'number' ? '"0"、"0.00"、"#,##0.00"、"0.0%"' : part.type === 'date' ? '"yyyy-mm-dd"、"yyyy年m月d日"、"yyyy"' : '"yyyy-mm"、"yyyy年m月"'
    call.binding.report(format?.node ?? call.node, 'formula.literal', `${typeName(part.type)}的格式请直接写 ${known}。`)
    return unknown(call.node)
  }
  return { kind: 'scalar', type: 'text', node: call.node, run: lift1(part.run, aNumber, write) }
}

function numberWriter(format: string): ((value: number) => string) | null {
  const match = NUMBER_FORMAT.exec(format)
  if (match === null) return null
  const digits = Math.max(0, (match[2]?.length ?? 0) - 1), percent = match[3] === '%'
  return value => {
    const rounded = roundHalf(percent ? value * 100 : value, digits)
    const [whole = '0', rest] = Math.abs(rounded).toFixed(digits).split('.')
    const grouped = match[1] === undefined ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',')
    return (rounded < 0 ? '-' : '') + grouped + (rest === undefined ? '' : `.${rest}`) + (percent ? '%' : '')
  }
}

function dateWriter(format: string, monthly: boolean): ((value: number) => string) | null {
  if (!DATE_FORMAT.test(format) || (monthly && format.includes('d'))) return null
  return value => {
    const { year, month, day } = monthly ? { year: Math.floor(value / 12), month: value - Math.floor(value / 12) * 12 + 1, day: 1 } : dateParts(value)
    return format.replace(/yyyy|mm?|dd?/g, part => {
      const number = part === 'yyyy' ? year : part.startsWith('m') ? month : day
      return String(number).padStart(part.length, '0')
    })
  }
}
