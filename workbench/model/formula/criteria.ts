import { CellError } from '../cell.ts'
import { parseTyped } from '../typing.ts'
import { compareValues, type Scalar } from './coerce.ts'

const ANY_DAY = new Date(2000, 0, 1)

/** The test of COUNTIF, filters and the like: "=x", "<>x", ">=3", plain values; * ? ~ are wildcards in texts. */
export function criterion(given: Scalar): (value: Scalar) => boolean {
  if (typeof given !== 'string') return (value) => same(value, given)
  const m = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/.exec(given)
  const operator = m?.[1] ?? '='
  const text = m?.[2] ?? ''
  const { value: wanted } = parseTyped(text, 'General', ANY_DAY)
  if (operator === '=' || operator === '<>') {
    const equal = equality(text, wanted, given)
    return operator === '=' ? equal : (value) => !equal(value)
  }
  return (value) => {
    if (value === null || value instanceof CellError || wanted instanceof CellError || typeof value !== typeof wanted) return false
    const order = compareValues(value, wanted)
    return operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0
  }
}

function equality(text: string, wanted: Scalar, given: string): (value: Scalar) => boolean {
  if (text === '') return (value) => value === null || (given !== '=' && value === '')
  if (typeof wanted !== 'string') return (value) => same(value, wanted) || (typeof value === 'string' && value === text)
  const pattern = wildcard(text)
  return (value) => typeof value === 'string' && pattern.test(value)
}

/** Whole-text pattern of Excel's wildcards, without regard to case. */
export function wildcard(text: string): RegExp {
  const source = text.replace(/~[*?~]|[*?]|[\\^$.|+()[\]{}/]/g, (m) =>
    m === '*' ? '[\\s\\S]*' : m === '?' ? '[\\s\\S]' : m.startsWith('~') ? escapeOne(m.slice(1)) : `\\${m}`,
  )
  return new RegExp(`^${source}$`, 'iu')
}

function same(value: Scalar, wanted: Scalar): boolean {
  if (value instanceof CellError || wanted instanceof CellError) return value === wanted
  if (wanted === null) return value === 0
  if (value === null || typeof value !== typeof wanted) return false
  return compareValues(value, wanted) === 0
}

function escapeOne(letter: string): string {
  return letter === '~' ? '~' : `\\${letter}`
}
