import type { ZipEntry } from './zip-read.ts'

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

interface Part { readonly name: string; readonly method: 0 | 8; readonly crc: number; readonly size: number; readonly packed: Uint8Array }

/** Writes a zip anew with some parts replaced or added (name → text); all others are copied as they are, packed. */
export async function withParts(bytes: Uint8Array, entries: readonly ZipEntry[], changed: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const parts: Part[] = []
  for (const entry of entries) {
    const text = changed.get(entry.name)
    parts.push(text === undefined
      ? { name: entry.name, method: entry.method, crc: entry.crc, size: entry.size, packed: bytes.subarray(entry.start, entry.start + entry.packedSize) }
      : await packed(entry.name, text))
  }
  for (const [name, text] of changed) if (!entries.some((e) => e.name === name)) parts.push(await packed(name, text))
  return join(parts)
}

async function packed(name: string, text: string): Promise<Part> {
  const raw = new TextEncoder().encode(text)
  const stream = new Blob([raw]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return { name, method: 8, crc: crc32(raw), size: raw.length, packed: new Uint8Array(await new Response(stream).arrayBuffer()) }
}

function join(parts: readonly Part[]): Uint8Array {
  const names = parts.map((part) => new TextEncoder().encode(part.name))
  const total = parts.reduce((sum, part, i) => sum + 76 + 2 * (names[i]?.length ?? 0) + part.packed.length, 22)
  const out = new Uint8Array(total)
  const view = new DataView(out.buffer)
  const offsets: number[] = []
  let at = 0
  const fields = (part: Part, nameLength: number, from: number): void => {
    // UTF-8 names; a fixed day (1980-01-01), so that the same workbook gives the same bytes.
    view.setUint16(from, 20, true)
    view.setUint16(from + 2, 0x0800, true)
    view.setUint16(from + 4, part.method, true)
    view.setUint16(from + 8, 33, true)
    view.setUint32(from + 10, part.crc, true)
    view.setUint32(from + 14, part.packed.length, true)
    view.setUint32(from + 18, part.size, true)
    view.setUint16(from + 22, nameLength, true)
  }
  parts.forEach((part, i) => {
    const name = names[i] ?? new Uint8Array()
    offsets.push(at)
    view.setUint32(at, 0x04034b50, true)
    fields(part, name.length, at + 4)
    out.set(name, at + 30)
    out.set(part.packed, at + 30 + name.length)
    at += 30 + name.length + part.packed.length
  })
  const directory = at
  parts.forEach((part, i) => {
    const name = names[i] ?? new Uint8Array()
    view.setUint32(at, 0x02014b50, true)
    view.setUint16(at + 4, 20, true)
    fields(part, name.length, at + 6)
    view.setUint32(at + 42, offsets[i] ?? 0, true)
    out.set(name, at + 46)
    at += 46 + name.length
  })
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, parts.length, true)
  view.setUint16(at + 10, parts.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return out.subarray(0, at + 22)
}
