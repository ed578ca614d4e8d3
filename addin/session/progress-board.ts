/** Progress as people read it: the most urgent first, what holds each up, and what to do now. Pure. */
import type { Progress, QueueEntry } from '../../rules/wire.ts'
import { isClean } from './review/arrange.ts'

export type ProgressCell = Progress['cells'][number]

/** One unit (or one table): every sheet of it counted once, late before anything else. `open` is what is not passed, most urgent first. */
export interface BoardLine {
  readonly id: string
  readonly name: string
  readonly all: number
  readonly passed: number
  readonly underReview: number
  readonly returned: number
  readonly late: number
  readonly rest: number
  readonly open: readonly ProgressCell[]
}

export const isSubmitted = (cell: ProgressCell): boolean => cell.state.kind === 'submitted'

export function boardOf(progress: Progress, by: 'unit' | 'table', keep: (cell: ProgressCell) => boolean = () => true): readonly BoardLine[] {
  const groups = new Map<string, ProgressCell[]>()
  for (const cell of progress.cells) {
    if (!keep(cell)) continue
    const group = groups.get(cell[by])
    if (group === undefined) groups.set(cell[by], [cell])
    else group.push(cell)
  }
  const names = by === 'unit' ? progress.units.map(({ id, name }) => ({ id, name })) : progress.tables.map(({ id, number, name }) => ({ id, name: `${number} ${name}` }))
  return names.flatMap(({ id, name }) => { const cells = groups.get(id); return cells === undefined ? [] : [lineOf(id, name, cells)] })
    .sort((a, b) => b.late - a.late || b.returned - a.returned || Number(a.passed === a.all) - Number(b.passed === b.all))
}

function lineOf(id: string, name: string, cells: readonly ProgressCell[]): BoardLine {
  const count = (kind: ProgressCell['state']['kind']): number => cells.filter((cell) => !cell.late && cell.state.kind === kind).length
  const [passed, underReview, returned, late] = [count('passed'), count('submitted'), count('returned'), cells.filter((cell) => cell.late).length]
  return {
    id, name, all: cells.length, passed, underReview, returned, late, rest: cells.length - passed - underReview - returned - late,
    open: cells.filter((cell) => cell.state.kind !== 'passed').sort((a, b) => urgency(a) - urgency(b) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
  }
}

const urgency = (cell: ProgressCell): number => (cell.late ? 0 : { returned: 1, none: 2, filling: 3, submitted: 4, passed: 5 }[cell.state.kind])

/** Shares of a hundred, without decimals. On time and first pass are of what was submitted at least once. */
export function sharesOf({ totals, cells }: Progress): { passed: number; onTime: number; firstPass: number } {
  const sent = Math.max(cells.filter((cell) => cell.state.kind !== 'none' && cell.state.kind !== 'filling').length, totals.onTime, totals.firstPass)
  const share = (n: number, of: number): number => (of === 0 ? 0 : Math.floor((100 * n) / of))
  return { passed: share(totals.passed, totals.assigned), onTime: share(totals.onTime, sent), firstPass: share(totals.firstPass, sent) }
}

export type Pressing =
  | { readonly kind: 'late'; readonly units: number; readonly n: number }
  | { readonly kind: 'backlog'; readonly who: string; readonly n: number }
  | { readonly kind: 'mine'; readonly n: number; readonly clean: number }

/** From so many sheets on, waiting with one reviewer is a backlog. */
const backlogFrom = 3

/** At most three things to do now: what is late, where work piles up, what waits for me. */
export function pressingOf(progress: Progress, queue: readonly QueueEntry[]): readonly Pressing[] {
  const late = progress.cells.filter((cell) => cell.late)
  const piles = new Map<string, number>()
  for (const cell of progress.cells) if (isSubmitted(cell) && cell.waitsOn !== null) piles.set(cell.waitsOn, (piles.get(cell.waitsOn) ?? 0) + 1)
  const [who, n] = [...piles].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  const mine = queue.filter((entry) => !entry.own)
  return [
    ...(late.length > 0 ? [{ kind: 'late' as const, units: new Set(late.map((cell) => cell.unit)).size, n: late.length }] : []),
    ...(n >= backlogFrom ? [{ kind: 'backlog' as const, who, n }] : []),
    ...(mine.length > 0 ? [{ kind: 'mine' as const, n: mine.length, clean: mine.filter(isClean).length }] : []),
  ]
}
