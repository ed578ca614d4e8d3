import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { WorkbookRefused } from './unzip.ts'
import { readWorkbook, type SheetRow } from './read-workbook.ts'

const order = z.object({ zip: z.instanceof(Uint8Array), sheets: z.array(z.string()).nullable() }).parse(workerData)
const port = parentPort
if (!port) throw new Error('read-worker.ts runs as a worker only')

const batch: SheetRow[] = []
const flush = (): void => { if (batch.length > 0) port.postMessage({ kind: 'rows', rows: batch.splice(0) }) }

try {
  const zip = Buffer.from(order.zip.buffer, order.zip.byteOffset, order.zip.byteLength)
  const parts = await readWorkbook(zip, (row) => { if (batch.push(row) >= 500) flush() }, order.sheets ? { sheets: new Set(order.sheets) } : {})
  flush()
  port.postMessage({ kind: 'done', parts })
} catch (error) {
  port.postMessage(error instanceof WorkbookRefused ? { kind: 'refused', text: error.text } : { kind: 'fault', message: error instanceof Error ? error.message : String(error) })
}
