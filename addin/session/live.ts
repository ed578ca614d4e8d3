/** News from the server: a table was decided, the queue moved. Events say only what to read again; when the line is lost the pane asks every 20 s. */
import type { StatusEvent } from '../../rules/wire.ts'
import { here, patch, surely, type Context } from './context.ts'
import { loadProgress } from './overview.ts'
import { loadQueue } from './review/queue.ts'
import { loadTasks } from './tasks.ts'

const pollMs = 20_000

export interface Live { stop(): void }

/** `onSheet` is called for the table that is open, with the revision of the draft it is about. */
export function followNews(context: Context, onSheet: (revision: number | null) => Promise<void>, onBack: () => void): Live {
  const stop = new AbortController()
  let poll: (() => void) | null = null
  let soon: (() => void) | null = null
  const kinds = new Set<StatusEvent['kind']>()

  const refresh = async (): Promise<void> => {
    const state = context.store.get()
    if (state.phase !== 'signed-in' || state.expired) return
    const at = here(state).at
    if (kinds.has('sheet') || at === 'tasks') await loadTasks(context)
    if (state.me?.tabs.includes('review') === true && (kinds.has('queue') || at === 'review')) await loadQueue(context)
    if (state.progress.value !== null && (kinds.has('progress') || kinds.has('sheet') || at === 'progress')) await loadProgress(context)
    kinds.clear()
  }
  const ask = (): void => {
    poll = context.clock.after(pollMs, () => { surely(context, refresh(), { key: 'fault.tasks' }, () => { void refresh() }); ask() })
  }

  // Never rejects: it comes back by itself until stopped.
  void context.api.events((event) => {
    if (event.kind === 'hello') { onBack(); return }
    kinds.add(event.kind)
    const sheet = context.store.get().sheet
    if (event.kind === 'sheet' && sheet !== null && event.table === sheet.table.id && event.unit === sheet.unit.id) { const revision = event.revision ?? null; surely(context, onSheet(revision), { key: 'fault.read' }, () => { void onSheet(revision) }) }
    // Events come in bursts (a decision on 300 rows); they are answered once.
    soon ??= context.clock.after(500, () => { soon = null; surely(context, refresh(), { key: 'fault.tasks' }, () => { void refresh() }) })
  }, (line) => {
    patch(context, { line })
    if (line === 'live') { poll?.(); poll = null } else if (poll === null) ask()
  }, stop.signal)

  return { stop: () => { stop.abort(); poll?.(); soon?.() } }
}
