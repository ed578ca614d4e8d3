import type { Cell } from '../value.ts'
import { nearest } from '../formula/nearest.ts'
import type { CodeNames, MakeReader } from './reader.ts'
import { type Reading, good, remarked, shown } from './reading.ts'
import { comparable } from './tidy.ts'

/** What was typed, as a name of the list; `sure` when nothing else can be meant. */
export interface NearName { readonly name: string; readonly sure: boolean }

/** Finds the name that was meant: other width or spaces, the code, the beginning of one name only, one contained, a slip of the pen. */
export function nearName(typed: Cell, codes: CodeNames): NearName | null {
  const text = comparable(String(typed ?? ''))
  if (text === '') return null
  for (const name of codes.names) if (comparable(name) === text) return { name, sure: true }
  const byCode = codes.byCode.get(text) ?? (/^\d+$/.test(text) ? [...codes.byCode.values()].find((each) => each.code !== null && Number(each.code) === Number(text)) : undefined)
  if (byCode) return { name: byCode.name, sure: true }
  const withCode = /^(\w+)[-.、:：]?(\D.*)$/.exec(text)
  if (withCode) {
    const named = codes.byCode.get(withCode[1] ?? '')
    if (named && comparable(named.name) === withCode[2]) return { name: named.name, sure: true }
  }
  const beginning = codes.names.filter((name) => comparable(name).startsWith(text))
  if (beginning.length === 1 && beginning[0] !== undefined) return { name: beginning[0], sure: true }
  const within = codes.names.filter((name) => text.includes(comparable(name)))
  // the longest name contained: "硕士研究生毕业" holds 研究生 and 硕士研究生
  const longest = within.sort((a, b) => b.length - a.length)[0]
  if (longest !== undefined && longest.length > 1) return { name: longest, sure: false }
  const like = codes.nearest(String(typed).trim()) ?? nearest(text, codes.names, 1)[0] ?? null
  return like === null ? null : { name: like, sure: false }
}

/** code: a name of the code list. Rule codelist. Other values of an open list are only a hint. Source: ux part 4 #1. */
export const codeReader: MakeReader = ({ builtins, codes }) => {
  const kind = builtins.codelist ? 'codelist' : 'grid'
  return {
    fast: (cell) => {
      if (cell === null || cell === '') return null
      return typeof cell === 'string' && (codes === null || codes.byName.has(cell)) ? cell : undefined
    },
    closely: (cell): Reading => {
      if (codes === null) return good(String(cell), String(cell))
      if (typeof cell === 'string' && codes.byName.has(cell)) return good(cell, cell)
      const near = nearName(cell, codes)
      const value = shown(cell)
      const list = codes.list.name
      if (near?.sure) return remarked(near.name, near.name, { code: 'cell.code-form', kind, params: { value, to: near.name, list }, to: near.name, sure: true })
      const open = !codes.list.closed
      const text = typeof cell === 'string' ? cell.trim() : String(cell)
      if (open) return remarked(text, text, { code: 'cell.not-in-open-list', kind, params: { value, list, to: near?.name ?? '' }, severity: 'hint', ...(near ? { to: near.name, sure: false } : {}) })
      if (near) return remarked(undefined, cell, { code: 'cell.not-in-list-near', kind, params: { value, list, to: near.name }, to: near.name, sure: false })
      return remarked(undefined, cell, { code: 'cell.not-in-list', kind, params: { value, list, choices: someOf(codes.names), count: codes.names.length } })
    },
  }
}

/** The first few names, as a message can show them. */
export function someOf(names: readonly string[]): string {
  return names.length <= 6 ? names.join('、') : `${names.slice(0, 5).join('、')} 等 ${names.length} 项`
}

const yes = new Set(['是', '1', 'TRUE', 'T', 'YES', 'Y', '√', '✓', '✔', '☑', '有', '对', '真'])
const no = new Set(['否', '0', 'FALSE', 'F', 'NO', 'N', '×', '✗', '✘', 'X', '☐', '不是', '无', '没有', '假'])

/** bool: 是 or 否. Rule codelist. */
export const boolReader: MakeReader = ({ builtins }) => {
  const kind = builtins.codelist ? 'codelist' : 'grid'
  return {
    fast: (cell) => (cell === '是' ? true : cell === '否' ? false : cell === null || cell === '' ? null : undefined),
    closely: (cell): Reading => {
      if (cell === '是' || cell === '否') return good(cell === '是', cell)
      const text = comparable(String(cell))
      const value = yes.has(text) ? true : no.has(text) ? false : null
      if (value === null) return remarked(undefined, cell, { code: 'cell.not-bool', kind, params: { value: shown(cell) } })
      const to = value ? '是' : '否'
      return remarked(value, to, { code: 'cell.bool-form', kind, params: { value: typeof cell === 'boolean' ? String(cell).toUpperCase() : shown(cell), to }, to, sure: true })
    },
  }
}
