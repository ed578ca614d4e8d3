/** Asks the server for what the pane cannot know: references, other tables, last year. Answers that come late are dropped. */
import { ComesBack, Refused } from '../../failure.ts'
import { breather } from '../breath.ts'
import { dismiss, notify, patch, reached, surely, type Context } from '../context.ts'
import { changeSheet, combined, type Filling } from './filling.ts'
import { fromWire } from './findings.ts'

/** Pause after a round before the server is asked, in ms: typing on should ask once. */
const askMs = 50
/** When typing has rested this long the whole table is asked about: checks that compare whole columns are answered only then. In ms. */
const restMs = 3000
/** More typed rows than this are asked about as the whole table. */
const mostTyped = 2000

export interface Checks {
  /** rows typed since the server was asked */
  changed(rowIds: readonly string[]): void
  /** the whole table; resolves when the answer is in the list, false when the server cannot be reached */
  whole(): Promise<boolean>
  stop(): void
}

export function createChecks(context: Context, filling: Filling, repaint: () => Promise<void>): Checks {
  let waiting: (() => void) | null = null
  let resting: (() => void) | null = null
  let asked = new Set<string>()

  async function ask(rowIds: ReadonlySet<string>, whole: boolean): Promise<boolean> {
    const sheet = context.store.get().sheet
    if (sheet === null || filling.closed) return false
    const rows = (whole ? sheet.rows : sheet.rows.filter((row) => rowIds.has(row.id))).map((row) => ({ id: row.id, cells: [...row.cells] }))
    if (rows.length === 0 && !whole) return true
    filling.sequence += 1
    const sequence = filling.sequence
    const breathe = breather(rows.length)
    const sentCells = new Map(sheet.rows.map((row) => [row.id, row.cells]))
    try {
      const answer = await context.api.check(filling.place, { sequence, editionHash: filling.rulebook.hash, rows, whole })
      reached(context)
      await breathe()
      if (filling.closed) return true
      // An answer that comes after a younger one about the same row says nothing any more.
      const about = new Set(rows.map((row) => row.id).filter((id) => (filling.answered.get(id) ?? 0) < sequence))
      for (const id of about) filling.answered.set(id, sequence)
      const tableLevel = whole && (filling.answered.get('') ?? 0) < sequence
      if (tableLevel) filling.answered.set('', sequence)
      const now = context.store.get().sheet
      // A row typed again while the answer was under way stays unanswered.
      const still = new Set((now?.rows ?? []).filter((row) => sentCells.get(row.id) !== row.cells && filling.stale.has(row.id)).map((row) => row.id))
      filling.stale = new Set([...filling.stale].filter((id) => !about.has(id) || still.has(id)))
      changeSheet(context, filling, (open) => {
        const fresh = fromWire(answer.findings).filter((finding) => (finding.rowId === null ? tableLevel || !whole : about.has(finding.rowId)))
        const keys = new Set(fresh.map((finding) => finding.key))
        const rest = open.remote.filter((finding) => !keys.has(finding.key) && (finding.rowId === null ? !tableLevel : !about.has(finding.rowId)))
        const next = { ...open, remote: [...rest, ...fresh], remoteAt: answer.checkedAt }
        return { ...next, findings: combined(next, filling.stale) }
      })
      await breathe()
      await repaint()
      return true
    } catch (error) {
      if (error instanceof ComesBack) {
        // The rows stay on the list of those to ask about; the drafts' retry brings the line back first.
        for (const id of rowIds) asked.add(id)
        patch(context, { connection: 'offline' })
        return false
      }
      if (error instanceof Refused && error.body.code === 'edition.stale') {
        notify(context, { id: 'edition', intent: 'warning', says: { key: 'fill.edition-stale' }, action: 'reload-sheet' })
        return false
      }
      if (error instanceof Refused && error.isExpired) return false
      throw error
    }
  }

  return {
    changed: (rowIds) => {
      for (const id of rowIds) asked.add(id)
      waiting?.()
      waiting = context.clock.after(askMs, () => {
        waiting = null
        const batch = asked
        asked = new Set()
        surely(context, ask(batch, batch.size > mostTyped), { key: 'fault.check' }, () => { void ask(batch, false) })
      })
      resting?.()
      resting = context.clock.after(restMs, () => { resting = null; surely(context, ask(new Set(), true), { key: 'fault.check' }, () => { void ask(new Set(), true) }) })
    },
    whole: async () => {
      waiting?.()
      resting?.()
      waiting = resting = null
      asked = new Set()
      const done = await ask(new Set(), true)
      if (done) dismiss(context, 'edition')
      return done
    },
    stop: () => { waiting?.(); resting?.(); waiting = resting = null },
  }
}
