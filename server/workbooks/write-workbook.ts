/**
 * Skeleton + rows → .xlsx bytes into a sink. The sample row of each sheet gives the style of every column and makes way for the rows.
 * Measured against a bare writer in bench/ (merge): the deflate runs on other threads while the next rows are made.
 */
import type { Book, PlainSheet, TableSheet } from './book.ts'
import { rowWriter } from './cell-xml.ts'
import { withExtraParts } from './extra-parts.ts'
import { columnCount, sampleRow, skeleton } from './skeleton.ts'
import { ZipStream, type Sink } from './zip-stream.ts'

const pieceBytes = 384 * 1024
const first = ['[Content_Types].xml', '_rels/.rels', 'xl/styles.xml'] // in this order mail filters and file(1) see a workbook

/** Writes the workbook. The same book gives the same bytes. Errors: those of the sink. Answers the rows written a sheet. */
export async function writeWorkbook(sink: Sink, book: Book, options: { level?: number; ahead?: number } = {}): Promise<readonly number[]> {
  const parts = withExtraParts(await skeleton(book), book)
  const zip = new ZipStream(sink, options)
  const sheetPart = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`
  const tableParts = tablePartsOf(book)
  const late = new Set(['xl/workbook.xml', ...book.sheets.map((_, index) => sheetPart(index)), ...tableParts.values()])
  const early = [...parts.keys()].filter((name) => !late.has(name))
  for (const name of new Set([...first, ...early])) await zip.add(name, [textOf(parts, name)])
  const written: number[] = []
  for (const [index, sheet] of book.sheets.entries()) {
    const open = openSheet(textOf(parts, sheetPart(index)), sheet)
    await zip.add(sheetPart(index), open.pieces)
    written.push(open.rows())
    const table = tableParts.get(index)
    if (table !== undefined) await zip.add(table, [grow(textOf(parts, table), sampleRow(sheet), open.last())])
  }
  const workbook = textOf(parts, 'xl/workbook.xml').replace(/<calcPr [^>]*\/>/, '') // no formulas: Excel need not ask to save on closing
  await zip.add('xl/workbook.xml', [workbook])
  await zip.end()
  return written
}

/** hucre numbers table parts in the order of the sheets that have one. */
function tablePartsOf(book: Book): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  book.sheets.forEach((sheet, index) => { if (sheet.kind === 'table') found.set(index, `xl/tables/table${found.size + 1}.xml`) })
  return found
}

function textOf(parts: ReadonlyMap<string, string>, name: string): string {
  const text = parts.get(name)
  if (text === undefined) throw new Error(`the skeleton has no part ${name}`)
  return text
}

interface OpenSheet { readonly pieces: Iterable<Uint8Array | string>; last(): number; rows(): number }

function openSheet(xml: string, sheet: TableSheet | PlainSheet): OpenSheet {
  const sample = sampleRow(sheet)
  const start = xml.indexOf(`<row r="${sample}"`)
  const end = xml.indexOf('</row>', start) + '</row>'.length
  const styles = [...xml.slice(start, end).matchAll(/<c r="[A-Z]+\d+"(?: t="\w+")?(?: s="(\d+)")?/g)].map((match) => match[1] ?? '0')
  if (start < 0 || styles.length !== columnCount(sheet)) throw new Error(`the sample row of ${sheet.name} must fill every column`)
  const head = styleColumns(xml.slice(0, start), styles).replace(/<dimension [^>]*\/>/, '') // optional, and the row count is not known yet
  const tail = xml.slice(end)
  let last = sample
  let count = 0
  function* pieces(): Generator<Uint8Array | string> {
    yield head
    const done = yield* rowPieces(sheet, styles, sample)
    last = done.last
    count = done.count
    // drop-downs and marks reach further than the data, so that rows typed below have them too
    yield grow(tail, sample, sheet.kind === 'table' ? Math.max(last, sample + sheet.capacity - 1) : last)
  }
  return { pieces: pieces(), last: () => last, rows: () => count }
}

/** Blank cells below the rows take the column's style, so that the sheet can be filled further. */
function styleColumns(head: string, styles: readonly string[]): string {
  return head.replace(/<col ([^>]*?)min="(\d+)"/g, (_, before: string, column: string) => `<col ${before}style="${styles[Number(column) - 1] ?? '0'}" min="${column}"`)
}

function* rowPieces(sheet: TableSheet | PlainSheet, styles: readonly string[], sample: number): Generator<Uint8Array, { last: number; count: number }> {
  const write = rowWriter(styles)
  let buffer = Buffer.allocUnsafe(2 * pieceBytes)
  let used = 0
  const cut = (size: number): Buffer => {
    const piece = buffer.subarray(0, used)
    buffer = Buffer.allocUnsafe(size) // the old one is still being deflated
    used = 0
    return piece
  }
  let row = sample - 1
  let count = 0
  const blanks = sheet.kind === 'table' ? sheet.spareRows : 0
  for (const cells of withBlanks(sheet.rows, blanks, () => { count += 1 })) {
    row += 1
    const xml = write(row, cells)
    const most = xml.length * 3
    if (used + most > buffer.length) yield cut(Math.max(2 * pieceBytes, most))
    used += buffer.write(xml, used, 'utf8') // row by row into one buffer: joining long strings first takes 1.6 times as long
    if (used > pieceBytes) yield cut(2 * pieceBytes)
  }
  if (used > 0) yield buffer.subarray(0, used)
  return { last: row, count }
}

/** The rows, then the blank ones; at least one, for an Excel table needs a row. */
function* withBlanks(rows: TableSheet['rows'], blanks: number, each: () => void): Generator<TableSheet['rows'] extends Iterable<infer Row> ? Row : never> {
  let any = false
  for (const cells of rows) { any = true; each(); yield cells }
  for (let i = 0; i < blanks; i += 1) yield []
  if (!any && blanks === 0) yield []
}

/** Every range that ends at the sample row ends at `last` instead: validations, conditions, filter, table. */
function grow(xml: string, sample: number, last: number): string {
  const end = new RegExp(`(:\\$?[A-Z]+\\$?)${sample}(?!\\d)`, 'g')
  return xml.replace(/\b(?:sqref|ref)="[^"]*"/g, (attribute) => attribute.replace(end, `$1${last}`))
}

/** For tests and small answers: the whole workbook in memory. */
export async function workbookBytes(book: Book, options: { level?: number } = {}): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  await writeWorkbook({ write: async (bytes) => { pieces.push(Uint8Array.from(bytes)) } }, book, options)
  return Buffer.concat(pieces)
}
