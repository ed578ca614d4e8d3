/**
 * Reading an uploaded workbook away from the server's loop: a worker with a heap limit and a deadline. A fault in the reader, or a
 * file made to hurt, costs one request. Buffers are outside a heap limit, so the deadline is what ends the worst.
 */
import { Worker } from 'node:worker_threads'
import { refuse, WorkbookRefused } from './unzip.ts'
import type { SheetRow, WorkbookParts } from './read-workbook.ts'

export interface WorkerOptions { readonly deadlineMs?: number; readonly heapMb?: number; readonly sheets?: readonly string[]; readonly onProgress?: (rows: number) => void }
type Message = { kind: 'rows'; rows: SheetRow[] } | { kind: 'done'; parts: WorkbookParts } | { kind: 'refused'; text: string } | { kind: 'fault'; message: string }

/** All rows of a workbook. Errors: WorkbookRefused (also when the deadline passes). */
export function readInWorker(zip: Buffer, options: WorkerOptions = {}): Promise<WorkbookParts & { readonly rows: readonly SheetRow[] }> {
  return new Promise((resolve, reject) => {
    const rows: SheetRow[] = []
    // tsx registers itself in this process only, so the worker registers it again before it loads TypeScript.
    const worker = new Worker(new URL('./read-worker.mjs', import.meta.url), {
      workerData: { zip, sheets: options.sheets ?? null }, resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? 512 },
    })
    const timer = setTimeout(() => { void worker.terminate(); reject(new WorkbookRefused('读了太久还没读完，已停止。删去无关的工作表和空行后再试。')) }, options.deadlineMs ?? 15_000)
    const settle = (act: () => void): void => { clearTimeout(timer); void worker.terminate(); act() }
    worker.on('message', (message: Message) => {
      if (message.kind === 'rows') { rows.push(...message.rows); options.onProgress?.(rows.length) }
      else if (message.kind === 'done') settle(() => resolve({ ...message.parts, rows }))
      else if (message.kind === 'refused') settle(() => reject(new WorkbookRefused(message.text)))
      else settle(() => reject(new Error(message.message)))
    })
    worker.on('error', (error: Error & { code?: string }) => settle(() => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') { try { refuse('工作簿太大，读不下。删去无关的工作表和空行后再试。') } catch (refused) { reject(refused) } }
      else reject(error)
    }))
  })
}
