import { Refusal } from './formula-error.ts'
import type { Place } from './tree.ts'

export type TokenKind = 'number' | 'text' | 'name' | 'quoted' | 'bracket' | 'sign' | 'end'

/** `value`: the sign in half-width, the name, or the text without its quotes. */
export interface Token extends Place { readonly kind: TokenKind; readonly value: string }

/** Full-width and typographic signs a Chinese keyboard gives, taken as what they mean. */
const WIDE: Readonly<Record<string, string>> = {
  '，': ',', '、': ',', '；': ';', '：': ':', '（': '(', '）': ')', '＝': '=', '＜': '<', '＞': '>', '＋': '+', '－': '-', '−': '-',
  '＊': '*', '×': '*', '／': '/', '÷': '/', '％': '%', '＆': '&', '＾': '^', '［': '[', '］': ']', '【': '[', '】': ']',
  '｛': '{', '｝': '}', '“': '"', '”': '"', '＂': '"', '‘': "'", '’': "'", '＇': "'", '≤': '<=', '≥': '>=', '≠': '<>', '　': ' ', '．': '.',
}

const STRAIGHT: ReadonlySet<string> = new Set(['"', '＂'])
const CURLY: ReadonlySet<string> = new Set(['“', '”'])
const SPACE = /\s/u
const DIGIT = /[0-9０-９]/u
const WORD = /[\p{L}\p{N}_]/u
const NUMBER = /^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/u

/** Splits a source into tokens; the last is always `end`. Throws `Refusal` for what is no part of the language. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    const from = at
    const read = readToken(source, at)
    at = read.next
    if (read.kind !== null) tokens.push({ kind: read.kind, value: read.value, at: from, length: at - from })
  }
  tokens.push({ kind: 'end', value: '', at: source.length, length: 0 })
  return tokens
}

interface Read { readonly kind: TokenKind | null; readonly value: string; readonly next: number }

function charAt(source: string, at: number): string {
  const code = source.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function plain(source: string, at: number): string {
  const char = charAt(source, at)
  return WIDE[char] ?? char
}

function readToken(source: string, at: number): Read {
  const char = plain(source, at)
  if (SPACE.test(char)) return { kind: null, value: '', next: at + 1 }
  if (char === '"') return readText(source, at)
  if (char === "'") return readQuoted(source, at)
  if (char === '[') return readBracket(source, at)
  if (DIGIT.test(char) || (char === '.' && DIGIT.test(charAt(source, at + 1)))) return readNumber(source, at)
  if (WORD.test(char)) return readName(source, at)
  if ((char === '<' || char === '>') && at + 1 < source.length) {
    const pair = char + plain(source, at + 1)
    if (pair === '<=' || pair === '>=' || pair === '<>') return { kind: 'sign', value: pair, next: at + 2 }
  }
  if (char !== '' && '=<>+-*/^&%(),;{}'.includes(char)) return { kind: 'sign', value: char, next: at + 1 }
  if (char === '<=' || char === '>=' || char === '<>') return { kind: 'sign', value: char, next: at + 1 }
  throw new Refusal('formula.character', strayMessage(char), at, charAt(source, at).length)
}

function strayMessage(char: string): string {
  if (char === '!' || char === '！') return '公式里没有“!”。不等于请写 <>，别的表请写 \'表号\'[字段]。'
  if (char === '|') return '公式里没有“|”。“或者”请写 OR(条件1, 条件2)。'
  if (char === '@' || char === '#') return `公式里没有“${char}”。当前行的字段请直接写 [字段名]。`
  if (char === ']') return '多了一个“]”。字段名要写在一对方括号里：[字段名]。'
  if (char === ':') return '公式里没有“:”区域。整列请写 \'表号\'[字段]，本表整列请写 本表[字段]。'
  return `不认识的符号“${char}”，请删去。`
}

/** Opened with `"`, it ends with `"` and `""` stands for one; opened with a curly quote, it ends at the next double quote of any form. */
function readText(source: string, from: number): Read {
  const straight = STRAIGHT.has(source.charAt(from))
  let value = ''
  for (let at = from + 1; at < source.length; at++) {
    const char = source.charAt(at)
    if (straight && STRAIGHT.has(char) && STRAIGHT.has(source.charAt(at + 1))) { value += '"'; at++; continue }
    if (STRAIGHT.has(char) || (!straight && CURLY.has(char))) return { kind: 'text', value, next: at + 1 }
    value += char
  }
  throw new Refusal('formula.text-open', '文本少了右边的引号，请写成 "文本"。', from, source.length - from)
}

function readQuoted(source: string, from: number): Read {
  for (let at = from + 1; at < source.length; at++) {
    if (plain(source, at) === "'") return { kind: 'quoted', value: source.slice(from + 1, at).trim(), next: at + 1 }
  }
  throw new Refusal('formula.text-open', "表号少了右边的单引号，请写成 '6.1.1'[字段名]。文本要用双引号。", from, source.length - from)
}

function readBracket(source: string, from: number): Read {
  let value = ''
  for (let at = from + 1; at < source.length; at++) {
    const char = plain(source, at)
    if (char === "'" && "[]'".includes(plain(source, at + 1)) && at + 1 < source.length) { value += source.charAt(++at); continue }
    if (char === '[') break
    if (char === ']') return { kind: 'bracket', value: value.trim(), next: at + 1 }
    value += source.charAt(at)
  }
  throw new Refusal('formula.bracket-open', '字段名少了右边的“]”，请写成 [字段名]。', from, source.length - from)
}

function readNumber(source: string, from: number): Read {
  let at = from
  while (at < source.length && /[\p{L}\p{N}_.．]/u.test(charAt(source, at))) {
    const exponent = /[eE]/.test(source.charAt(at)) && /[+-]/.test(source.charAt(at + 1)) && /^[\d.]+$/.test(source.slice(from, at)) && DIGIT.test(source.charAt(at + 2))
    at += exponent ? 2 : charAt(source, at).length
  }
  const written = source.slice(from, at)
  const value = written.normalize('NFKC')
  // `5.1a[金额]`: before a bracket it can only be the number of a table.
  if (plain(source, at) === '[') return { kind: 'quoted', value, next: at }
  if (!NUMBER.test(value)) throw new Refusal('formula.number', `“${written}”不是数字。表号请写成 '${written}'[字段名]，文本请写成 "${written}"。`, from, at - from)
  return { kind: 'number', value, next: at }
}

function readName(source: string, from: number): Read {
  let at = from
  while (at < source.length && (WORD.test(charAt(source, at)) || source.charAt(at) === '.')) at += charAt(source, at).length
  return { kind: 'name', value: source.slice(from, at).normalize('NFKC'), next: at }
}
