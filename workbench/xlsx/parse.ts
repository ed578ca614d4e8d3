import type { CellStyle as FileStyle, CellValue as FileValue, Sheet, Workbook } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import { FileProblem, problems } from './file-problem.ts'
import { partText, readDirectory, type ZipEntry } from './zip-read.ts'
import { readDocumentParts, unescaped } from './custom-xml.ts'

/** A cell's value as plain data that passes between threads; an error is told apart from text. */
export type ParsedValue = string | number | boolean | { readonly error: string }

export interface ParsedSheet {
  readonly name: string
  readonly visibility: 'Visible' | 'Hidden' | 'VeryHidden'
  /** By row; holes where nothing is. */
  readonly rows: readonly (readonly (ParsedValue | undefined)[])[]
  /** Index into the book's styles by row and column; -1 for none. */
  readonly styles: readonly Int32Array[]
  /** [row, column, text without "="] */
  readonly formulas: readonly (readonly [number, number, string])[]
  /** Index into the book's styles of whole columns. */
  readonly columnStyles: readonly (readonly [first: number, last: number, style: number])[]
  /** Everything else as hucre gives it, without the cells. */
  readonly rest: Omit<Sheet, 'rows' | 'cells'>
}

export interface ParsedBook {
  readonly sheets: readonly ParsedSheet[]
  readonly styles: readonly FileStyle[]
  readonly themeColors: readonly string[]
  readonly names: NonNullable<Workbook['namedRanges']>
  readonly activeSheet: number
  readonly properties: NonNullable<Workbook['properties']>
  readonly xmlParts: ReadonlyMap<string, string>
  readonly documentSettings: ReadonlyMap<string, string>
}

/**
 * Reads an .xlsx into plain data; runs in a worker, so that a bad file can be stopped. The zip is checked before anything is unpacked.
 * @throws FileProblem
 */
export async function parseXlsx(bytes: Uint8Array): Promise<ParsedBook> {
  const entries = readDirectory(bytes)
  if (!entries.some((e) => e.name.toLowerCase() === 'xl/workbook.xml')) throw new FileProblem(problems.damaged)
  const parts = await readDocumentParts(bytes, entries)
  const book = await read(bytes)
  if (book.sheets.length === 0) throw new FileProblem(problems.damaged)
  const styles = new Palette()
  const sheets: ParsedSheet[] = []
  for (const sheet of book.sheets) sheets.push(await parseSheet(sheet, styles, bytes, entries))
  return {
    sheets, styles: styles.list, themeColors: book.themeColors ?? [], names: book.namedRanges ?? [], activeSheet: book.activeSheet ?? 0,
    properties: book.properties ?? {}, xmlParts: parts.xmlParts, documentSettings: parts.documentSettings,
  }
}

async function read(bytes: Uint8Array): Promise<Workbook> {
  try {
    return await readXlsx(bytes, { readStyles: true })
  } catch {
    throw new FileProblem(problems.unreadable)
  }
}

/** Equal styles once. */
class Palette {
  readonly list: FileStyle[] = []
  readonly #byText = new Map<string, number>()
  readonly #byObject = new Map<FileStyle, number>()

  index(style: FileStyle | undefined): number {
    if (!style) return -1
    const known = this.#byObject.get(style)
    if (known !== undefined) return known
    const text = JSON.stringify(style)
    let index = this.#byText.get(text)
    if (index === undefined) {
      index = this.list.push(style) - 1
      this.#byText.set(text, index)
    }
    this.#byObject.set(style, index)
    return index
  }
}

async function parseSheet(sheet: Sheet, styles: Palette, bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<ParsedSheet> {
  const { rows, cells, ...rest } = sheet
  const values: (ParsedValue | undefined)[][] = rows.map((row) => row.map(valueOf))
  const indexes: Int32Array[] = []
  const formulas: [number, number, string][] = []
  for (const [key, cell] of cells ?? []) {
    const comma = key.indexOf(',')
    const [row, column] = [Number(key.slice(0, comma)), Number(key.slice(comma + 1))]
    const style = styles.index(cell.style)
    if (style >= 0) put(indexes, row, column, style)
    const line = (values[row] ??= [])
    if (cell.type === 'error') line[column] = { error: String(cell.value) }
    if (cell.formula !== undefined) {
      formulas.push([row, column, cell.formula])
      const result = valueOf(cell.formulaResult ?? cell.value)
      if (result !== undefined) line[column] = result
    }
  }
  const columnStyles = await columnStylesOf(sheet, styles, bytes, entries)
  return {
    name: sheet.name, visibility: sheet.veryHidden ? 'VeryHidden' : sheet.hidden ? 'Hidden' : 'Visible',
    rows: values, styles: indexes, formulas, columnStyles, rest,
  }
}

function put(lines: Int32Array[], row: number, column: number, style: number): void {
  const old = lines[row]
  if (old && column < old.length) {
    old[column] = style
    return
  }
  const longer = new Int32Array(Math.max(column + 1, (old?.length ?? 8) * 2)).fill(-1)
  if (old) longer.set(old)
  longer[column] = style
  lines[row] = longer
}

function valueOf(value: FileValue | undefined): ParsedValue | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (value instanceof Date) return Number(((value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000).toFixed(9))
  return value
}

/**
 * Styles of whole columns, which hucre does not read: the file names them by number, and a cell of the sheet with the same number
 * tells what it is. Without them the blank rows below a protected table would be locked.
 */
async function columnStylesOf(sheet: Sheet, styles: Palette, bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<[number, number, number][]> {
  const xml = await sheetXml(sheet.name, bytes, entries)
  if (xml === null) return []
  const found: [number, number, number][] = []
  for (const [tag] of xml.slice(0, xml.indexOf('<sheetData')).matchAll(/<col\s[^>]*>/g)) {
    const number = attribute(tag, 'style')
    if (number === null || number === '0') continue
    const like = new RegExp(`<c r="([A-Z]+)(\\d+)"[^>]*\\ss="${number}"`).exec(xml)
    if (!like) continue
    const column = [...(like[1] ?? '')].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1
    const style = styles.index(sheet.cells?.get(`${Number(like[2]) - 1},${column}`)?.style)
    if (style >= 0) found.push([Number(attribute(tag, 'min')) - 1, Math.min(16_383, Number(attribute(tag, 'max')) - 1), style])
  }
  return found
}

/** The XML of a sheet by its name; null when the file links it in an unusual way. */
export async function sheetXml(name: string, bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<string | null> {
  const path = await sheetPath(name, bytes, entries)
  return path === null ? null : partText(bytes, entries, path)
}

export async function sheetPath(name: string, bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<string | null> {
  const workbook = (await partText(bytes, entries, 'xl/workbook.xml')) ?? ''
  const links = (await partText(bytes, entries, 'xl/_rels/workbook.xml.rels')) ?? ''
  const tag = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([t]) => t).find((t) => unescaped(attribute(t, 'name') ?? '') === name)
  const id = tag ? attribute(tag, 'r:id') : null
  const link = [...links.matchAll(/<Relationship\s[^>]*>/g)].map(([t]) => t).find((t) => attribute(t, 'Id') === id)
  const target = link ? attribute(link, 'Target') : null
  if (target === null) return null
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null
}
