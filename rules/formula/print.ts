import { PRECEDENCE } from './tree.ts'
import type { Node } from './tree.ts'

/** The prefix signs bind tighter than any operator between two values. */
const PREFIX = 6
const POSTFIX = 7
const ATOM = 8

/**
 * Tree → source in the plain writing: half-width, no spaces but after commas, parentheses only where needed.
 * `parse(print(tree))` is the same tree.
 */
export function print(node: Node): string {
  return write(node, 0)
}

function write(node: Node, least: number): string {
  const text = bare(node)
  return strength(node) < least ? `(${text})` : text
}

function strength(node: Node): number {
  if (node.kind === 'binary') return PRECEDENCE[node.op]
  if (node.kind === 'unary') return node.op === '%' ? POSTFIX : PREFIX
  return ATOM
}

function bare(node: Node): string {
  switch (node.kind) {
    case 'number': return String(node.value)
    case 'text': return quote(node.value)
    case 'bool': return node.value ? 'TRUE' : 'FALSE'
    case 'field': return bracket(node.name)
    case 'column': return (node.table === null ? 'THIS' : `'${node.table}'`) + bracket(node.name)
    case 'list': return `{${node.items.map(item => write(item, 0)).join(', ')}}`
    case 'call': return `${node.name}(${node.args.map(arg => write(arg, 0)).join(', ')})`
    case 'unary': return node.op === '%' ? `${write(node.of, POSTFIX)}%` : node.op + write(node.of, PREFIX)
    case 'binary': return write(node.left, PRECEDENCE[node.op]) + node.op + write(node.right, PRECEDENCE[node.op] + 1)
  }
}

function quote(text: string): string { return `"${text.replaceAll('"', '""')}"` }

function bracket(name: string): string { return `[${name.replace(/['[\]‘’＇［］【】]/gu, sign => `'${sign}`)}]` }
