/**
 * Nothing typed is lost: rows go to this machine's storage at once, to the server a moment later, and again until it has them.
 * 本机已存 › 已发送 are told from here.
 */
import type { Explanation } from '../../../rules/finding.ts'
import type { DraftBody, SheetAnswer } from '../../../rules/wire.ts'
import { ComesBack, Refused } from '../../failure.ts'
import { backOff } from '../../event-stream.ts'
import type { HostRow } from '../../host/host.ts'
import { notify, patch, reached, surely, type Context } from '../context.ts'
import type { OpenSheet } from '../state.ts'
import { changeLadder, changeSheet, type Filling } from './filling.ts'
import { explanationKey } from './findings.ts'
import { byId, changedRows, isBlankRow, threeWay } from './rows.ts'

/** Pause after the last edit before rows are kept here and sent, in ms. */
export const keepMs = 300
export const sendMs = 1500

export interface Drafts {
  changed(): void
  /** sends what is unsent now; resolves true when the server has everything */
  flush(): Promise<boolean>
  /** the table moved on the server: what only others changed is taken, what both changed is asked. Answers what the server has, null when the news was our own. */
  moved(revision: number | null): Promise<SheetAnswer | null>
  /** decides cells that somebody else changed too */
  decide(whose: 'mine' | 'theirs'): Promise<void>
  stop(): void
}

export const explanationList = (explanations: ReadonlyMap<string, string>): Explanation[] =>
  [...explanations].map(([key, text]) => { const at = key.indexOf(':'); return { rule: key.slice(0, at), rowId: key.slice(at + 1) || null, text } })

export const explanationsByKey = (list: readonly Explanation[]): ReadonlyMap<string, string> => new Map(list.map((one) => [explanationKey(one.rule, one.rowId), one.text]))
/** The same explanations give the same text, in whatever order they came. */
export const explanationsText = (explanations: ReadonlyMap<string, string>): string => JSON.stringify([...explanations].sort(([a], [b]) => (a < b ? -1 : 1)))

/** Explanations others wrote or took back since `before` are taken; what was written here stays. */
export function mergeExplanations(before: ReadonlyMap<string, string>, mine: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const merged = new Map(theirs)
  for (const key of new Set([...before.keys(), ...mine.keys()])) {
    const own = mine.get(key)
    if (own === before.get(key)) continue
    if (own === undefined) merged.delete(key)
    else merged.set(key, own)
  }
  return merged
}

const sendable = (rows: readonly HostRow[]): readonly HostRow[] => rows.filter((row) => !isBlankRow(row))

