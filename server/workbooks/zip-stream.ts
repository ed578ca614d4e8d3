/**
 * A zip written while its content is still being made. Pieces are deflated on Node's thread pool, several at once, each primed
 * with the 32 KB before it, so that the joined pieces are one ordinary deflate stream. Every date is 1980-01-01: the same
 * content gives the same bytes. Measured beside other ways in bench/ (merge).
 */
import { promisify } from 'node:util'
import zlib from 'node:zlib'

const deflate = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.deflateRaw)
const local = 0x04034b50
const central = 0x02014b50
const descriptor = 0x08074b50
const directoryEnd = 0x06054b50
const most = 0xffffffff

/** Where bytes go: an HTTP response, a file, a buffer. */
export interface Sink { write(bytes: Uint8Array): Promise<void> }

interface Part { readonly name: Buffer; crc: number; size: number; packed: number; offset: number }
type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

export class ZipStream {
  readonly #sink: Sink
  readonly #level: number
  readonly #ahead: number
  readonly #queue: (() => Buffer | Promise<Buffer>)[] = []
  readonly #parts: Part[] = []
  #offset = 0

  constructor(sink: Sink, options: { level?: number; ahead?: number } = {}) {
    this.#sink = sink
    this.#level = options.level ?? 6
    this.#ahead = options.ahead ?? 4
  }

  /** Adds one part. Chunks of a few hundred kB keep the threads busy; a part may be at most 4 GB. */
  async add(name: string, chunks: Chunks): Promise<void> {
    const part: Part = { name: Buffer.from(name), crc: 0, size: 0, packed: 0, offset: 0 }
    this.#parts.push(part)
    await this.#push(() => { part.offset = this.#offset; return header(local, part) })
    let dictionary: Buffer | undefined
    for await (const chunk of chunks) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      if (bytes.length === 0) continue
      part.crc = zlib.crc32(bytes, part.crc)
      part.size += bytes.length
      const piece = deflate(bytes, { level: this.#level, finishFlush: zlib.constants.Z_SYNC_FLUSH, ...(dictionary ? { dictionary } : {}) })
      piece.catch(() => undefined) // reported where it is awaited below
      dictionary = bytes.subarray(Math.max(0, bytes.length - 32768))
      await this.#push(async () => { const packed = await piece; part.packed += packed.length; return packed })
    }
    await this.#push(() => { part.packed += 2; return Buffer.from([3, 0]) }) // an empty last block closes the stream
    await this.#push(() => words([descriptor, 4], [part.crc, 4], [part.packed, 4], [part.size, 4]))
  }

  /** Writes the directory. Nothing may be added afterwards. */
  async end(): Promise<void> {
    await this.#drain(0)
    const start = this.#offset
    for (const part of this.#parts) await this.#write(header(central, part))
    const count = this.#parts.length
    await this.#write(words([directoryEnd, 4], [0, 4], [count, 2], [count, 2], [this.#offset - start, 4], [start, 4], [0, 2]))
  }

  async #push(make: () => Buffer | Promise<Buffer>): Promise<void> {
    this.#queue.push(make)
    await this.#drain(this.#ahead)
  }

  async #drain(left: number): Promise<void> {
    while (this.#queue.length > left) {
      const make = this.#queue.shift()
      if (make) await this.#write(await make())
    }
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#offset += bytes.length
    if (this.#offset > most) throw new Error('a workbook over 4 GB cannot be written')
    await this.#sink.write(bytes)
  }
}

/** A local header (sizes follow in the descriptor) or the fuller one of the directory. Bit 3: descriptor; bit 11: UTF-8 names. */
function header(signature: number, part: Part): Buffer {
  if (part.size > most) throw new Error('a part over 4 GB cannot be written')
  const full = signature === central
  const fixed = words([signature, 4], ...(full ? [[20, 2] as const] : []), [20, 2], [0x0808, 2], [8, 2], [0, 2], [33, 2],
    [full ? part.crc : 0, 4], [full ? part.packed : 0, 4], [full ? part.size : 0, 4], [part.name.length, 2], [0, 2],
    ...(full ? [[0, 6] as const, [0, 4] as const, [part.offset, 4] as const] : []))
  return Buffer.concat([fixed, part.name])
}

function words(...list: (readonly [value: number, bytes: number])[]): Buffer {
  const bytes = Buffer.alloc(list.reduce((sum, [, size]) => sum + size, 0))
  let at = 0
  for (const [value, size] of list) at = bytes.writeUIntLE(value, at, size)
  return bytes
}
