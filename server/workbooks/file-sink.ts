import type { createWriteStream } from 'node:fs'
import type { Sink } from './zip-stream.ts'

/** A sink into a file that waits when the disk is slow and rejects when it is full. */
export function fileSink(path: string, open: typeof createWriteStream): Sink & { close(): Promise<void> } {
  const stream = open(path)
  let failed: Error | null = null
  stream.on('error', (error) => { failed = error })
  return {
    write: (bytes) => new Promise((resolve, reject) => { if (failed) reject(failed); else stream.write(bytes, (error) => { if (error) reject(error); else resolve() }) }),
    close: () => new Promise((resolve, reject) => { if (failed) reject(failed); else { stream.once('error', reject); stream.end(() => resolve()) } }),
  }
}
