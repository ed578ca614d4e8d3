import { Refusal } from './formula-error.ts'
import { LIMITS } from './limits.ts'
import { tokenize } from './tokens.ts'
import type { Token } from './tokens.ts'
import { PRECEDENCE } from './tree.ts'
import type { BinaryOperator, Node, Place } from './tree.ts'

const THIS_TABLE: ReadonlySet<string> = new Set(['本表', 'THIS'])
const TRUE_NAMES: ReadonlySet<string> = new Set(['TRUE', '是', '真'])
const FALSE_NAMES: ReadonlySet<string> = new Set(['FALSE', '否', '假'])

/**
 * Source → tree. A leading `=` may be left out. Throws `Refusal`.
 * @example parse('=[学时]>=32') // { kind: 'binary', op: '>=', … }
 */
export function parse(source: string): Node {
  if (source.length > LIMITS.source) {
    throw new Refusal('formula.too-long', `公式有${source.length}个字符，最多${LIMITS.source}个。请拆成几条规则。`, LIMITS.source, source.length - LIMITS.source)
  }
  return new Parser(tokenize(source)).formula()
}

class Parser {
  readonly #tokens: readonly Token[]
  #position = 0
  #depth = 0
  #nodes = 0

  constructor(tokens: readonly Token[]) { this.#tokens = tokens }

  formula(): Node {
    if (this.#sign('=')) this.#position++
    if (this.#peek().kind === 'end') throw new Refusal('formula.empty', '公式是空的。请写成 =条件，例如 =[学时]>=32。', 0, this.#peek().at)
    const node = this.#expression(0)
    const rest = this.#peek()
    if (rest.kind !== 'end') throw this.#unexpected(rest)
    return node
  }

  #expression(least: number): Node {
    let left = this.#prefix()
    for (;;) {
      const token = this.#peek()
      const power = token.kind === 'sign' ? PRECEDENCE[token.value as BinaryOperator] as number | undefined : undefined
      if (power === undefined || power <= least) return left
      this.#position++
      const right = this.#deeper(token, () => this.#expression(power))
      left = this.#node({ kind: 'binary', op: token.value as BinaryOperator, left, right, ...span(left, right) })
    }
  }

  #prefix(): Node {
    const token = this.#peek()
    if (token.kind === 'sign' && (token.value === '-' || token.value === '+')) {
      this.#position++
      const of = this.#deeper(token, () => this.#prefix())
      return this.#node({ kind: 'unary', op: token.value, of, ...span(token, of) })
    }
    let node = this.#primary()
    while (this.#sign('%')) {
      const percent = this.#next()
      node = this.#node({ kind: 'unary', op: '%', of: node, ...span(node, percent) })
    }
    return node
  }

  #primary(): Node {
    const token = this.#next()
    switch (token.kind) {
      case 'number': return this.#number(token)
      case 'text': return this.#node({ kind: 'text', value: token.value, at: token.at, length: token.length })
      case 'bracket': return this.#node({ kind: 'field', name: token.value, at: token.at, length: token.length })
      case 'quoted': return this.#column(token)
      case 'name': return this.#name(token)
      case 'sign':
        if (token.value === '(') return this.#parenthesis(token)
        if (token.value === '{') return this.#list(token)
        throw this.#unexpected(token)
      case 'end': throw this.#unexpected(token)
    }
  }

