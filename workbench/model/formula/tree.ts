import { parseAddress } from '../a1.ts'
import { parseError, type CellValue } from '../cell.ts'
import type { Rect } from '../rect.ts'
import { splitReference } from './references.ts'
import { tokenize, type Token } from './tokens.ts'

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>='

/** Which ends of a reference are fixed with $. */
export interface Anchors {
  readonly row: boolean
  readonly column: boolean
  readonly lastRow: boolean
  readonly lastColumn: boolean
}

export type Node =
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'ref'; readonly sheet: string | null; readonly rect: Rect; readonly anchors: Anchors }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'structured'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '%'; readonly of: Node }
  | { readonly kind: 'missing' }

const cache = new Map<string, Node | null>()

/** The tree of a formula; null when it cannot be read. Trees of the last formulas are kept, for they repeat. */
export function parseFormula(formula: string): Node | null {
  const hit = cache.get(formula)
  if (hit !== undefined) return hit
  if (cache.size > 300_000) cache.clear()
  const tree = new Parser(tokenize(formula)).whole()
  cache.set(formula, tree)
  return tree
}

const LEVELS: readonly (readonly string[])[] = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']]
const DEPTH = 64

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Node | null {
    const node = this.#binary(0)
    return node && this.#at === this.#tokens.length ? node : null
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at]
  }

  #binary(level: number): Node | null {
    const operators = LEVELS[level]
    if (!operators) return this.#unary()
    let left = this.#binary(level + 1)
    for (;;) {
      const token = this.#peek()
      if (!left || token?.kind !== 'operator' || !operators.includes(token.text)) return left
      this.#at += 1
      const right = this.#binary(level + 1)
      if (!right) return null
      left = { kind: 'binary', operator: token.text as BinaryOperator, left, right }
    }
  }

  #unary(): Node | null {
    const token = this.#peek()
    if (token?.kind === 'operator' && (token.text === '-' || token.text === '+')) {
      this.#at += 1
      const of = this.#unary()
      return of && { kind: 'unary', operator: token.text, of }
    }
    let node = this.#primary()
    while (node && this.#peek()?.text === '%') {
      this.#at += 1
      node = { kind: 'unary', operator: '%', of: node }
    }
    return node
  }

  #primary(): Node | null {
    const token = this.#peek()
    if (!token || this.#depth > DEPTH) return null
    this.#at += 1
    switch (token.kind) {
      case 'number':
        return { kind: 'value', value: Number(token.text) }
      case 'text':
        return { kind: 'value', value: token.text.slice(1, -1).replaceAll('""', '"') }
      case 'error':
        return errorNode(token.text)
      case 'ref':
        return refNode(token.text)
      case 'structured':
        return { kind: 'structured', text: token.text }
      case 'name':
        return nameNode(token.text)
      case 'function':
        return this.#call(token.text)
      case 'open':
        return token.text === '(' ? this.#bracketed() : null
      default:
        return null
    }
  }

  #bracketed(): Node | null {
    this.#depth += 1
    const node = this.#binary(0)
    this.#depth -= 1
    if (this.#peek()?.text !== ')') return null
    this.#at += 1
    return node
  }

  #call(name: string): Node | null {
    this.#at += 1
    this.#depth += 1
    const args: Node[] = []
    while (this.#peek()?.text !== ')') {
      const kind = this.#peek()?.kind
      if (kind === undefined) return null
      const arg: Node | null = kind === 'comma' ? { kind: 'missing' } : this.#binary(0)
      if (!arg) return null
      args.push(arg)
      if (this.#peek()?.kind === 'comma') {
        this.#at += 1
        if (this.#peek()?.text === ')') args.push({ kind: 'missing' })
      } else if (this.#peek()?.text !== ')') return null
    }
    this.#at += 1
    this.#depth -= 1
    return { kind: 'call', name: name.toUpperCase().replace(/^_XLFN\./, ''), args }
  }
}

function errorNode(text: string): Node | null {
  const error = parseError(text.slice(text.lastIndexOf('!', text.length - 2) + 1)) ?? parseError('#REF!')
  return error && { kind: 'value', value: error }
}

function nameNode(text: string): Node {
  const upper = text.toUpperCase()
  if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'value', value: upper === 'TRUE' }
  return { kind: 'name', name: text }
}

/** The node of "Sheet!$A1:B$2". */
export function refNode(text: string): Node | null {
  const { sheet, cells } = splitReference(text)
  const address = parseAddress(cells)
  if (!address) return null
  const [first = '', last = first] = cells.split(':')
  const fixed = (end: string): [boolean, boolean] => [/\$\d/.test(end), end.startsWith('$') && /[A-Za-z]/.test(end)]
  const [row, column] = fixed(first)
  const [lastRow, lastColumn] = fixed(last)
  return { kind: 'ref', sheet, rect: address.rect, anchors: { row, column, lastRow, lastColumn } }
}
