import type { CompiledCheck } from '../edition/catalogue.ts'
import type { ColumnStore } from '../formula/columns.ts'
import type { TypedRow } from './row-reader.ts'
import type { PlacedFinding } from './table-checks.ts'

/** What a check of the table as a whole found last time, by place, and where it must look again. */
export interface CheckMemory {
  readonly placed: readonly PlacedFinding[]
  /** fields a change of which can change what the check says; null = any */
  readonly positions: ReadonlySet<number> | null
  readonly stale: ReadonlySet<number>
}

export interface Edit {
  /** places of rows with a new reading */
  readonly changed: readonly number[]
  readonly before: readonly TypedRow[]
  readonly after: readonly TypedRow[]
  readonly columnsBefore: ColumnStore
  readonly columnsAfter: ColumnStore
}

const none: ReadonlySet<number> = new Set()

/** What is still known after an edit; null when the check must be judged anew. */
export function afterEdit(check: CompiledCheck, memory: CheckMemory, { changed, before, after, columnsBefore, columnsAfter }: Edit): CheckMemory | null {
  const touched = changed.filter((at) => differs(before[at], after[at], memory.positions))
  if (touched.length === 0) return memory
  if (check.peers === null || check.rowUses.length === 0) return null
  const stale = new Set([...memory.stale, ...touched])
  for (const at of touched) {
    for (const fields of check.peers) {
      for (const columns of [columnsBefore, columnsAfter]) for (const peer of columns.alike(at, fields)) stale.add(peer)
    }
  }
  return { ...memory, stale }
}

/** The memory brought up to date by judging what is stale. */
export function remembered(check: CompiledCheck, memory: CheckMemory | undefined, fields: readonly string[], judge: (places?: readonly number[]) => readonly PlacedFinding[]): CheckMemory {
  if (memory === undefined) return { placed: judge(), positions: positionsOf(check, fields), stale: none }
  const { placed, positions, stale } = memory
  if (stale.size === 0) return memory
  const again = judge([...stale].sort((a, b) => a - b))
  return { placed: [...placed.filter(({ at }) => !stale.has(at)), ...again].sort((a, b) => a.at - b.at), positions, stale: none }
}

/** Every field the check reads, marks or prints. */
function positionsOf(check: CompiledCheck, fields: readonly string[]): ReadonlySet<number> | null {
  // a correction may be worked out of any cell
  if (check.fix !== null) return null
  const printed = check.message.flatMap((part) => {
    if (part.kind === 'text') return []
    return part.kind === 'field' ? [part.index] : [...part.formula.fields, ...part.formula.uses.flatMap((use) => use.fields)].map((id) => fields.indexOf(id))
  })
  return new Set([...check.rowUses, ...check.columnUses, ...check.fields, ...printed])
}

function differs(was: TypedRow | undefined, now: TypedRow | undefined, positions: ReadonlySet<number> | null): boolean {
  if (positions === null || was === undefined || now === undefined) return true
  for (const at of positions) if (was.values[at] !== now.values[at] || was.unreadable?.includes(at) !== now.unreadable?.includes(at)) return true
  return false
}
