import { compileFormula } from '../formula/compile.ts'
import type { Formula, TableUse } from '../formula/compile.ts'
import type { Scope } from '../formula/context.ts'
import { findField } from '../formula/names.ts'
import type { Check, Field, Table } from '../table.ts'
import type { ValueType } from '../value.ts'
import type { CompiledCheck, MessagePart } from './catalogue.ts'
import { cutMessage } from './message.ts'

/** What is wrong in one part of a check; `at` is a position in that part's text. */
export interface CheckFault { readonly part: 'when' | 'formula' | 'fix' | 'message' | 'level' | 'fields'; readonly at?: number; readonly text: string }

/** A check made ready to run, or everything that is wrong with it. */
export function compileCheck(check: Check, table: Table, scope: Scope): { ok: true; compiled: CompiledCheck } | { ok: false; faults: CheckFault[] } {
  const faults: CheckFault[] = []
  const compile = (part: CheckFault['part'], source: string | undefined, expect?: ValueType, shift = 0): Formula | null => {
    if (source === undefined) return null
    const made = compileFormula(source, scope, expect)
    if (made.ok) return made.formula
    for (const error of made.errors) faults.push({ part, at: error.at + shift, text: error.message })
    return null
  }
  const fields = check.fields.map(id => table.fields.findIndex(field => field.id === id))
  if (fields.includes(-1)) faults.push({ part: 'fields', text: '有的字段不在这张表里。' })
  const first = table.fields[fields[0] ?? -1]
  const when = compile('when', check.when, 'bool')
  const formula = compile('formula', check.formula, 'bool')
  const fix = compile('fix', check.fix, first?.type)
  const message = compileMessage(check.message, table, scope, faults, (source, at) => compile('message', source, undefined, at))
  if (formula === null || faults.length > 0) return { ok: false, faults }

  const judged = [formula, ...when === null ? [] : [when]]
  const level = levelFault(check, judged, table.id)
  if (level !== null) return { ok: false, faults: [{ part: 'level', text: level }] }
  const all = [...judged, ...fix === null ? [] : [fix], ...message.flatMap(part => part.kind === 'formula' ? [part.formula] : [])]
  return { ok: true, compiled: { check, fields, when, formula, fix, message, uses: joinUses(all), peers: joinPeers(all), ...positionsRead(judged, table) } }
}

function compileMessage(template: string, table: Table, scope: Scope, faults: CheckFault[], compile: (source: string, at: number) => Formula | null): MessagePart[] {
  const cut = cutMessage(template)
  if ('open' in cut) {
    faults.push({ part: 'message', at: cut.open, text: '花括号没有成对。' })
    return []
  }
  return cut.parts.flatMap((part): MessagePart[] => {
    if (part.kind === 'text') return [part]
    if (part.kind === 'formula') {
      const formula = compile(part.source, part.at)
      return formula === null ? [] : [{ kind: 'formula', formula }]
    }
    const found = findField(table, part.name)
    if (!found.ok) {
      const hint = found.hints.length === 0 ? '' : `是不是 ${found.hints.join('、')}？`
      faults.push({ part: 'message', at: part.at, text: `表 ${table.number} 没有字段“${part.name}”。${hint}要写公式就以 = 开头。` })
      return []
    }
    return [{ kind: 'field', field: found.value.id, index: table.fields.indexOf(found.value as Field) }]
  })
}

/** A level says what must be there to judge; the formulas may not need more. */
function levelFault(check: Check, formulas: readonly Formula[], self: string): string | null {
  const others = formulas.some(formula => formula.uses.some(use => use.table !== self))
  const columns = formulas.some(formula => formula.uses.length > 0)
  if (check.level === 'cross-table') return others ? null : '公式没有用到别的表，level 写 table、row 或 field。'
  if (others) return '公式用到别的表，level 写 cross-table。'
  if (check.level === 'table') return columns ? null : '公式只看本行，level 写 row 或 field。'
  if (columns) return '公式要看本表别的行，level 写 table。'
  const more = formulas.flatMap(formula => formula.fields).find(field => !check.fields.includes(field))
  return check.level === 'field' && more !== undefined ? `公式还用到 ${more}。把它加进 fields，level 写 row。` : null
}

function positionsRead(formulas: readonly Formula[], table: Table): { rowUses: number[]; columnUses: number[] } {
  const read = new Set(formulas.flatMap(formula => formula.fields))
  const columns = new Set(formulas.flatMap(formula => formula.uses).filter(use => use.table === table.id).flatMap(use => use.fields))
  const positions = (ids: ReadonlySet<string>) => table.fields.flatMap((field, i) => ids.has(field.id) ? [i] : [])
  return { rowUses: positions(read), columnUses: positions(columns) }
}

/** Which other rows matter to any of them; null when some formula may look at all. */
function joinPeers(formulas: readonly Formula[]): CompiledCheck['peers'] {
  const peers: (readonly string[])[] = []
  for (const formula of formulas) {
    if (formula.peers === null) return null
    peers.push(...formula.peers)
  }
  return peers
}

/** Which columns are read, table by table. */
export function joinUses(formulas: readonly Formula[]): TableUse[] {
  const uses = new Map<string, Set<string>>()
  for (const { uses: each } of formulas) for (const use of each) uses.set(use.table, new Set([...uses.get(use.table) ?? [], ...use.fields]))
  return [...uses].map(([table, fields]) => ({ table, fields: [...fields] }))
}
