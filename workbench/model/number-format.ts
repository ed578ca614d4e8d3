import { CellError, type CellValue } from './cell.ts'
import { datePartsOf, type DateParts } from './serial-date.ts'

/**
 * The text Excel shows for a value under a number format (a wide enough cell). Covers General, @, digits with grouping and
 * decimals, percent, exponents, literals, up to four sections, colours (ignored) and dates; fractions and conditions are shown as General.
 */
export function formatValue(value: CellValue, format: string): string {
  if (typeof value === 'string') return formatText(value, format)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof CellError) return value.code
  return formatNumber(value, format)
}

function formatText(value: string, format: string): string {
  const section = sectionsOf(format)[3]
  if (section === undefined) return value
  return section.map((t) => (t.kind === 'text' ? t.text : t.kind === 'at' ? value : '')).join('')
}

function formatNumber(value: number, format: string): string {
  if (format === 'General' || format === '@' || format === '') return general(value)
  const sections = sectionsOf(format)
  const pick = sections.length > 1 && value < 0 ? 1 : sections.length > 2 && value === 0 ? 2 : 0
  const section = sections[pick] ?? []
  if (section.some((t) => t.kind === 'date')) return formatDate(value, section)
  if (section.some((t) => t.kind === 'general' || t.kind === 'at') || section.some((t) => t.kind === 'unknown')) return general(value)
  const signless = pick === 1 ? Math.abs(value) : value
  return formatDigits(signless, section)
}

/** At most 11 characters, as in a General cell that is wide enough. */
export function general(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e11 || size < 1e-9) {
    const [mantissa = '', power = ''] = value.toExponential(5).split('e')
    const digits = mantissa.replace(/\.?0+$/, '')
    return `${digits}E${power.startsWith('-') ? '-' : '+'}${power.slice(1).padStart(2, '0')}`
  }
  const whole = Math.trunc(size).toString().length
  return String(Number(value.toFixed(Math.max(0, Math.min(9, 10 - whole)))))
}

interface Token {
  readonly kind: 'text' | 'digits' | 'date' | 'percent' | 'exponent' | 'general' | 'at' | 'unknown'
  readonly text: string
}

const parsed = new Map<string, Token[][]>()

function sectionsOf(format: string): Token[][] {
  const hit = parsed.get(format)
  if (hit) return hit
  const sections: Token[][] = [[]]
  for (const m of format.matchAll(TOKEN)) {
    const [text] = m
    if (text === ';') sections.push([])
    else sections.at(-1)?.push(tokenOf(text))
  }
  parsed.set(format, sections)
  return sections
}

