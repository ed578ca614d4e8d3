import type { Verdict } from '../../rules/finding.ts'
import type { Edition, Period } from '../../rules/table.ts'
import type { HostRow } from '../host/host.ts'

export type WorkerOrder =
  | { readonly kind: 'edition'; readonly edition: Edition }
  | { readonly kind: 'judge'; readonly id: number; readonly table: string; readonly order: readonly string[]; readonly changed: readonly HostRow[]; readonly period: Period }

interface WorkerAnswer { readonly id: number; readonly verdict?: Verdict; readonly failed?: string }
/** The part of `Worker` that is used; tests pass their own. */
export interface JudgeWorker {
  postMessage(message: WorkerOrder): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'error', listener: () => void): void
}

/** The worker could not be loaded, for want of network, or broke. Its rows are judged elsewhere. */
export class WorkerGone extends Error {
  constructor() { super('judge worker'); this.name = 'WorkerGone' }
}

/** Sends a worker only the rows that changed since the last time. Rejects with `WorkerGone` when there is no worker any more. */
export function workerJudge(worker: JudgeWorker, edition: Edition): (table: string, rows: readonly HostRow[], period: Period) => Promise<Verdict> {
  const waiting = new Map<number, { resolve: (verdict: Verdict) => void; reject: (error: Error) => void }>()
  const sent = new Map<string, ReadonlyMap<string, HostRow['cells']>>()
  let next = 1
  worker.addEventListener('message', (event) => {
    const answer = event.data as WorkerAnswer
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.verdict !== undefined) asked?.resolve(answer.verdict)
    else asked?.reject(new Error(answer.failed ?? 'judge worker'))
  })
  let gone = false
  worker.addEventListener('error', () => {
    gone = true
    for (const { reject } of waiting.values()) reject(new WorkerGone())
    waiting.clear()
  })
  worker.postMessage({ kind: 'edition', edition })
  return (table, rows, period) => new Promise((resolve, reject) => {
    if (gone) { reject(new WorkerGone()); return }
    const known = sent.get(table)
    sent.set(table, new Map(rows.map((row) => [row.id, row.cells])))
    waiting.set(next, { resolve, reject })
    worker.postMessage({ kind: 'judge', id: next, table, order: rows.map((row) => row.id), changed: rows.filter((row) => known?.get(row.id) !== row.cells), period })
    next += 1
  })
}
