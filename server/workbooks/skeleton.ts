/**
 * What a library is good at: the whole workbook with every feature and one sample row a sheet, as its parts. The rows are streamed
 * into it afterwards (write-workbook.ts). Depends on the layout only, so it is cached per set of sheets.
 */
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { writeXlsx, type CellStyle, type CellValue, type DataValidation, type WriteSheet } from 'hucre/xlsx'
import { codeListName, codeSheetName } from '../../rules/layout/names.ts'
import { serialOf } from '../../rules/layout/sheet-cell.ts'
import type { Validation } from '../../rules/layout/validation.ts'
import type { Book, PlainSheet, TableSheet } from './book.ts'
import { columnStyle, defaultFont, headStyle, markRule, subtitleStyle, titleStyle } from './book-styles.ts'
import { columnLetter } from './cell-xml.ts'
import { partText, readDirectory } from './unzip.ts'

interface NameRange { name: string; range: string; scope?: string }
type Parts = ReadonlyMap<string, string>
const cache = new LRUCache<string, Parts>({ max: 20 })

/** 1-based number of the sheet row whose sample stands for all data rows. */
export const sampleRow = (sheet: TableSheet | PlainSheet): number => (sheet.kind === 'table' ? sheet.layout.firstRow + 1 : 3)
export const columnCount = (sheet: TableSheet | PlainSheet): number => (sheet.kind === 'table' ? sheet.layout.columns.length : sheet.columns.length)
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** The parts of a workbook without its rows. */
export async function skeleton(book: Book): Promise<Parts> {
  const shape = book.sheets.map((sheet) => (sheet.kind === 'table'
    ? { name: sheet.name, listObject: sheet.listObject, layout: sheet.layout, marks: sheet.marks } : { name: sheet.name, title: sheet.title, columns: sheet.columns }))
  const key = createHash('sha256').update(JSON.stringify([book.title, book.creator, book.at, shape])).digest('hex')
  const known = cache.get(key)
  if (known) return known
  const lists = new Map(book.sheets.flatMap((sheet) => (sheet.kind === 'table' ? sheet.layout.lists.map((list) => [list.name, list.items] as const) : [])))
  const at = new Date(book.at)
  const zip = await writeXlsx({
    sheets: [...book.sheets.map((sheet) => (sheet.kind === 'table' ? tableSheet(sheet) : plainSheet(sheet))), ...(lists.size > 0 ? [listSheet(lists)] : [])],
    namedRanges: [...listNames(lists), ...book.sheets.flatMap(printNames)],
    defaultFont: { ...defaultFont },
    properties: { title: book.title, creator: book.creator, created: at, modified: at },
  })
  const parts = new Map([...readDirectory(Buffer.from(zip))].map(([name, entry]) => [name, partText(entry)]))
  cache.set(key, parts)
  return parts
}