const TOKEN =
  /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|;|General|AM\/PM|上午\/下午|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|a{3,4}|E[+-]0+|[0#?][0#?,.]*|\.[0#?]+|%|@|\/|./g

function tokenOf(text: string): Token {
  if (text.startsWith('"')) return { kind: 'text', text: text.slice(1, -1) }
  if (text.startsWith('\\')) return { kind: 'text', text: text.slice(1) }
  if (text.startsWith('_')) return { kind: 'text', text: ' ' }
  if (text.startsWith('*')) return { kind: 'text', text: '' }
  if (text.startsWith('[$')) return { kind: 'text', text: /^\[\$([^-\]]*)/.exec(text)?.[1] ?? '' }
  if (text.startsWith('[')) return { kind: /^\[[<>=]/.test(text) ? 'unknown' : 'text', text: '' }
  if (text === 'General') return { kind: 'general', text }
  if (/^([yY]+|[mM]+|[dD]+|[hH]+|[sS]+|a{3,4}|AM\/PM|上午\/下午)$/.test(text)) return { kind: 'date', text: text.toLowerCase() }
  if (text.startsWith('E') && text.length > 1) return { kind: 'exponent', text }
  if (/^[0#?.]/.test(text) && text !== '.') return { kind: 'digits', text }
  if (text === '%') return { kind: 'percent', text }
  if (text === '@') return { kind: 'at', text }
  return { kind: 'text', text }
}

function formatDigits(value: number, section: readonly Token[]): string {
  const percents = section.filter((t) => t.kind === 'percent').length
  const scaled = percents === 0 ? value : Number(`${value}e${percents * 2}`)
  const exponent = section.find((t) => t.kind === 'exponent')
  let placed = false
  const body = section.map((t) => {
    if (t.kind === 'digits' && !placed) {
      placed = true
      return exponent ? withExponent(Math.abs(scaled), t.text, exponent.text) : withPattern(Math.abs(scaled), t.text)
    }
    return t.kind === 'text' || t.kind === 'percent' ? t.text : ''
  })
  const text = body.join('')
  return scaled < 0 && /[1-9]/.test(text) ? `-${text}` : text
}

function withPattern(size: number, pattern: string): string {
  const thousands = /,+$/.exec(pattern.split('.')[0] ?? '')?.[0].length ?? 0
  const [wholePart = '', decimals = ''] = pattern.split('.')
  const grouped = /[0#?],+[0#?]/.test(wholePart)
  const fixed = roundHalfUp(size / 1000 ** thousands, decimals.length)
  const [digits = '', fraction = ''] = fixed.split('.')
  const least = (wholePart.match(/0/g) ?? []).length
  const whole = digits === '0' && least === 0 ? '' : digits.padStart(least, '0')
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  const must = decimals.lastIndexOf('0') + 1
  let end = fraction.length
  while (end > must && fraction[end - 1] === '0') end -= 1
  const hasPoint = pattern.includes('.')
  return hasPoint ? `${shown}.${fraction.slice(0, end)}` : shown
}

/** toFixed on the decimal digits people see: 1.005 → 1.01, as Excel rounds. */
function roundHalfUp(size: number, decimals: number): string {
  if (size >= 1e15) return size.toFixed(decimals)
  const shifted = Math.round(Number(`${Number(size.toPrecision(15))}e${decimals}`))
  return Number.isFinite(shifted) ? Number(`${shifted}e-${decimals}`).toFixed(decimals) : size.toFixed(decimals)
}

function withExponent(size: number, pattern: string, exponent: string): string {
  const decimals = (pattern.split('.')[1] ?? '').length
  const [mantissa = '', power = '0'] = size.toExponential(decimals).split('e')
  const digits = power.replace(/^[-+]/, '').padStart(exponent.length - 2, '0')
  const sign = power.startsWith('-') ? '-' : exponent[1] === '+' ? '+' : ''
  return `${mantissa}E${sign}${digits}`
}

function formatDate(serial: number, section: readonly Token[]): string {
  const parts = datePartsOf(serial)
  // Excel fills the cell with #: negative numbers are no dates.
  if (!parts) return '########'
  const halfDay = section.some((t) => t.text === 'am/pm' || t.text === '上午/下午')
  return section.map((t, i) => (t.kind === 'date' ? datePart(t.text, parts, halfDay, isMinute(section, i)) : t.text)).join('')
}

/** "m" means minutes directly after hours or before seconds. */
function isMinute(section: readonly Token[], at: number): boolean {
  const dates = section.map((t, i) => ({ t, i })).filter(({ t }) => t.kind === 'date')
  const place = dates.findIndex(({ i }) => i === at)
  return dates[place - 1]?.t.text.startsWith('h') === true || dates[place + 1]?.t.text.startsWith('s') === true
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const CHINESE_DAYS = '日一二三四五六'

function datePart(code: string, p: DateParts, halfDay: boolean, minute: boolean): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  const name = code[0]
  if (code === 'am/pm') return p.hour < 12 ? 'AM' : 'PM'
  if (code === '上午/下午') return p.hour < 12 ? '上午' : '下午'
  if (name === 'y') return code.length <= 2 ? two(p.year % 100) : String(p.year)
  if (name === 'd') return code.length === 1 ? String(p.day) : code.length === 2 ? two(p.day) : code.length === 3 ? (DAYS[p.weekday] ?? '').slice(0, 3) : (DAYS[p.weekday] ?? '')
  if (name === 'a') return `${code.length === 4 ? '星期' : ''}${CHINESE_DAYS[p.weekday] ?? ''}`
  if (name === 'h') {
    const hour = halfDay ? p.hour % 12 || 12 : p.hour
    return code.length === 1 ? String(hour) : two(hour)
  }
  if (name === 's') return code.length === 1 ? String(p.second) : two(p.second)
  if (minute) return code.length === 1 ? String(p.minute) : two(p.minute)
  const month = MONTHS[p.month - 1] ?? ''
  if (code.length >= 5) return month.slice(0, 1)
  return code.length === 1 ? String(p.month) : code.length === 2 ? two(p.month) : code.length === 3 ? month.slice(0, 3) : month
}
