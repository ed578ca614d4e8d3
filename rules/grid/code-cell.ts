import type { Cell } from '../value.ts'
import { goodCell } from './good-cell.ts'
import type { CodeNames, MakeReader } from './reader.ts'
import { type Reading, good, remarked, shown } from './reading.ts'
import { comparable } from './tidy.ts'

/** What was typed, as a name of the list; `sure` when nothing else can be meant. */
export interface NearName { readonly name: string; readonly sure: boolean }

/** Names as they compare, made once for a list: a pasted column may hold 20,000 wrong values. */
interface Names { readonly compared: readonly string[]; readonly found: Map<Cell, NearName | null> }
const known = new WeakMap<CodeNames, Names>()
const REMEMBERED = 5000
const LONGEST = 60

/** The name that was meant, remembered for values that come again. */
export function nearName(typed: Cell, codes: CodeNames): NearName | null {
  let names = known.get(codes)
  if (!names) known.set(codes, names = { compared: codes.names.map(comparable), found: new Map() })
  const before = names.found.get(typed)
  if (before !== undefined) return before
  const near = findName(typed, codes, names.compared)
  if (names.found.size >= REMEMBERED) names.found.clear()
  names.found.set(typed, near)
  return near
}

/** Other width or spaces, the code, code and name, the beginning of one name only, one contained, a slip of the pen. */
function findName(typed: Cell, codes: CodeNames, compared: readonly string[]): NearName | null {
  const text = comparable(String(typed ?? '').slice(0, LONGEST + 1))
  if (text === '' || text.length > LONGEST) return null
  const at = (position: number, sure: boolean): NearName => ({ name: codes.names[position] ?? '', sure })
  const same = compared.indexOf(text)
  if (same >= 0) return at(same, true)
  const byCode = codes.byCode.get(text) ?? (/^\d+$/.test(text) ? [...codes.byCode.values()].find((each) => each.code !== null && Number(each.code) === Number(text)) : undefined)
  if (byCode) return { name: byCode.name, sure: true }
  const withCode = /^(\w+)[-.、:：]?(\D.*)$/.exec(text)
  const named = codes.byCode.get(withCode?.[1] ?? '')
  if (named && comparable(named.name) === withCode?.[2]) return { name: named.name, sure: true }
  const beginning = compared.flatMap((name, i) => (name.startsWith(text) ? [i] : []))
  if (beginning.length === 1) return at(beginning[0] ?? 0, true)
  // the longest name contained: "硕士研究生毕业" holds 研究生 and 硕士研究生
  let longest = -1
  compared.forEach((name, i) => {
    if (name.length > 1 && text.includes(name) && name.length > (compared[longest]?.length ?? 0)) longest = i
  })
  if (longest >= 0) return at(longest, false)
  const like = codes.nearest(text)
  return like === null ? null : { name: like, sure: false }
}

/** code: a name of the code list. Rule codelist. Other values of an open list are only a hint. Source: ux part 4 #1. */
export const codeReader: MakeReader = ({ builtins, codes }) => {
  const kind = builtins.codelist ? 'codelist' : 'grid'
  return {
    good: goodCell('code', { names: codes?.byName ?? null }),
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
    good: goodCell('bool'),
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
