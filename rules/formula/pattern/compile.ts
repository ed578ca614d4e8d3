import { buildAutomaton } from './automaton.ts'
import { parsePattern, PatternRefusal } from './parse.ts'
import type { CharSet, PatternNode } from './parse.ts'

export type CompiledPattern = { readonly ok: true; readonly test: (text: string) => boolean } | { readonly ok: false; readonly message: string; readonly at: number }

/** Tries at one start the engine's own matcher may need at most, for it to be used. */
const CHEAP = 200

/**
 * A pattern as a test on texts, in time linear in the text. Patterns whose backtracking is bounded by a small constant run on the
 * engine's matcher, all others on our automaton; both take the same language and agree.
 */
export function compilePattern(source: string): CompiledPattern {
  try {
    const pattern = parsePattern(source)
    const automaton = buildAutomaton(pattern)
    const { tries, loops } = cost(pattern)
    if (tries > CHEAP || loops + (anchored(pattern) ? 0 : 1) > 1) return { ok: true, test: automaton }
    const native = new RegExp(write(pattern), 'u')
    return { ok: true, test: text => native.test(text) }
  } catch (error) {
    if (error instanceof PatternRefusal) return { ok: false, message: error.message, at: error.at }
    throw error
  }
}

interface Cost {
  /** ways a backtracking matcher can go through the part, unbounded repeats aside */
  readonly tries: number
  /** unbounded repeats: each multiplies by the length of the text */
  readonly loops: number
}

function cost(node: PatternNode): Cost {
  switch (node.kind) {
    case 'chars': case 'start': case 'end': return { tries: 1, loops: 0 }
    case 'sequence': return node.parts.map(cost).reduce((a, b) => ({ tries: a.tries * b.tries, loops: a.loops + b.loops }), { tries: 1, loops: 0 })
    case 'choice': return node.options.map(cost).reduce((a, b) => ({ tries: a.tries + b.tries, loops: Math.max(a.loops, b.loops) }), { tries: 0, loops: 0 })
    case 'repeat': return repeated(cost(node.of), node.of.kind === 'chars', node.least, node.most)
  }
}

function repeated(inner: Cost, plain: boolean, least: number, most: number): Cost {
  if (most === Infinity) return plain ? { tries: 1, loops: 1 } : { tries: Infinity, loops: 1 }
  const ways = inner.tries ** most * (most - least + 1)
  return { tries: inner.loops > 0 && most > 1 ? Infinity : ways, loops: inner.loops }
}

function anchored(node: PatternNode): boolean {
  if (node.kind === 'start') return true
  if (node.kind === 'sequence') { const [first] = node.parts; return first !== undefined && anchored(first) }
  return node.kind === 'choice' && node.options.every(anchored)
}

/** The pattern for the engine, written from the tree, so that it means what the automaton means. */
function write(node: PatternNode): string {
  switch (node.kind) {
    case 'chars': return writeSet(node.set)
    case 'start': return '^'
    case 'end': return '$'
    case 'sequence': return node.parts.map(write).join('')
    case 'choice': return `(?:${node.options.map(write).join('|')})`
    case 'repeat': return `(?:${write(node.of)}){${node.least},${node.most === Infinity ? '' : node.most}}`
  }
}

function writeSet(set: CharSet): string {
  const range = ([low, high]: readonly [number, number]): string => low === high ? point(low) : `${point(low)}-${point(high)}`
  return `[${set.not ? '^' : ''}${set.ranges.map(range).join('')}]`
}

function point(code: number): string { return `\\u{${code.toString(16)}}` }
