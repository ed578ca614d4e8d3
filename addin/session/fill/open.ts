/** Opens a table for filling: finds the freshest rows, lays the sheet out or finds it in the workbook, judges it, starts the loop. */
import { listObjectName } from '../../../rules/layout/names.ts'
import type { References, SheetAnswer } from '../../../rules/wire.ts'
import type { Place } from '../../api.ts'
import type { Cell } from '../../../rules/value.ts'
import { ComesBack, Refused } from '../../failure.ts'
import type { HostRow, SheetIdentity } from '../../host/host.ts'
import { notify, patch, reached, surely, type Context } from '../context.ts'
import { freshLadder, type OpenSheet } from '../state.ts'
import { wrongBook } from '../identity.ts'
import type { Kept, KeptPlace } from '../keeping.ts'
import { createChecks, type Checks } from './checks.ts'
import { createDrafts, explanationsByKey, explanationsText, type Drafts } from './drafts.ts'
import { changeSheet, periodOf, type Filling } from './filling.ts'
import { createLoop, type Loop } from './loop.ts'
import { byId, carriedOver, threeWay, withLostColumns, type Carried } from './rows.ts'

export interface Opened { readonly filling: Filling; readonly loop: Loop; readonly drafts: Drafts; readonly checks: Checks; close(): void }

/** Without a hint for so long the table is read again, in ms. */
const quietMs = 60_000

const noVerdict = { findings: [], incomplete: [], rows: 0 } as const

/** Opens `place`. Null when the workbook may not be worked in (`wrongBook` says why). Throws `ComesBack` or `Refused`. */
export async function openTable(context: Context, place: Place): Promise<Opened | null> {
  const state = context.store.get()
  if (state.me === null) return null
  const me = state.me
  const identity = await context.host.identity()
  const wrong = wrongBook(identity, me, state.tasks.value ?? [])
  patch(context, { identity, wrongBook: wrong, sheet: null, submitting: null, accepted: null })
  if (wrong !== null) return null

  const kept = await context.keeping.read({ college: me.college.id, cycle: me.cycle.id, ...place }).catch(() => null)
  const answer = await context.api.sheet(place).catch((error: unknown) => {
    if (error instanceof ComesBack && kept !== null) return offlineAnswer(kept, state.tasks.value?.find((task) => task.table === place.table && task.unit.id === place.unit)?.unit.name ?? place.unit)
    throw error
  })
  const offline = answer.revision < 0
  if (!offline) reached(context)
  else patch(context, { connection: 'offline' })
  const rulebook = await context.rulebook(offline && kept !== null ? kept.editionHash : answer.editionHash)
  const table = rulebook.table(place.table)
  if (table === null) throw new Error(`table ${place.table} is not in edition ${rulebook.id}`)

  const bound = identity?.sheets.find((sheet) => sheet.purpose === 'fill' && sheet.table === place.table && sheet.unit === place.unit) ?? null
  const there = bound !== null && await context.host.activate(bound.listObject)
  const listObject = there && bound !== null ? bound.listObject : listObjectName({ purpose: 'fill', number: table.number, unit: place.unit })

  const filling: Filling = {
    place: { college: me.college.id, cycle: me.cycle.id, table: place.table, unit: place.unit }, rulebook, college: me.college.name, period: periodOf(me),
    references: null, revision: offline && kept !== null ? kept.baseRevision : answer.revision, base: answer.rows, sent: byId(offline && kept !== null ? kept.base : answer.rows),
    sentExplanations: explanationsText(explanationsByKey(answer.explanations)), stale: new Set(), painted: [], sequence: 0, answered: new Map(), clashes: [], attempts: 0, closed: false,
  }
  const useKept = kept !== null && kept.unsentRows > 0
  const explanations = useKept ? kept.explanations : answer.explanations
  const { rows: known, lastYear, ...rest } = answer
  const sheet: OpenSheet = {
    table, unit: answer.unit, listObject, answer: rest, known: new Map(known.map((row) => [row.id, row])), submitted: await submittedCells(context, answer), lastYear, rows: [], firstRow: 0, trouble: [],
    local: noVerdict, remote: [], remoteAt: null, checkedAt: context.clock.now(), findings: [],
    explanations: explanationsByKey(explanations), explanationMin: me.regime.explanationMin, unconfirmed: new Set(kept?.unconfirmed ?? []), changed: new Map(),
    filter: 'all', current: null, selection: null, undo: null, protectedSheet: false, clashes: 0, unsentRows: kept?.unsentRows ?? 0,
    ladder: { ...freshLadder, kept: 'done', sent: 'done', accepted: answer.submission === null ? 'todo' : 'done', number: answer.submission?.number ?? null },
  }
  patch(context, { sheet })
  if (rulebookReads(table)) filling.references = await context.api.references(place).catch(() => null)

  if (!there) await layOut(context, filling, sheet, startingRows(kept, answer.rows))
  if (there && !offline) await takeTheirs(context, filling, sheet, kept, answer)
  await context.host.setReadOnly(listObject, answer.readOnly !== null)
  if (context.settings.read('check-column') === 'no') await context.host.showCheckColumn(listObject, false)
  return start(context, filling)
}

