/**
 * The edit loop: a hint from the sheet → gather → re-read (the truth) → fill shaded columns → judge → list and marks → keep, send, ask the server.
 * Hints are never trusted for content: they get lost and a paste has no details.
 */
import type { Verdict } from '../../../rules/finding.ts'
import { breather } from '../breath.ts'
import { dismiss, patch, surely, type Context } from '../context.ts'
import type { CellChange, EditHint, HostRow, ReadSheet } from '../../host/host.ts'
import type { OpenSheet } from '../state.ts'
import { changeLadder, changeSheet, combined, type Filling } from './filling.ts'
import { paint, samePaint } from './marks.ts'
import { byId, changedRows, differencesToLastYear, isBlankRow, sameCells, withLostColumns } from './rows.ts'

/** How long hints are gathered before the table is read again, in ms; the host has gathered 20 ms before. A paste or a sort is many hints, a typed cell is one: it waits a frame. */
const gatherMs = { few: 16, whole: 80 } as const

/** Up to here single rows are read instead of the table. */
const fewRows = 200

export interface Loop {
  /** something may have changed; cheap to call often. Without a hint the whole table is read. */
  nudge(hint?: EditHint): void
  /** reads and judges now, whatever changed; resolves when list and marks are up to date */
  round(force?: boolean): Promise<void>
  /** paints again from what is known, without reading */
  repaint(): Promise<void>
  stop(): void
}

export function createLoop(context: Context, filling: Filling, after: (changed: readonly string[], whole: boolean) => void): Loop {
  let gathering: (() => void) | null = null
  let running: Promise<void> | null = null
  let again: 'no' | 'yes' | 'force' = 'no'
  /** positions the gathered hints named; null = read everything */
  let named: Set<number> | null = new Set()

  async function once(force: boolean): Promise<void> {
    const sheet = context.store.get().sheet
    if (sheet === null || filling.closed) return
    const positions = named
    named = new Set()
    const read = (force || positions === null || positions.size === 0 ? null : await readNamed(context, sheet, [...positions])) ?? await readAll(context, sheet)
    const breathe = breather(read.rows.length)
    dismiss(context, 'sheet')
    const plain = filling.rulebook.canonical(sheet.table.id, trimEnd(withLostColumns(sheet.table, read, byId(sheet.rows), sheet.known)), filling.period)
    await breathe()
    const typed = keepSame(sheet.rows, plain)
    await breathe()
    const rows = filling.rulebook.fill(sheet.table.id, typed, filling.references, filling.period)
    await breathe()
    await writeFilled(context, filling, typed, rows)
    await breathe()
    const changed = changedRows(byId(sheet.rows), rows)
    const moved = rows.length !== sheet.rows.length || rows.some((row, i) => row.id !== sheet.rows[i]?.id)
    if (!force && changed.length === 0 && !moved) {
      changeSheet(context, filling, () => ({ trouble: read.trouble, firstRow: read.firstRow, checkedAt: context.clock.now() }))
      return
    }
    const local = await judgeShown(context, filling, rows)
    const differences = differencesToLastYear(sheet.table, rows, sheet.lastYear)
    await breathe()
    if (filling.closed) return
    filling.stale = new Set([...filling.stale, ...changed])
    changeSheet(context, filling, (now) => {
      const next = { ...now, rows, firstRow: read.firstRow, trouble: read.trouble, local, checkedAt: context.clock.now(), changed: differences, unconfirmed: confirmTyped(now.unconfirmed, changed, sheet.rows, rows) }
      return { ...next, findings: combined(next, filling.stale) }
    })
    if (changed.length > 0 || moved) changeLadder(context, filling, { kept: 'busy', sent: 'busy', accepted: 'todo' })
    after(changed, moved)
    await breathe()
    await repaint()
  }

  async function repaint(): Promise<void> {
    const sheet = context.store.get().sheet
    if (sheet === null || filling.closed) return
    const marks = paint({
      rowIds: sheet.rows.map((row) => row.id), findings: sheet.findings, known: sheet.known, unconfirmed: sheet.unconfirmed,
      changed: sheet.filter === 'changed' ? sheet.changed : new Map(), fields: sheet.table.fields.map((field) => field.id), readOnly: sheet.answer.readOnly !== null,
    })
    if (samePaint(filling.painted, marks)) return
    const done = await context.host.mark(sheet.listObject, sheet.table, marks)
    if (done === 'written') filling.painted = marks
    changeSheet(context, filling, () => ({ protectedSheet: done === 'protected' }))
  }

  function round(force = false): Promise<void> {
    if (running !== null) {
      again = force ? 'force' : again === 'force' ? 'force' : 'yes'
      return running
    }
    running = (async () => {
      let next = force
      do {
        again = 'no'
        await once(next)
        next = (again as string) === 'force'
      } while ((again as string) !== 'no' && !filling.closed)
    })().finally(() => { running = null })
    return running
  }

  return {
    nudge: (hint) => {
      if (hint === undefined || hint.whole || hint.rows.length > fewRows) named = null
      else for (const position of hint.rows) named?.add(position)
      gathering ??= context.clock.after(named === null ? gatherMs.whole : gatherMs.few, () => {
        gathering = null
        surely(context, round(), { key: 'fault.read' }, () => { void round(true) })
      })
    },
    round, repaint,
    stop: () => { gathering?.(); gathering = null },
  }
}

