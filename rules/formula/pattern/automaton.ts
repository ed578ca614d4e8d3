import { LIMITS } from '../limits.ts'
import { PatternRefusal } from './parse.ts'
import type { CharSet, PatternNode } from './parse.ts'

/**
 * Thompson's construction, run with sets of states: time is text × pattern whatever the two are. Slower than the
 * engine's own matcher, so `compile.ts` uses it only for patterns on which that one could blow up.
 */
type State =
  | { readonly kind: 'chars'; readonly set: CharSet; next: number }
  | { readonly kind: 'split'; a: number; b: number }
  | { readonly kind: 'start' | 'end'; next: number }
  | { readonly kind: 'accept' }

/** A test whether any part of a text matches. */
export function buildAutomaton(pattern: PatternNode): (text: string) => boolean {
  const states: State[] = []
  const push = (state: State): number => {
    if (states.length >= LIMITS.patternStates) throw new PatternRefusal(`模式里的次数太多，展开后最多${LIMITS.patternStates}步。`, 0)
    return states.push(state) - 1
  }
  // Built from the end, so that every part knows what follows it.
  const build = (node: PatternNode, next: number): number => {
    switch (node.kind) {
      case 'chars': return push({ kind: 'chars', set: node.set, next })
      case 'start': case 'end': return push({ kind: node.kind, next })
      // An empty part still takes a state, so that the limit ends every nest of repeats.
      case 'sequence': return node.parts.length === 0 ? push({ kind: 'split', a: next, b: next }) : node.parts.reduceRight((after, part) => build(part, after), next)
      case 'choice': return node.options.map(option => build(option, next)).reduce((a, b) => push({ kind: 'split', a, b }))
      case 'repeat': return repeat(node.of, node.least, node.most, next)
    }
  }
  const repeat = (of: PatternNode, least: number, most: number, next: number): number => {
    let entry = next
    if (most === Infinity) {
      const loop: State = { kind: 'split', a: next, b: next }
      entry = push(loop)
      loop.a = build(of, entry)
    } else {
      for (let i = least; i < most; i++) entry = push({ kind: 'split', a: build(of, entry), b: next })
    }
    for (let i = 0; i < least; i++) entry = build(of, entry)
    return entry
  }
  const first = build(pattern, push({ kind: 'accept' }))
  return text => search(states, first, text)
}

function search(states: readonly State[], first: number, text: string): boolean {
  const seen = new Int32Array(states.length).fill(-1)
  const points = Array.from(text, char => char.codePointAt(0) ?? 0)
  let current: number[] = []
  for (let at = 0; at <= points.length; at++) {
    // A match may begin anywhere.
    if (enter(states, first, at, points.length, seen, current)) return true
    const point = points[at]
    if (point === undefined) return false
    const next: number[] = []
    for (const index of current) {
      const state = states[index]
      if (state?.kind === 'chars' && has(state.set, point) && enter(states, state.next, at + 1, points.length, seen, next)) return true
    }
    current = next
  }
  return false
}

/** Follows what needs no character; true when a match is complete. Each state is entered once a position. */
function enter(states: readonly State[], from: number, at: number, end: number, seen: Int32Array, list: number[]): boolean {
  const open = [from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const state = states[index]
    if (state === undefined || seen[index] === at) continue
    seen[index] = at
    if (state.kind === 'accept') return true
    if (state.kind === 'chars') list.push(index)
    else if (state.kind === 'split') open.push(state.b, state.a)
    else if (at === (state.kind === 'start' ? 0 : end)) open.push(state.next)
  }
  return false
}

export function has(set: CharSet, point: number): boolean {
  for (const [low, high] of set.ranges) if (point >= low && point <= high) return !set.not
  return set.not
}
