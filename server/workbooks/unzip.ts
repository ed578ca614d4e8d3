/** Looks into an uploaded zip within limits: the directory is judged before a byte is inflated, and inflating stops at a budget whatever the directory claimed. */
import zlib from 'node:zlib'

export interface Limits { readonly parts: number; readonly bytes: number; readonly ratio: number; readonly rows: number; readonly columns: number; readonly cells: number; readonly strings: number; readonly text: number }
export const limits: Limits = { parts: 2000, bytes: 256 * 2 ** 20, ratio: 400, rows: 200_000, columns: 500, cells: 8_000_000, strings: 2_000_000, text: 32_767 }

/** A workbook that cannot be read. `text` is one clear Chinese line with what to do. */
export class WorkbookRefused extends Error {
  readonly text: string
  constructor(text: string) { super(text); this.name = 'WorkbookRefused'; this.text = text }
}
export function refuse(text: string): never { throw new WorkbookRefused(text) }

const damaged = '工作簿已损坏，读不出来。用 Excel 打开后另存为 .xlsx 再试。'
const tooLarge = '工作簿解开后太大，不像一份填报表。删去无关的工作表和空行后再试。'

export interface ZipEntry { readonly method: number; readonly raw: Buffer }

/** The parts of a zip by name. Errors: WorkbookRefused with what is wrong. */
export function readDirectory(zip: Buffer, allowed: Limits = limits): Map<string, ZipEntry> {
  nameKind(zip)
  let end = zip.length - 22
  while (end >= 0 && end >= zip.length - 65_557 && zip.readUInt32LE(end) !== 0x06054b50) end -= 1
  if (end < 0 || zip.readUInt32LE(end) !== 0x06054b50) refuse('工作簿不完整（可能没有下载完）。重新下载或另存后再试。')
  const count = zip.readUInt16LE(end + 10)
  if (count > allowed.parts) refuse(tooLarge)
  const entries = new Map<string, ZipEntry>()
  const seen = new Set<string>()
  let total = 0
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) refuse(damaged)
    const flags = zip.readUInt16LE(at + 8)
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const size = zip.readUInt32LE(at + 24)
    const length = zip.readUInt16LE(at + 28)
    const offset = zip.readUInt32LE(at + 42)
    const name = zip.toString('utf8', at + 46, at + 46 + length)
    if (seen.has(name.toLowerCase())) refuse(damaged)
    seen.add(name.toLowerCase())
    if ((flags & 1) !== 0 || (method !== 0 && method !== 8)) refuse('工作簿加了密码，读不出来。在 Excel 里去掉打开密码后再试。')
    if (offset + 30 + packed > zip.length || zip.readUInt32LE(offset) !== 0x04034b50) refuse(damaged)
    if (size > 2 ** 20 && size > packed * allowed.ratio) refuse(tooLarge)
    total += size
    if (total > allowed.bytes) refuse(tooLarge)
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    if (start + packed > zip.length) refuse(damaged)
    entries.set(name, { method, raw: zip.subarray(start, start + packed) })
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** What people hand in instead of an .xlsx, told apart by its first bytes. */
function nameKind(zip: Buffer): void {
  if (zip.length === 0) refuse('文件是空的。重新保存后再试。')
  const head = zip.subarray(0, 8)
  if (head.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))) refuse('这是加了密码的工作簿，或旧的 .xls 格式。去掉密码并另存为 .xlsx 再试。')
  if (zip.length < 22 || zip.readUInt32LE(0) !== 0x04034b50) refuse('这不是 .xlsx 工作簿（可能是改了扩展名的文本或网页）。用 Excel 另存为 .xlsx 再试。')
}

/** A small part whole, as text. */
export function partText(entry: ZipEntry, most = 16 * 2 ** 20): string {
  if (entry.method === 0) return entry.raw.length > most ? refuse(tooLarge) : entry.raw.toString('utf8')
  try {
    return zlib.inflateRawSync(entry.raw, { maxOutputLength: most }).toString('utf8')
  } catch {
    return refuse(damaged)
  }
}

/** A large part as pieces of text; `budget.left` is shared by all parts of one workbook. */
export async function* partPieces(entry: ZipEntry, budget: { left: number }): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const bytes of inflated(entry)) {
      budget.left -= bytes.length
      if (budget.left < 0) refuse(tooLarge)
      yield decoder.decode(bytes, { stream: true })
    }
  } catch (error) {
    if (error instanceof WorkbookRefused) throw error
    refuse(damaged)
  }
}

function inflated(entry: ZipEntry): AsyncIterable<Buffer> | Iterable<Buffer> {
  if (entry.method === 0) return [entry.raw]
  const stream = zlib.createInflateRaw({ chunkSize: 2 ** 18 })
  stream.end(entry.raw)
  return stream
}
