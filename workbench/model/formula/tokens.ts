/** A piece of a formula. `ref` covers "A1", "$A$1:B2", "A:A", "2:3", each with an optional sheet; blanks are dropped. */
export interface Token {
  readonly kind: 'number' | 'text' | 'ref' | 'name' | 'function' | 'operator' | 'open' | 'close' | 'comma' | 'error' | 'structured' | 'bad'
  readonly text: string
  readonly start: number
}

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`
const END = String.raw`(?![\p{L}\p{N}_.(!])`
const PATTERNS: readonly [Token['kind'] | 'blank', RegExp][] = [
  ['blank', /\s+/uy],
  ['text', /"(?:[^"]|"")*"/uy],
  ['error', /#(?:N\/A|DIV\/0!|NAME\?|VALUE!|REF!|NUM!|NULL!|SPILL!|CALC!)/uiy],
  ['ref', new RegExp(`(?:${SHEET})?(?:${CELL}:${CELL}|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}|\\$?\\d{1,7}:\\$?\\d{1,7}|${CELL})${END}`, 'uy')],
  ['error', new RegExp(`${SHEET}#REF!`, 'uy')],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/uy],
  ['function', /[\p{L}_][\p{L}\p{N}_.]*(?=\()/uy],
  ['structured', /(?:[\p{L}_][\p{L}\p{N}_.]*)?\[(?:[^[\]]|\[[^[\]]*\])*\]/uy],
  ['name', new RegExp(`(?:${SHEET})?[\\p{L}_\\\\][\\p{L}\\p{N}_.?\\\\]*`, 'uy')],
  ['operator', /<=|>=|<>|[-+*/^&=<>%]/uy],
  ['open', /[({]/uy],
  ['close', /[)}]/uy],
  ['comma', /[,;，]/uy],
]

/** Cuts a formula (with or without the leading "=") into tokens. Anything unknown becomes one `bad` token a character. */
export function tokenize(formula: string): Token[] {
  const tokens: Token[] = []
  let at = formula.startsWith('=') ? 1 : 0
  while (at < formula.length) {
    const token = tokenAt(formula, at)
    at += token.text.length
    if (token.kind !== 'blank') tokens.push({ kind: token.kind, text: token.text, start: token.start })
  }
  return tokens
}

function tokenAt(formula: string, at: number): { kind: Token['kind'] | 'blank'; text: string; start: number } {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const m = pattern.exec(formula)
    if (m) return { kind, text: m[0], start: at }
  }
  return { kind: 'bad', text: formula.slice(at, at + 1), start: at }
}
