import { LIMITS } from '../limits.ts'

/** A set of code points as ranges, both ends in it; `not` turns it round. */
export interface CharSet { readonly ranges: readonly (readonly [number, number])[]; readonly not: boolean }

export type PatternNode =
  | { readonly kind: 'chars'; readonly set: CharSet }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `most` is Infinity for * and + */
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly least: number; readonly most: number }

/** Why a pattern is refused, in Chinese, and where in it. Thrown inside this folder only. */
export class PatternRefusal extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const DIGITS: CharSet = { ranges: [[0x30, 0x39]], not: false }
const WORDS: CharSet = { ranges: [[0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]], not: false }
/** With the full-width space, which Chinese texts have. */
const SPACES: CharSet = { ranges: [[0x09, 0x0d], [0x20, 0x20], [0xa0, 0xa0], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff], [0x1680, 0x1680]], not: false }
const ANY: CharSet = { ranges: [[0x0a, 0x0a], [0x0d, 0x0d], [0x2028, 0x2029]], not: true }
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13 }

/**
 * The part of regular expressions that can be matched in linear time: characters, classes, groups, |, * + ? {m,n}, ^ $, \d \w \s \uXXXX.
 * Look-around, back references and lazy marks are refused with what to write instead.
 */
export function parsePattern(source: string): PatternNode {
  if (source.length > LIMITS.pattern) throw new PatternRefusal(`模式有${source.length}个字符，最多${LIMITS.pattern}个。`, LIMITS.pattern)
  const reader = new Reader([...source])
  const node = reader.choice(0)
  if (!reader.done) throw new PatternRefusal('多了一个“)”。括号本身请写 \\)。', reader.at)
  return node
}