function tableSheet(sheet: TableSheet): WriteSheet {
  const { layout } = sheet
  const width = layout.columns.length
  const values: CellValue[][] = Array.from({ length: layout.firstRow + 1 }, () => Array<CellValue>(width).fill(null))
  const cells = new Map<string, { value: CellValue; style: CellStyle }>()
  const put = (row: number, column: number, value: CellValue, style: CellStyle): void => {
    const line = values[row]
    if (line) line[column] = value
    cells.set(`${row},${column}`, { value, style })
  }
  for (let row = 2; row < layout.headerRow; row += 1) for (let column = layout.firstField; column < width; column += 1) put(row, column, null, headStyle)
  for (const cell of layout.head) put(cell.row, cell.column, cell.text, cell.role === 'title' ? titleStyle : cell.role === 'subtitle' ? subtitleStyle : headStyle)
  layout.columns.forEach((column, index) => {
    put(layout.headerRow, index, column.header, headStyle)
    put(layout.firstRow, index, sampleValue(column.numberFormat), columnStyle(column))
  })
  const sample = sampleRow(sheet)
  const last = columnLetter(width - 1)
  return {
    name: sheet.name, rows: values, cells,
    columns: layout.columns.map((column) => ({ width: column.width, hidden: column.hidden })),
    rowDefs: new Map([[0, { height: 28 }], [layout.headerRow, { height: 44 }]]),
    merges: layout.head.filter((cell) => cell.rows * cell.columns > 1).map((cell) => ({ startRow: cell.row, startCol: cell.column, endRow: cell.row + cell.rows - 1, endCol: cell.column + cell.columns - 1 })),
    freezePane: { rows: layout.frozen.rows, columns: layout.frozen.columns },
    dataValidations: layout.columns.flatMap((column, index) => (column.validation ? [dataValidation(column.validation, `${columnLetter(index)}${sample}:${columnLetter(index)}${sample}`)] : [])),
    conditionalRules: sheet.marks ? layout.conditions.map((condition) => markRule(condition.mark, condition.priority, condition.formula, `${columnLetter(layout.firstField)}${sample}:${last}${sample}`)) : [],
    tables: [{ name: sheet.listObject, range: `A${layout.headerRow + 1}:${last}${sample}`, columns: layout.columns.map((column) => ({ name: column.header })), style: 'TableStyleLight1', showRowStripes: false }],
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

function plainSheet(sheet: PlainSheet): WriteSheet {
  const cells = new Map<string, { value: CellValue; style: CellStyle }>([['0,0', { value: sheet.title, style: titleStyle }]])
  sheet.columns.forEach((column, index) => {
    cells.set(`1,${index}`, { value: column.header, style: headStyle })
    cells.set(`2,${index}`, { value: sampleValue(column.numberFormat ?? '@'), style: { font: { ...defaultFont }, numFmt: column.numberFormat ?? '@', alignment: { vertical: 'top', ...(column.wrap ? { wrapText: true } : {}) } } })
  })
  return {
    name: sheet.name,
    rows: [[sheet.title, ...Array<CellValue>(sheet.columns.length - 1).fill(null)], sheet.columns.map((column) => column.header), sheet.columns.map((column) => sampleValue(column.numberFormat ?? '@'))],
    cells, columns: sheet.columns.map((column) => ({ width: column.width })), rowDefs: new Map([[0, { height: 28 }]]), freezePane: { rows: 2, columns: 0 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

/** Any value: only a cell with a value is written, and the cell is what carries the style id. */
const sampleValue = (format: string): CellValue => (format === '@' ? '样' : 0)

function dataValidation(validation: Validation, range: string): DataValidation {
  const common = {
    range, allowBlank: true, showErrorMessage: true, errorTitle: validation.alert.title, errorMessage: validation.alert.text,
    ...(validation.prompt ? { showInputMessage: true, inputTitle: validation.prompt.title, inputMessage: validation.prompt.text } : {}),
  }
  const { rule } = validation
  if (rule === null) return { ...common, type: 'custom', formula1: 'TRUE' }
  switch (rule.kind) {
    case 'list': return { ...common, type: 'list', formula1: `"${rule.items.join(',').replaceAll('"', '""')}"`, errorStyle: 'stop' }
    case 'named-list': return { ...common, type: 'list', formula1: rule.name, errorStyle: 'stop' }
    case 'length': return { ...common, type: 'textLength', operator: 'between', formula1: String(rule.min), formula2: String(rule.max), errorStyle: 'stop' }
    case 'date': return { ...common, type: 'date', operator: 'between', formula1: String(serialOf(rule.min) ?? 61), formula2: String(serialOf(rule.max) ?? 73050), errorStyle: 'stop' }
    default: return { ...common, type: rule.kind, operator: 'between', formula1: String(rule.min), formula2: String(rule.max), errorStyle: 'stop' }
  }
}

function listSheet(lists: ReadonlyMap<string, readonly string[]>): WriteSheet {
  const columns = [...lists.values()]
  const height = Math.max(...columns.map((items) => items.length))
  return { name: codeSheetName, veryHidden: true, rows: [[...lists.keys()], ...Array.from({ length: height }, (_, row) => columns.map((items) => items[row] ?? null))] }
}

function listNames(lists: ReadonlyMap<string, readonly string[]>): NameRange[] {
  return [...lists].map(([name, items], index) => {
    const letter = columnLetter(index)
    return { name: name === codeListName(name) || name.startsWith('码_') ? name : codeListName(name), range: `${codeSheetName}!$${letter}$2:$${letter}$${items.length + 1}` }
  })
}

/** Rows repeated on each page and the printed columns. hucre's own page settings do not quote the sheet name, so they go in as names. */
function printNames(sheet: TableSheet | PlainSheet): NameRange[] {
  const name = quotedSheet(sheet.name)
  if (sheet.kind === 'plain') return [{ name: '_xlnm.Print_Titles', range: `${name}!$1:$2`, scope: sheet.name }]
  const [from, to] = sheet.layout.printTitles
  const [first, last] = sheet.layout.printColumns.split(':')
  return [
    { name: '_xlnm.Print_Titles', range: `${name}!$${from + 1}:$${to + 1}`, scope: sheet.name },
    { name: '_xlnm.Print_Area', range: `${name}!$${first}:$${last}`, scope: sheet.name },
  ]
}
