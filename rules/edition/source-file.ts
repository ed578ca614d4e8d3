import { type Document, isAlias, isCollection, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml'

/** What is wrong in the files of an edition. `line` and `column` count from 1. `text` says what is wrong and what to write instead. */
export interface EditionFault { readonly file: string; readonly line: number; readonly column: number; readonly text: string }

export type Path = readonly (string | number)[]

/** One YAML file with the places of its parts. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  /** plain values, as zod gets them */
  readonly content: unknown
  /** a fault at the value of `path` (or the nearest part above it that exists); `offset` is a position inside a text value */
  faultAt(path: Path, text: string, offset?: number): EditionFault
  /** a fault at the key itself */
  faultAtKey(path: Path, key: string, text: string): EditionFault
}

/** Reads YAML text. Faults of the YAML itself come back instead of a file. */
export function readSource(path: string, text: string): { file: SourceFile } | { faults: EditionFault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  // the first one only: what follows it is mostly its echo
  const [error] = document.errors
  if (error !== undefined) return { faults: [{ file: path, ...place(error.pos[0]), text: yamlFault(error.code) }] }
  const alias = firstAlias(document)
  if (alias !== null) return { faults: [{ file: path, ...place(alias), text: '不能用“*”引用别处的内容，把内容写全。' }] }

  const fault = (offset: number, message: string): EditionFault => ({ file: path, ...place(offset), text: message })
  return {
    file: {
      path, text, content: document.toJS(),
      faultAt: (at, message, offset) => fault(valueOffset(document, text, at, offset), message),
      faultAtKey: (at, key, message) => fault(keyOffset(document, at, key), message),
    },
  }
}

function firstAlias(document: Document.Parsed): number | null {
  const search = (node: unknown): number | null => {
    if (isAlias(node)) return node.range?.[0] ?? 0
    if (!isCollection(node)) return null
    for (const part of node.items) {
      const found = isMap(node) && typeof part === 'object' && part !== null && 'value' in part ? search(part.value) : search(part)
      if (found !== null) return found
    }
    return null
  }
  return search(document.contents)
}

/** The node at a path, or the deepest one above it that exists. */
function nodeAt(document: Document.Parsed, path: Path): { node: Node | null; whole: boolean } {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined
    if (node?.range) return { node, whole: length === path.length }
  }
  return { node: document.contents, whole: path.length === 0 }
}

function valueOffset(document: Document.Parsed, text: string, path: Path, offset: number | undefined): number {
  const { node, whole } = nodeAt(document, path)
  const start = node?.range?.[0] ?? 0
  if (!whole || offset === undefined || !isScalar(node) || typeof node.value !== 'string') return start
  return start + visibleOffset(text.slice(start, node.range?.[1]), node.type ?? 'PLAIN', node.value, offset)
}

function keyOffset(document: Document.Parsed, path: Path, key: string): number {
  const { node } = nodeAt(document, path)
  if (isMap(node)) for (const pair of node.items) if (isScalar(pair.key) && pair.key.value === key) return pair.key.range?.[0] ?? 0
  return node?.range?.[0] ?? 0
}

/**
 * Where position `offset` of a text value stands in its YAML source. White space is folded by YAML, so what is counted is
 * visible characters: the n-th of the value is the n-th of the source.
 */
function visibleOffset(source: string, style: string, value: string, offset: number): number {
  let wanted = value.slice(0, offset).replace(/\s/gu, '').length
  const block = style === 'BLOCK_LITERAL' || style === 'BLOCK_FOLDED'
  let at = block ? source.indexOf('\n') + 1 : style === 'QUOTE_DOUBLE' || style === 'QUOTE_SINGLE' ? 1 : 0
  for (; at < source.length; at++) {
    if (/\s/u.test(source[at] ?? '')) continue
    if (wanted === 0) return at
    wanted--
    if (style === 'QUOTE_DOUBLE' && source[at] === '\\') at++
    if (style === 'QUOTE_SINGLE' && source[at] === "'" && source[at + 1] === "'") at++
  }
  return Math.max(0, source.trimEnd().length - 1)
}

const yamlFaults: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对。同一层的内容左边对齐，下一层多缩进两格。',
  TAB_AS_INDENT: '缩进用了制表符，改用空格。',
  DUPLICATE_KEY: '同一处这个名字写了两次，只留一个。',
  MULTILINE_IMPLICIT_KEY: '这一行少了冒号后的空格，或引号没有成对。',
  MISSING_CHAR: '少了符号：引号、方括号或花括号没有成对，或冒号后少了空格。',
  UNEXPECTED_TOKEN: '这里多了符号。内容里有冒号、# 或以引号、括号、* 开头时，整段用引号括起来。',
  BLOCK_AS_IMPLICIT_KEY: '冒号用得不对。内容里有冒号加空格时，整段用引号括起来。',
  MULTIPLE_DOCS: '一个文件只写一份内容，去掉“---”。',
  BAD_ALIAS: '不能用“*”引用别处的内容。要写星号就用引号括起来。',
  BAD_SCALAR_START: '内容不能以这个符号开头，整段用引号括起来。',
  BAD_DQ_ESCAPE: '双引号里的反斜杠要写两个，或改用单引号。',
}

function yamlFault(code: string): string {
  return yamlFaults[code] ?? `YAML 写法不对（${code}）。对照同类文件的写法改。`
}
