/**
 * .xlsx → rows, within limits, never trusting the file. Cached values of formulas are taken; `formula` says that there was one.
 * Not read: .xls, .xlsb, password-protected books (each named in the refusal).
 */
import type { Cell } from '../../rules/value.ts'
import { limits, partPieces, partText, readDirectory, refuse, type Limits, type ZipEntry } from './unzip.ts'
import { attribute, elements, scanXml } from './xml-scan.ts'

export interface SheetRow { readonly sheet: string; readonly row: number; readonly cells: readonly Cell[]; readonly formulas: readonly number[] }
export interface ReadOptions { readonly limits?: Limits; readonly sheets?: ReadonlySet<string> }
export interface WorkbookParts { readonly sheets: readonly string[]; readonly identity: string | null }

interface Book { readonly limits: Limits; readonly strings: string[]; readonly dates: readonly boolean[]; readonly epochShift: number; readonly budget: { left: number }; cells: number }

const wrongOrder = '工作簿的行列标号不对，没有读取。用 Excel 打开后另存为 .xlsx 再试。'
const missingPart = '工作簿缺少内容（{part}），读不出来。用 Excel 打开后另存为 .xlsx 再试。'
const tooMany = '工作表太大（最多 {rows} 行、{columns} 列）。删去数据外的空行空列后再试。'
const rowTags = new Set(['row', 'c'])
const cellText = new Set(['v', 't'])

/**
 * Calls `onRow` for every row that holds something; dates come as Excel serial numbers are stored (numbers).
 * Answers the sheet names in order and the identity part (custom XML of statbook) if there is one. Errors: WorkbookRefused.
 */
export async function readWorkbook(zip: Buffer, onRow: (row: SheetRow) => void, options: ReadOptions = {}): Promise<WorkbookParts> {
  const allowed = options.limits ?? limits
  const entries = readDirectory(zip, allowed)
  const part = (name: string): ZipEntry => entries.get(name) ?? refuse(missingPart.replace('{part}', name))
  const workbook = partText(part('xl/workbook.xml'))
  const styles = entries.get('xl/styles.xml')
  const book: Book = {
    limits: allowed, strings: [], cells: 0, budget: { left: allowed.bytes },
    dates: styles ? dateStyles(partText(styles)) : [],
    epochShift: elements(workbook, 'workbookPr').some((tag) => /^(1|true)$/.test(attribute(tag, 'date1904') ?? '')) ? 1462 : 0,
  }
  const shared = entries.get('xl/sharedStrings.xml')
  if (shared) await readStrings(partPieces(shared, book.budget), book)
  const targets = new Map(elements(partText(part('xl/_rels/workbook.xml.rels')), 'Relationship').map((tag) => [attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '']))
  const names: string[] = []
  for (const tag of elements(workbook, 'sheet')) {
    const name = attribute(tag, 'name') ?? ''
    names.push(name)
    if (options.sheets && !options.sheets.has(name)) continue
    const target = targets.get(attribute(tag, 'id') ?? '') ?? refuse(missingPart.replace('{part}', name))
    if (/chartsheet|dialogsheet/.test(target)) continue
    await readSheet(name, partPieces(part(target.startsWith('/') ? target.slice(1) : `xl/${target}`), book.budget), book, onRow)
  }
  return { sheets: names, identity: identityOf(entries) }
}

function identityOf(entries: ReadonlyMap<string, ZipEntry>): string | null {
  for (const [name, entry] of entries) {
    if (!/^customXml\/item\d+\.xml$/.test(name)) continue
    const text = partText(entry, 2 ** 20)
    if (text.includes('urn:statbook:workbook:')) return text
  }
  return null
}

async function readStrings(pieces: AsyncIterable<string>, book: Book): Promise<void> {
  let value = ''
  await scanXml(pieces, new Set(['t']), new Set(), {
    open: (name) => { if (name === 'si') value = '' },
    close: (name) => { if (name === 'si' && book.strings.push(value) > book.limits.strings) refuse(limitText(book.limits)) },
    text: (text) => { value = append(value, text, book.limits) },
  })
}

async function readSheet(sheet: string, pieces: AsyncIterable<string>, book: Book, onRow: (row: SheetRow) => void): Promise<void> {
  let row = 0
  let column = -1
  let cells: Cell[] = []
  let formulas: number[] = []
  let tag = ''
  let value = ''
  const openRow = (at: string | undefined): void => {
    const next = at === undefined ? row + 1 : Number(at)
    if (!Number.isInteger(next) || next <= row) refuse(wrongOrder)
    if (next > book.limits.rows) refuse(limitText(book.limits))
    row = next
    column = -1
    cells = []
    formulas = []
  }
  const openCell = (at: string | undefined): void => {
    const next = at === undefined ? column + 1 : columnOf(at, row)
    if (next <= column) refuse(wrongOrder)
    column = next
    book.cells += 1
    if (column >= book.limits.columns || book.cells > book.limits.cells) refuse(limitText(book.limits))
  }
  await scanXml(pieces, cellText, rowTags, {
    open(name, from) {
      if (name === 'c') { tag = from; value = ''; openCell(attribute(from, 'r')) }
      else if (name === 'row') openRow(attribute(from, 'r'))
      else if (name === 'f' && column >= 0) formulas.push(column)
    },
    close(name) {
      if (name === 'c') {
        const cell = cellOf(tag, value, book)
        if (cell !== null) { while (cells.length < column) cells.push(null); cells[column] = cell }
      } else if (name === 'row' && cells.length > 0) onRow({ sheet, row, cells, formulas })
    },
    text: (text) => { value = append(value, text, book.limits) },
  })
}

function append(value: string, text: string, allowed: Limits): string {
  const joined = value + text
  return joined.length > allowed.text ? refuse(`有一格超过 ${allowed.text} 个字，没有读取。`) : joined
}

function cellOf(tag: string, value: string, book: Book): Cell {
  const type = attribute(tag, 't')
  if (type === 's') return book.strings[Number(value)] ?? refuse(missingPart.replace('{part}', '文字'))
  if (type === 'inlineStr' || type === 'str') return value === '' ? null : value
  if (type === 'b') return value === '1' || value === 'true'
  if (type === 'e') return value
  if (type === 'd') return value.slice(0, 10)
  if (value === '') return null
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  return book.epochShift !== 0 && book.dates[Number(attribute(tag, 's') ?? 0)] ? number + book.epochShift : number
}

/** The zero-based column of an address like `C7`; it must lie in the row it stands in. */
function columnOf(address: string, row: number): number {
  const match = /^([A-Z]{1,3})(\d+)$/.exec(address)
  if (!match?.[1] || Number(match[2]) !== row) return refuse(wrongOrder)
  let column = 0
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64
  return column > 16_384 ? refuse(wrongOrder) : column - 1
}

const limitText = (allowed: Limits): string => tooMany.replace('{rows}', String(allowed.rows)).replace('{columns}', String(allowed.columns))

/** Which cell styles show dates: built-in formats 14–22, 27–36, 45–58 and custom ones with y, m, d, h or s. */
function dateStyles(xml: string): boolean[] {
  const custom = new Map(elements(xml, 'numFmt').map((tag) => [Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '']))
  const shows = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
    || /[ymdhs]/i.test((custom.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
  const from = xml.indexOf('<cellXfs')
  const to = xml.indexOf('</cellXfs')
  return from < 0 ? [] : elements(xml.slice(from, to), 'xf').map((tag) => shows(Number(attribute(tag, 'numFmtId'))))
}