export function createDrafts(context: Context, filling: Filling, reread: () => Promise<void>): Drafts {
  let keeping: (() => void) | null = null
  let sending: (() => void) | null = null
  let flight: Promise<boolean> | null = null

  function unsent(sheet: OpenSheet): { rows: readonly HostRow[]; removed: number } {
    const rows = sendable(sheet.rows)
    const ids = new Set(changedRows(filling.sent, rows))
    const here = new Set(rows.map((row) => row.id))
    return { rows: rows.filter((row) => ids.has(row.id)), removed: [...filling.sent.keys()].filter((id) => !here.has(id)).length }
  }

  async function keep(): Promise<void> {
    const sheet = context.store.get().sheet
    if (sheet === null || filling.closed) return
    const waiting = unsent(sheet)
    const unsentRows = waiting.rows.length + waiting.removed
    try {
      await context.keeping.write({
        place: filling.place, editionHash: filling.rulebook.hash, baseRevision: filling.revision, rows: sendable(sheet.rows), explanations: explanationList(sheet.explanations),
        unconfirmed: [...sheet.unconfirmed], base: filling.base, unsentRows, at: context.clock.now(),
      })
      changeLadder(context, filling, { kept: 'done', keptAt: { at: context.clock.now(), rows: sheet.rows.length } })
    } catch {
      // The workbook itself still holds the rows; the pane says that the second copy could not be made.
      changeLadder(context, filling, { kept: 'todo' })
      notify(context, { id: 'storage', intent: 'warning', says: { key: 'fill.storage-full' } })
    }
    changeSheet(context, filling, () => ({ unsentRows }))
    patch(context, { unsent: await context.keeping.unsent().catch(() => 0) })
  }

  async function send(): Promise<boolean> {
    const sheet = context.store.get().sheet
    if (sheet === null || filling.closed) return false
    if (sheet.answer.readOnly !== null || filling.clashes.length > 0) return false
    const waiting = unsent(sheet)
    const explanations = explanationList(sheet.explanations)
    const said = explanationsText(sheet.explanations)
    if (waiting.rows.length + waiting.removed === 0 && said === filling.sentExplanations) {
      changeLadder(context, filling, { sent: 'done' })
      return true
    }
    changeLadder(context, filling, { sent: 'busy' })
    const rows = sendable(sheet.rows)
    const body: DraftBody = {
      requestId: context.newId(), baseRevision: filling.revision, editionHash: filling.rulebook.hash,
      rows: waiting.rows.map((row) => ({ id: row.id, cells: [...row.cells] })), order: rows.map((row) => row.id), explanations,
    }
    try {
      const answer = await context.api.saveDraft(filling.place, body)
      filling.revision = answer.revision
      filling.sent = byId(rows)
      filling.base = rows
      filling.sentExplanations = said
      filling.attempts = 0
      reached(context)
      changeLadder(context, filling, { sentAt: { at: context.clock.now(), rows: rows.length } })
      await keep()
      const now = context.store.get().sheet
      const rest = now === null ? 0 : unsent(now).rows.length
      if (rest === 0) changeLadder(context, filling, { sent: 'done' })
      else later()
      return rest === 0
    } catch (error) {
      return refused(error)
    }
  }

  async function refused(error: unknown): Promise<boolean> {
    if (error instanceof ComesBack) {
      patch(context, { connection: context.store.get().connection === 'offline' || filling.attempts > 0 ? 'offline' : 'reconnecting' })
      sending?.()
      sending = context.clock.after(backOff(filling.attempts, context.random()), () => { sending = null; surely(context, flush(), { key: 'fault.send' }, () => { void flush() }) })
      filling.attempts += 1
      return false
    }
    if (!(error instanceof Refused)) throw error
    reached(context)
    if (error.isExpired) return false
    if (error.body.code === 'sheet.stale') return mergeTheirs(error.body.text)
    if (error.body.code === 'edition.stale') {
      changeLadder(context, filling, { sent: 'todo' })
      notify(context, { id: 'edition', intent: 'warning', says: { key: 'fill.edition-stale' }, action: 'reload-sheet' })
      return false
    }
    if (error.body.code === 'sheet.locked') changeSheet(context, filling, (sheet) => ({ answer: { ...sheet.answer, readOnly: error.body.text } }))
    changeLadder(context, filling, { sent: 'todo' })
    notify(context, { id: 'draft', intent: 'error', says: { text: error.body.text } })
    return false
  }

  /** Takes what only the other changed; what both changed waits for a decision. Nothing typed here is overwritten. */
  async function mergeTheirs(sentence: string): Promise<boolean> {
    await take(await context.api.sheet(filling.place), sentence)
    return filling.clashes.length === 0 && send()
  }

  async function take(answer: SheetAnswer, sentence: string | null): Promise<void> {
    await reread()
    const sheet = context.store.get().sheet
    if (sheet === null || filling.closed) return
    const merged = threeWay(sheet.table, filling.base, sheet.rows, answer.rows)
    const theirs = explanationsByKey(answer.explanations)
    const explanations = mergeExplanations(new Map(JSON.parse(filling.sentExplanations) as [string, string][]), sheet.explanations, theirs)
    filling.revision = answer.revision
    filling.base = answer.rows
    filling.sent = byId(answer.rows)
    const { rows, lastYear: _lastYear, ...rest } = answer
    filling.sentExplanations = explanationsText(theirs)
    changeSheet(context, filling, () => ({ answer: rest, known: new Map(rows.map((row) => [row.id, row])), explanations }))
    if (merged.added.length > 0) await layOutAgain(sheet, [...sheet.rows, ...merged.added])
    if (merged.take.length > 0) await context.host.write(sheet.listObject, sheet.table, merged.take)
    await reread()
    filling.clashes = merged.clashes
    changeSheet(context, filling, () => ({ clashes: merged.clashes.length }))
    if (merged.clashes.length > 0) {
      changeLadder(context, filling, { sent: 'todo' })
      notify(context, { id: 'clash', intent: 'warning', says: { key: 'fill.clash', params: { n: merged.clashes.length } }, more: ['mine', 'theirs'] })
    } else if (merged.theirRows.length > 0) notify(context, { id: 'draft', intent: 'info', says: { key: 'fill.others', params: { n: merged.theirRows.length } } })
    else if (sentence !== null) notify(context, { id: 'draft', intent: 'info', says: { text: sentence } })
  }

  async function moved(revision: number | null): Promise<SheetAnswer | null> {
    while (flight !== null) await flight.catch(() => false)
    if (filling.closed || (revision !== null && revision <= filling.revision)) return null
    const answer = await context.api.sheet(filling.place)
    // A draft of ours went out meanwhile: its answer comes first.
    if (flight !== null) return moved(revision)
    if (answer.revision <= filling.revision) return answer
    flight = take(answer, null).then(() => true).finally(() => { flight = null })
    await flight
    later()
    return answer
  }

  async function layOutAgain(sheet: OpenSheet, rows: readonly HostRow[]): Promise<void> {
    await context.host.layOut(filling.rulebook.layOut({
      identity: { listObject: sheet.listObject, table: sheet.table.id, unit: sheet.unit.id, purpose: 'fill' }, table: sheet.table, rows, readOnly: false, unit: sheet.unit.name, college: filling.college, period: filling.period, references: filling.references,
    }))
    filling.painted = []
  }

  function flush(): Promise<boolean> {
    flight ??= send().finally(() => { flight = null })
    return flight
  }

  function later(): void {
    sending?.()
    sending = context.clock.after(sendMs, () => { sending = null; surely(context, flush(), { key: 'fault.send' }, () => { void flush() }) })
  }

  return {
    changed: () => {
      keeping?.()
      keeping = context.clock.after(keepMs, () => { keeping = null; void keep() })
      later()
    },
    moved,
    flush: async () => {
      keeping?.()
      keeping = null
      await keep()
      return flush()
    },
    decide: async (whose) => {
      const sheet = context.store.get().sheet
      const clashes = filling.clashes
      filling.clashes = []
      changeSheet(context, filling, () => ({ clashes: 0 }))
      if (sheet !== null && whose === 'theirs' && clashes.length > 0) await context.host.write(sheet.listObject, sheet.table, clashes)
      await reread()
      await flush()
    },
    stop: () => { keeping?.(); sending?.(); keeping = sending = null },
  }
}