/** A large table is judged in a worker; when that takes over a second the pane shows it. */
async function judgeShown(context: Context, filling: Filling, rows: readonly HostRow[]): Promise<Verdict> {
  const startedAt = context.clock.now()
  const name = { key: 'work.checking-rows', params: { n: rows.length } } as const
  const late = context.clock.after(1000, () => {
    patch(context, {
      work: {
        name, table: '', done: 0, total: 0, startedAt, stop: null, afterStop: null, typingAllowed: true,
        steps: [{ name: 'work.read', state: 'done' }, { name: 'work.judge', state: 'busy' }, { name: 'work.mark', state: 'todo' }, { name: 'work.send', state: 'todo' }],
      },
    })
  })
  try {
    return await filling.rulebook.judge({ table: filling.place.table, rows, period: filling.period })
  } finally {
    late()
    context.store.set((state) => (state.work?.name.key === name.key ? { ...state, work: null } : state))
  }
}

/** Writes what followed from the references and formulas into the shaded columns, only where it differs. */
async function writeFilled(context: Context, filling: Filling, typed: readonly HostRow[], filled: readonly HostRow[]): Promise<void> {
  const sheet = context.store.get().sheet
  if (sheet === null) return
  const changes = filled.flatMap((row, i): CellChange[] => {
    const old = typed[i]
    if (old === undefined || old === row || sameCells(old.cells, row.cells)) return []
    return sheet.table.fields.flatMap((field, at) => ((row.cells[at] ?? null) === (old.cells[at] ?? null) ? [] : [{ rowId: row.id, field: field.id, to: row.cells[at] ?? null }]))
  })
  if (changes.length > 0 && !filling.closed) await context.host.write(sheet.listObject, sheet.table, changes)
}

/** Rows that did not change keep their arrays, so that the judge need not read them again. */
function keepSame(before: readonly HostRow[], now: readonly HostRow[]): readonly HostRow[] {
  const old = new Map(before.map((row) => [row.id, row]))
  return now.map((row) => { const known = old.get(row.id); return known !== undefined && sameCells(known.cells, row.cells) ? known : row })
}

/** The whole table. Rows pasted past its end belong to it when they follow its last row without a gap, as in a table Excel grows by itself. */
async function readAll(context: Context, sheet: OpenSheet): Promise<ReadSheet> {
  const read = await context.host.read(sheet.listObject, sheet.table)
  const spilled = read.trouble.find((trouble) => trouble.kind === 'outside' && trouble.rows > 0 && read.rows.length > 0
    && Number(/^\$?[A-Z]+\$?(\d+)/.exec(trouble.address)?.[1]) === read.firstRow + read.rows.length && read.rows.length + trouble.rows <= sheet.table.maxRows)
  return spilled !== undefined && sheet.answer.readOnly === null && await context.host.repair(sheet.listObject, sheet.table, spilled) ? context.host.read(sheet.listObject, sheet.table) : read
}

/** The named rows put in place among those already known; null when the sheet must be read whole. */
async function readNamed(context: Context, sheet: OpenSheet, positions: readonly number[]): Promise<ReadSheet | null> {
  if (positions.some((position) => position > sheet.rows.length)) return null
  // What was said about a formula in one of them may be over.
  const ids = new Set(positions.map((position) => sheet.rows[position]?.id))
  if (sheet.trouble.some((trouble) => trouble.kind === 'formula' && ids.has(trouble.rowId))) return null
  const found = await context.host.readRows(sheet.listObject, sheet.table, positions)
  if (found === null || found.length !== positions.length) return null
  const rows = [...sheet.rows]
  for (const [i, position] of positions.entries()) {
    const row = found[i]
    if (row === undefined || (position < sheet.rows.length && rows[position]?.id !== row.id)) return null
    rows[position] = row
  }
  return { rows, trouble: sheet.trouble, firstRow: sheet.firstRow }
}

/** Blank rows at the end are room to type, not rows of the table. */
export function trimEnd(rows: readonly HostRow[]): readonly HostRow[] {
  const last = rows.findLastIndex((row) => !isBlankRow(row))
  return last === rows.length - 1 ? rows : rows.slice(0, last + 1)
}

/** A row that somebody typed in was looked at. */
function confirmTyped(unconfirmed: ReadonlySet<string>, changed: readonly string[], before: readonly HostRow[], rows: readonly HostRow[]): ReadonlySet<string> {
  if (unconfirmed.size === 0) return unconfirmed
  const had = new Set(before.map((row) => row.id))
  const here = new Set(rows.map((row) => row.id))
  const typed = new Set(changed.filter((id) => had.has(id)))
  return new Set([...unconfirmed].filter((id) => here.has(id) && !typed.has(id)))
}