  #number(token: Token): Node {
    const value = Number(token.value)
    if (!Number.isFinite(value)) throw new Refusal('formula.number', '数字太大，请核对。', token.at, token.length)
    return this.#node({ kind: 'number', value, at: token.at, length: token.length })
  }

  #parenthesis(open: Token): Node {
    const node = this.#deeper(open, () => this.#expression(0))
    const close = this.#close(')', open)
    // The parentheses belong to the place, so that a mark covers what the reader sees as one part.
    return { ...node, ...span(open, close) }
  }

  #name(token: Token): Node {
    const upper = token.value.toUpperCase()
    if (this.#sign('(')) return this.#call(token)
    if (this.#peek().kind === 'bracket') return this.#column(token)
    if (TRUE_NAMES.has(upper)) return this.#node({ kind: 'bool', value: true, at: token.at, length: token.length })
    if (FALSE_NAMES.has(upper)) return this.#node({ kind: 'bool', value: false, at: token.at, length: token.length })
    throw new Refusal('formula.unknown-name', `“${token.value}”是什么？字段请写成 [${token.value}]，文本请写成 "${token.value}"，函数后面要有括号。`, token.at, token.length)
  }

  #column(token: Token): Node {
    const bracket = this.#peek()
    if (bracket.kind !== 'bracket') throw new Refusal('formula.syntax', `表“${token.value}”后面要写字段：'${token.value}'[字段名]。文本请用双引号。`, token.at, token.length)
    this.#position++
    const own = token.kind === 'name' && THIS_TABLE.has(token.value.toUpperCase())
    return this.#node({ kind: 'column', table: own ? null : token.value, name: bracket.value, ...span(token, bracket) })
  }

  #call(token: Token): Node {
    const open = this.#next()
    const args: Node[] = []
    if (!this.#sign(')')) {
      do args.push(this.#argument(token, args.length))
      while (this.#take(','))
    }
    const close = this.#close(')', open)
    return this.#node({ kind: 'call', name: token.value, args, ...span(token, close) })
  }

  #argument(call: Token, index: number): Node {
    const token = this.#peek()
    if (this.#sign(',') || this.#sign(')')) {
      throw new Refusal('formula.syntax', `${call.value} 的第${index + 1}个参数是空的。要写空白请写 BLANK()。`, token.at, token.length)
    }
    if (index >= LIMITS.list) throw new Refusal('formula.list-too-long', `${call.value} 的参数多于${LIMITS.list}个。请改用代码表或另一张表。`, token.at, token.length)
    return this.#deeper(call, () => this.#expression(0))
  }

  #list(open: Token): Node {
    const items: Node[] = []
    do {
      if (items.length >= LIMITS.list) throw new Refusal('formula.list-too-long', `一组值多于${LIMITS.list}个。请改用代码表或另一张表。`, open.at, open.length)
      items.push(this.#deeper(open, () => this.#expression(0)))
    } while (this.#take(',') || this.#take(';'))
    const close = this.#close('}', open)
    return this.#node({ kind: 'list', items, ...span(open, close) })
  }

  #deeper(token: Token, read: () => Node): Node {
    if (++this.#depth > LIMITS.depth) throw new Refusal('formula.too-deep', `公式套得太深，最多${LIMITS.depth}层。请拆成几条规则。`, token.at, token.length)
    const node = read()
    this.#depth--
    return node
  }

  #node(node: Node): Node {
    if (++this.#nodes > LIMITS.nodes) throw new Refusal('formula.too-big', `公式的组成部分多于${LIMITS.nodes}个。请拆成几条规则。`, node.at, node.length)
    return node
  }

  #peek(): Token { return this.#tokens[this.#position] ?? END }
  #next(): Token {
    const token = this.#peek()
    if (token.kind !== 'end') this.#position++
    return token
  }
  #sign(value: string): boolean { const token = this.#peek(); return token.kind === 'sign' && token.value === value }
  #take(value: string): boolean {
    if (!this.#sign(value)) return false
    this.#position++
    return true
  }
  #close(value: string, open: Token): Token {
    if (this.#sign(value)) return this.#next()
    const token = this.#peek()
    if (token.kind === 'end') throw new Refusal('formula.syntax', `少了右边的“${value}”。`, open.at, open.length)
    if (token.kind === 'sign' && token.value === ';') throw new Refusal('formula.syntax', '参数之间请用逗号“,”，不用分号。', token.at, token.length)
    throw this.#unexpected(token)
  }

  #unexpected(token: Token): Refusal {
    if (token.kind === 'end') {
      const last = this.#tokens[this.#position - 1]
      return new Refusal('formula.syntax', '公式没有写完：这里还缺一个值或条件。', last?.at ?? token.at, last?.length ?? 0)
    }
    const shown = token.kind === 'text' ? `"${token.value}"` : token.kind === 'bracket' ? `[${token.value}]` : token.value
    if (token.kind === 'sign' && ['=', '<', '>', '<=', '>=', '<>'].includes(token.value)) return new Refusal('formula.syntax', `这里多了一个“${token.value}”。等于只写一个 =，不等于写 <>，大于等于写 >=，小于等于写 <=。`, token.at, token.length)
    if (token.kind !== 'sign') return new Refusal('formula.syntax', `“${shown}”前面少了运算符或逗号。`, token.at, token.length)
    return new Refusal('formula.syntax', `这里不该有“${shown}”。请检查括号和逗号。`, token.at, token.length)
  }
}

const END: Token = { kind: 'end', value: '', at: 0, length: 0 }

function span(first: Place, last: Place): Place {
  return { at: first.at, length: last.at + last.length - first.at }
}