/** A returned row counts as handled when it differs from what the reviewer saw, whichever machine it was changed on. */
export async function submittedCells(context: Context, answer: SheetAnswer): Promise<ReadonlyMap<string, readonly Cell[]>> {
  if (answer.submission === null || !answer.rows.some((row) => row.state.kind === 'returned')) return new Map()
  const review = await context.api.review(answer.submission.id).catch((error: unknown) => { if (error instanceof ComesBack || error instanceof Refused) return null; throw error })
  return new Map((review?.rows ?? []).map((row) => [row.id, row.cells]))
}

/** Rows kept on this machine that were never sent are fresher than what the server has. */
const startingRows = (kept: Kept | null, known: SheetAnswer['rows']): readonly HostRow[] =>
  kept !== null && kept.unsentRows > 0 ? kept.rows : known.map((row) => ({ id: row.id, cells: row.cells }))

const rulebookReads = (table: OpenSheet['table']): boolean => table.fields.some((field) => field.ref !== undefined || field.prefill !== undefined)

/** The workbook was last open elsewhere or some time ago: what only others changed since is taken, what both changed is asked. */
async function takeTheirs(context: Context, filling: Filling, sheet: OpenSheet, kept: Kept | null, answer: SheetAnswer): Promise<void> {
  const read = await context.host.read(sheet.listObject, sheet.table)
  const rows = filling.rulebook.canonical(sheet.table.id, withLostColumns(sheet.table, read, byId(kept?.rows ?? []), sheet.known), filling.period)
  const merged = threeWay(sheet.table, kept?.base ?? [], rows, answer.rows)
  if (merged.added.length > 0) await layOut(context, filling, sheet, [...rows, ...merged.added])
  if (merged.take.length > 0) await context.host.write(sheet.listObject, sheet.table, merged.take)
  // A submitted table is shown as it was submitted: the server's word counts.
  if (answer.readOnly !== null && merged.clashes.length > 0) await context.host.write(sheet.listObject, sheet.table, merged.clashes)
  else filling.clashes = kept === null ? merged.clashes : kept.baseRevision === answer.revision ? [] : merged.clashes
  if (filling.clashes.length > 0) changeSheet(context, filling, () => ({ clashes: filling.clashes.length }))
  if (filling.clashes.length > 0) notify(context, { id: 'clash', intent: 'warning', says: { key: 'fill.clash', params: { n: filling.clashes.length } }, more: ['mine', 'theirs'] })
}

async function layOut(context: Context, filling: Filling, sheet: OpenSheet, rows: readonly HostRow[]): Promise<void> {
  const identity: SheetIdentity = { listObject: sheet.listObject, table: sheet.table.id, unit: sheet.unit.id, purpose: 'fill' }
  const order = filling.rulebook.layOut({ identity, table: sheet.table, rows: filling.rulebook.fill(sheet.table.id, rows, filling.references, filling.period), readOnly: sheet.answer.readOnly !== null, unit: sheet.unit.name, college: filling.college, period: filling.period, references: filling.references })
  const startedAt = context.clock.now()
  const show = (done: number, total: number): void => {
    patch(context, { work: { name: { key: 'work.lay-out' }, table: `${sheet.table.number} ${sheet.table.name}`, done, total, startedAt, steps: [{ name: 'work.fetch', state: 'done' }, { name: 'work.lay-out-step', state: 'busy' }, { name: 'work.judge', state: 'todo' }], stop: null, afterStop: null, typingAllowed: false } })
  }
  try {
    if (context.store.get().identity === null) await context.host.writeIdentity({ college: filling.place.college, cycle: filling.place.cycle, editionHash: filling.rulebook.hash })
    await context.host.layOut({ ...order, onProgress: (done, total) => { if (context.clock.now() - startedAt > 1000) show(done, total) } })
    await context.host.activate(sheet.listObject)
    patch(context, { identity: await context.host.identity() })
  } finally {
    patch(context, { work: null })
  }
}

