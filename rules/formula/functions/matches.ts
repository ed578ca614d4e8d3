import { scalarArg, TEXT } from '../arguments.ts'
import { unknown } from '../bound.ts'
import type { Bound, Call } from '../bound.ts'
import { aText, lift1 } from '../lift.ts'
import { compilePattern } from '../pattern/compile.ts'

/** MATCHES: the pattern is written out, so that it is checked and compiled once, and can never blow up on a text. */
export function bindMatches(call: Call): Bound {
  const text = scalarArg(call, 0, TEXT)
  const pattern = call.args[1]
  if (text === null || pattern === undefined) return unknown(call.node)
  const source = pattern.kind === 'scalar' ? pattern.constant?.value : undefined
  if (typeof source !== 'string') {
    if (pattern.type !== 'unknown') call.binding.report(pattern.node, 'formula.literal', 'MATCHES 的模式要直接写在引号里，例如 "^\\d{6}$"。')
    return unknown(call.node)
  }
  const compiled = compilePattern(source)
  if (!compiled.ok) {
    call.binding.report(pattern.node, 'formula.pattern', `模式有误（第${compiled.at + 1}个字符）：${compiled.message}`)
    return unknown(call.node)
  }
  return { kind: 'scalar', type: 'bool', node: call.node, run: lift1(text.run, aText, compiled.test) }
}