class Reader {
  readonly #chars: readonly string[]
  at = 0
  constructor(chars: readonly string[]) { this.#chars = chars }

  get done(): boolean { return this.at >= this.#chars.length }
  #peek(ahead = 0): string { return this.#chars[this.at + ahead] ?? '' }

  choice(depth: number): PatternNode {
    if (depth > 20) throw new PatternRefusal('括号套得太深，最多20层。', this.at)
    const options = [this.#sequence(depth)]
    while (this.#peek() === '|') {
      this.at++
      options.push(this.#sequence(depth))
    }
    const [only] = options
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options }
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = []
    while (!this.done && this.#peek() !== '|' && this.#peek() !== ')') parts.push(this.#repeat(this.#atom(depth)))
    const [only] = parts
    return parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts }
  }

  #repeat(of: PatternNode): PatternNode {
    const counts = this.#counts()
    if (counts === null) return of
    const next = this.#peek()
    if (next === '?') throw new PatternRefusal('这里不用“懒惰”的 ?，请删去。', this.at)
    if (next === '*' || next === '+' || (next === '{' && this.#isCount())) throw new PatternRefusal('次数不能连写，请用括号：(?:…)。', this.at)
    return { kind: 'repeat', of, ...counts }
  }

  #counts(): { least: number; most: number } | null {
    const sign = this.#peek()
    const simple: Readonly<Record<string, { least: number; most: number }>> = { '*': { least: 0, most: Infinity }, '+': { least: 1, most: Infinity }, '?': { least: 0, most: 1 } }
    const known = simple[sign]
    if (known !== undefined) { this.at++; return known }
    if (sign !== '{') return null
    const match = this.#isCount()
    if (match === null) throw new PatternRefusal('“{”后面要写次数，例如 {6} 或 {2,40}；符号本身请写 \\{。', this.at)
    const least = Number(match[1]), most = match[2] === undefined ? least : match[3] === '' ? Infinity : Number(match[3])
    if (most < least) throw new PatternRefusal('次数要先小后大，例如 {2,40}。', this.at)
    this.at += match[0].length
    return { least, most }
  }

  #isCount(): RegExpExecArray | null { return /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#chars.slice(this.at, this.at + 12).join('')) }

  #atom(depth: number): PatternNode {
    const from = this.at
    const char = this.#peek()
    this.at++
    switch (char) {
      case '^': return { kind: 'start' }
      case '$': return { kind: 'end' }
      case '.': return { kind: 'chars', set: ANY }
      case '[': return { kind: 'chars', set: this.#class(from) }
      case '(': return this.#group(depth, from)
      case '\\': return { kind: 'chars', set: this.#escape() }
      case '*': case '+': case '?': case '{': throw new PatternRefusal(`“${char}”前面没有可重复的内容；符号本身请写 \\${char}。`, from)
      default: return { kind: 'chars', set: single(char) }
    }
  }

  #group(depth: number, from: number): PatternNode {
    if (this.#peek() === '?') {
      if (this.#peek(1) !== ':') throw new PatternRefusal('不支持 (?= (?! (?< 这类写法，请拆成几个 MATCHES 用 AND、NOT 连接。', from)
      this.at += 2
    }
    const inner = this.choice(depth + 1)
    if (this.#peek() !== ')') throw new PatternRefusal('少了右边的“)”。', from)
    this.at++
    return inner
  }

  #escape(): CharSet {
    const from = this.at
    const char = this.#peek()
    this.at++
    switch (char) {
      case 'd': return DIGITS
      case 'D': return { ...DIGITS, not: true }
      case 'w': return WORDS
      case 'W': return { ...WORDS, not: true }
      case 's': return SPACES
      case 'S': return { ...SPACES, not: true }
      case 'u': return this.#unicode(from)
      case '': throw new PatternRefusal('“\\”后面少了字符。', from - 1)
    }
    const control = CONTROLS[char]
    if (control !== undefined) return { ranges: [[control, control]], not: false }
    if (/[1-9]/.test(char)) throw new PatternRefusal('不支持 \\1 这类引用前文的写法。', from - 1)
    if (/[a-zA-Z0]/.test(char)) throw new PatternRefusal(`不支持 \\${char}。可用 \\d \\w \\s \\uXXXX。`, from - 1)
    return single(char)
  }

  #unicode(from: number): CharSet {
    const hex = this.#chars.slice(this.at, this.at + 4).join('')
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new PatternRefusal('\\u 后面要写四位十六进制，例如 \\u4e00。', from - 1)
    this.at += 4
    const code = Number.parseInt(hex, 16)
    return { ranges: [[code, code]], not: false }
  }

  #class(from: number): CharSet {
    const not = this.#peek() === '^'
    if (not) this.at++
    const ranges: (readonly [number, number])[] = []
    while (this.#peek() !== ']') {
      if (this.done) throw new PatternRefusal('少了右边的“]”。', from)
      const low = this.#member()
      if (this.#peek() !== '-' || this.#peek(1) === ']' || this.#peek(1) === '') { ranges.push(...positive(low, from)); continue }
      this.at++
      const high = this.#member()
      const first = one(low), last = one(high)
      if (first === null || last === null || last < first) throw new PatternRefusal('字符范围要从小到大写，例如 [0-9]、[\\u4e00-\\u9fa5]。', from)
      ranges.push([first, last])
    }
    if (ranges.length === 0) throw new PatternRefusal('[] 里没有字符。', from)
    this.at++
    return { ranges, not }
  }

  #member(): CharSet {
    const char = this.#peek()
    this.at++
    return char === '\\' ? this.#escape() : single(char)
  }
}

function single(char: string): CharSet {
  const code = char.codePointAt(0) ?? 0
  return { ranges: [[code, code]], not: false }
}

function one(set: CharSet): number | null {
  const [range, ...more] = set.ranges
  return range !== undefined && more.length === 0 && range[0] === range[1] && !set.not ? range[0] : null
}

function positive(set: CharSet, at: number): CharSet['ranges'] {
  if (set.not) throw new PatternRefusal('[] 里不能写 \\D \\W \\S，请改用 [^…]。', at)
  return set.ranges
}
