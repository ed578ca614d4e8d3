/** A piece of a formula. `ref` covers "A1", "$A$1:B2", "A:A", "2:3", each with an optional sheet; blanks are dropped. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
}

export type TokenKind =
  | 'text' | 'error' | 'ref' | 'number' | 'function' | 'structured' | 'name' | 'operator' | 'open' | 'close' | 'comma' | 'bad'

// Letters of any script count as letters of names; this class is much quicker than \p{L}, and formulas come by the ten thousand.
const LETTER = String.raw`[A-Za-z_\\\u00aa-\u02ff\u0370-\u1fff\u2c00-\u2fef\u3005-\ud7ff\uf900-\ufdff\uff21-\uffdc]`
const PART = String.raw`(?:${LETTER}|[\d.?])`
const SHEET = String.raw`(?:'(?:[^']|'')+'|${LETTER}(?:${LETTER}|[\d.])*)!`
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`
const REF = String.raw`(?:${SHEET})?(?:${CELL}(?::${CELL})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?!${PART}|[(!])`

/** In the order in which they are tried; the groups of PATTERN follow it. */
const KINDS: readonly [TokenKind | 'blank', string][] = [
  ['blank', String.raw`\s+`],
  ['text', String.raw`"(?:[^"]|"")*"`],
  ['error', String.raw`#(?:N\/A|DIV\/0!|NAME\?|VALUE!|REF!|NUM!|NULL!|SPILL!|CALC!)|${SHEET}#REF!`],
  ['ref', REF],
  ['number', String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`],
  ['function', String.raw`${LETTER}${PART}*(?=\()`],
  ['structured', String.raw`(?:${LETTER}${PART}*)?\[(?:[^[\]]|\[[^[\]]*\])*\]`],
  ['name', String.raw`(?:${SHEET})?${LETTER}${PART}*`],
  ['operator', String.raw`<=|>=|<>|[-+*/^&=<>%]`],
  ['open', '[({]'],
  ['close', '[)}]'],
  ['comma', '[,;，]'],
]
const PATTERN = new RegExp(KINDS.map(([, source]) => `(${source})`).join('|'), 'y')

/** Cuts a formula (with or without the leading "=") into tokens. Anything unknown becomes one `bad` token a character. */
export function tokenize(formula: string): Token[] {
  const tokens: Token[] = []
  let at = formula.startsWith('=') ? 1 : 0
  while (at < formula.length) {
    PATTERN.lastIndex = at
    const m = PATTERN.exec(formula)
    const text = m?.[0] ?? formula.slice(at, at + 1)
    const kind = m ? kindOf(m) : 'bad'
    if (kind !== 'blank') tokens.push({ kind, text, start: at })
    at += text.length
  }
  return tokens
}

function kindOf(m: RegExpExecArray): TokenKind | 'blank' {
  for (let i = 0; i < KINDS.length; i += 1) if (m[i + 1] !== undefined) return KINDS[i]?.[0] ?? 'bad'
  return 'bad'
}
