import type { Context } from 'hono'
import type { Sink } from '../workbooks-port.ts'
import type { Env } from './env.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Streams a workbook as it is written. Nothing is written faster than it is read; when the reader goes away, the writer is told so. */
export function download(c: Context<Env>, name: string, write: (sink: Sink) => Promise<void>, headers: Readonly<Record<string, string>> = {}): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const sink: Sink = {
    async write(bytes) {
      await writer.ready
      await writer.write(bytes)
    },
  }
  void write(sink).then(() => writer.close(), (error: unknown) => writer.abort(error)).catch(() => undefined)
  return c.body(readable, 200, {
    'content-type': XLSX, 'content-disposition': `attachment; filename="statbook.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`, ...headers,
  })
}
