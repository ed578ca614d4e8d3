import { FileProblem, problems } from './file-problem.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: 0 | 8
  readonly packedSize: number
  /** As declared; inflating stops when more comes out. */
  readonly size: number
  readonly crc: number
  /** Where the packed bytes start. */
  readonly start: number
}

export const MAX_FILE = 60 * 1024 * 1024
const MAX_PARTS = 2000
const MAX_UNPACKED = 512 * 1024 * 1024
// XML of spreadsheets packs 10 to 60 times; a thousand zeroes to one is a bomb.
const MAX_RATIO = 400

/**
 * Reads the directory of a zip and refuses what no honest workbook has: too large, encrypted, doubled names, offsets outside the file,
 * sizes that would unpack to more than 512 MB. Nothing is unpacked.
 * @throws FileProblem
 */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length > MAX_FILE) throw new FileProblem(problems.tooLarge)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // D0 CF 11 E0: the container of .xls and of encrypted workbooks.
  if (bytes.length > 8 && view.getUint32(0) === 0xd0cf11e0) throw new FileProblem(problems.old)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MAX_PARTS) throw new FileProblem(problems.tooManyParts)
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let i = 0; i < count; i += 1) {
    const { entry, next } = readEntry(view, bytes, at)
    total += entry.size
    if (total > MAX_UNPACKED || entry.size > 4096 + entry.packedSize * MAX_RATIO) throw new FileProblem(problems.bomb)
    const name = entry.name.toLowerCase()
    if (names.has(name)) throw new FileProblem(problems.damaged)
    names.add(name)
    entries.push(entry)
    at = next
  }
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw new FileProblem(problems.notZip)
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new FileProblem(problems.damaged)
  const flags = view.getUint16(at + 8, true)
  if (flags & 1) throw new FileProblem(problems.old)
  const method = view.getUint16(at + 10, true)
  const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
  const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
  const local = view.getUint32(at + 42, true)
  if (method !== 0 && method !== 8) throw new FileProblem(problems.damaged)
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== 0x04034b50) throw new FileProblem(problems.damaged)
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packedSize > view.byteLength) throw new FileProblem(problems.damaged)
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
  const entry: ZipEntry = { name, method, packedSize, size, crc: view.getUint32(at + 16, true), start }
  return { entry, next: at + 46 + nameLength + extra + comment }
}

/** Unpacks one part; never more than it declared. @throws FileProblem */
export async function unpack(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const packed = bytes.slice(entry.start, entry.start + entry.packedSize)
  if (entry.method === 0) return packed
  const out = new Uint8Array(entry.size)
  let length = 0
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      const chunk: Uint8Array = step.value
      if (length + chunk.length > out.length) throw new FileProblem(problems.bomb)
      out.set(chunk, length)
      length += chunk.length
    }
  } catch (problem) {
    await reader.cancel().catch(() => undefined)
    throw problem instanceof FileProblem ? problem : new FileProblem(problems.damaged)
  }
  return out.subarray(0, length)
}

/** A part's text by name (case does not count); null when there is none. */
export async function partText(bytes: Uint8Array, entries: readonly ZipEntry[], name: string): Promise<string | null> {
  const entry = entries.find((e) => e.name.toLowerCase() === name.toLowerCase())
  return entry ? new TextDecoder().decode(await unpack(bytes, entry)) : null
}