async function start(context: Context, filling: Filling): Promise<Opened> {
  const loop = createLoop(context, filling, (changed) => { drafts.changed(); if (changed.length > 0) checks.changed(changed) })
  const drafts = createDrafts(context, filling, () => loop.round(true))
  const checks = createChecks(context, filling, () => loop.repaint())
  await loop.round(true)
  surely(context, checks.whole(), { key: 'fault.check' }, () => { void checks.whole() })
  // Whatever the workbook has that the server has not is sent now.
  surely(context, drafts.flush(), { key: 'fault.send' }, () => { void drafts.flush() })
  const quiet = rereadWhenQuiet(context, () => loop.round())
  return { filling, loop, drafts, checks, close: () => { filling.closed = true; quiet(); loop.stop(); drafts.stop(); checks.stop() } }
}

/** Hints get lost: once a minute the table is read anyway. Answers how to stop. */
function rereadWhenQuiet(context: Context, read: () => Promise<void>): () => void {
  let off = context.clock.after(quietMs, again)
  function again(): void {
    surely(context, read(), { key: 'fault.read' }, () => { void read() })
    off = context.clock.after(quietMs, again)
  }
  return () => { off() }
}

/** Without the server: what was kept here, with revision -1 so that nobody takes it for an answer. */
function offlineAnswer(kept: Kept, unitName: string): SheetAnswer {
  return {
    table: kept.place.table, unit: { id: kept.place.unit, name: unitName }, revision: -1, editionHash: kept.editionHash,
    state: { kind: 'filling', level: 0, levels: 0, stagesPassed: 0, stages: 1, levelName: null }, readOnly: null, due: '',
    rows: kept.rows.map((row) => ({ id: row.id, cells: [...row.cells], state: { kind: 'draft', level: 0 }, decisions: [], version: null })),
    explanations: [...kept.explanations], lastYear: [], lastYearExplanations: [], submission: null,
  }
}

/** Takes last year's rows over; each waits to be looked at (待确认). */
export async function carryOver(context: Context, opened: Opened): Promise<void> {
  const sheet = context.store.get().sheet
  if (sheet === null || sheet.lastYear.length === 0) return
  const { filling } = opened
  const plan = planCarryOver(sheet, filling.references, context.newId)
  const to = new Map(plan.changes.map((change) => [`${change.rowId}:${change.field}`, change.to]))
  if (plan.added.length > 0) {
    const kept = sheet.rows.map((row) => ({ id: row.id, cells: sheet.table.fields.map((field, i) => to.get(`${row.id}:${field.id}`) ?? row.cells[i] ?? null) }))
    filling.painted = []
    await layOut(context, filling, sheet, [...kept, ...plan.added])
  } else if (plan.changes.length > 0) await context.host.write(sheet.listObject, sheet.table, plan.changes)
  await opened.loop.round(true)
  changeSheet(context, filling, () => ({ unconfirmed: new Set(plan.rowIds) }))
  opened.drafts.changed()
  await opened.loop.repaint()
}

/** Which rows last year would fill or add. A key that refers to a source table must be in this year's. */
export function planCarryOver(sheet: OpenSheet, references: References | null, newId: () => string): Carried {
  const keys = new Map((references?.lists ?? []).map((list) => { const at = list.fields.indexOf(list.field); return [`${list.table}.${list.field}`, new Set(list.rows.map((row) => String(row[at] ?? '')))] as const }))
  return carriedOver(sheet.table, sheet.rows, sheet.lastYear, (field, key) => field.ref === undefined || (keys.get(`${field.ref.table}.${field.ref.field}`)?.has(String(key ?? '')) ?? true), newId)
}

/** Sends what was kept here for tables that are not open: after sign-in, after the line is back. */
export async function sendKept(context: Context, college: string, cycle: string, openPlace: KeptPlace | null): Promise<void> {
  for (const kept of await context.keeping.all().catch(() => [])) {
    const same = openPlace !== null && openPlace.table === kept.place.table && openPlace.unit === kept.place.unit
    if (kept.unsentRows === 0 || same || kept.place.college !== college || kept.place.cycle !== cycle) continue
    const old = byId(kept.base)
    const rows = kept.rows.filter((row) => JSON.stringify(old.get(row.id)) !== JSON.stringify(row.cells))
    try {
      const answer = await context.api.saveDraft(kept.place, {
        requestId: context.newId(), baseRevision: kept.baseRevision, editionHash: kept.editionHash, rows: rows.map((row) => ({ id: row.id, cells: [...row.cells] })),
        order: kept.rows.map((row) => row.id), explanations: [...kept.explanations],
      })
      await context.keeping.write({ ...kept, base: kept.rows, baseRevision: answer.revision, unsentRows: 0 })
    } catch (error) {
      // Refused ones wait for the table to be opened, where the person sees why; the rest is tried again when the line is back.
      if (error instanceof ComesBack) return
    }
  }
  patch(context, { unsent: await context.keeping.unsent().catch(() => 0) })
}
