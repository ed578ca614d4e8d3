import type { Cell, CellValue as FileValue, NamedRange, WriteSheet } from 'hucre'
import { writeXlsx } from 'hucre/xlsx'
import { columnName, toA1 } from '../model/a1.ts'
import { CellError, type CellValue } from '../model/cell.ts'
import { DEFAULT_STYLE } from '../model/cell-style.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { DEFAULT_COLUMN_WIDTH } from '../model/sheet-state.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import { writeDocumentParts } from './custom-xml.ts'
import { sheetPath } from './parse.ts'
import { conditionalFormatToFile, protectionToFile, tableToFile, validationToFile } from './rules-to-file.ts'
import { styleToFile } from './style-to-file.ts'
import { charactersOfPoints } from './widths.ts'
import { partText, readDirectory } from './zip-read.ts'
import { withParts } from './zip-write.ts'

/** Styles of entire columns may reach to XFD; what is far beyond any table is left to the default. */
const LAST_STYLED_COLUMN = 200

/** A column whose style the file needs (hucre does not write it): the cell the style's number is taken from. */
interface ColumnStyle { readonly column: number; readonly like: string }

/** Writes the workbook as .xlsx: hucre does the sheets, then custom XML parts, settings and column styles are added. */
export async function writeWorkbook(book: WorkbookModel): Promise<Uint8Array> {
  const columnStyles = new Map<string, ColumnStyle[]>()
  const sheets = book.sheets.map((sheet) => {
    const { file, styled } = sheetToFile(sheet)
    columnStyles.set(sheet.name, styled)
    return file
  })
  const bytes = await writeXlsx({
    sheets, namedRanges: namesToFile(book), activeSheet: Math.max(0, book.sheets.indexOf(book.activeSheet)),
    defaultFont: { name: DEFAULT_STYLE.fontName, size: DEFAULT_STYLE.fontSize },
    properties: { created: FIRST_DAY, modified: FIRST_DAY },
  })
  const entries = readDirectory(bytes)
  const changed = await writeDocumentParts(bytes, entries, book)
  for (const [name, styled] of columnStyles) {
    if (styled.length === 0) continue
    const path = await sheetPath(name, bytes, entries)
    const xml = path === null ? null : await partText(bytes, entries, path)
    if (path !== null && xml !== null) changed.set(path, withColumnStyles(xml, styled))
  }
  return changed.size === 0 ? bytes : withParts(bytes, entries, changed)
}

// No clock: the same workbook gives the same bytes.
const FIRST_DAY = new Date(Date.UTC(2000, 0, 1))

function sheetToFile(sheet: SheetModel): { file: WriteSheet; styled: ColumnStyle[] } {
  const { state } = sheet
  const { cells, rows } = cellsToFile(sheet)
  const styled = columnStylesOf(sheet, cells)
  const rules = state.conditionalFormats.flatMap((format, i) => conditionalFormatToFile(format, i + 1) ?? [])
  return {
    styled,
    file: {
      name: sheet.name, rows, cells,
      columns: columnsToFile(sheet),
      rowDefs: new Map([...state.rows, ...hiddenByFilter(sheet)].map(([row, props]) => [row, {
        ...(props.size !== undefined ? { height: props.size } : {}), ...(props.hidden || state.filteredRows.has(row) ? { hidden: true } : {}),
      }])),
      merges: state.merges.map((m) => ({ startRow: m.row, startCol: m.column, endRow: m.row + m.rows - 1, endCol: m.column + m.columns - 1 })),
      dataValidations: state.validations.map(validationToFile),
      conditionalRules: rules,
      tables: state.tables.map((table) => tableToFile(sheet, table)),
      ...(state.protection ? { protection: protectionToFile(state.protection) } : {}),
      ...(state.frozen.rows + state.frozen.columns > 0 ? { freezePane: state.frozen } : {}),
      ...(state.autoFilter ? { autoFilter: { range: toA1(state.autoFilter.range), columns: filterColumns(sheet) } } : {}),
      ...(state.tabColor ? { view: { tabColor: { rgb: state.tabColor.replace('#', '') } } } : {}),
      ...(sheet.visibility === 'Hidden' ? { hidden: true } : {}),
      ...(sheet.visibility === 'VeryHidden' ? { veryHidden: true } : {}),
    },
  }
}

function hiddenByFilter(sheet: SheetModel): [number, { size?: number; hidden?: boolean }][] {
  return [...sheet.state.filteredRows].filter((row) => !sheet.state.rows.has(row)).map((row) => [row, { hidden: true }])
}

function filterColumns(sheet: SheetModel): { colIndex: number; filters?: string[] }[] {
  return Object.entries(sheet.state.autoFilter?.filters ?? {}).map(([column, filter]) => ({
    colIndex: Number(column), ...(filter.values ? { filters: [...filter.values] } : {}),
  }))
}

function cellsToFile(sheet: SheetModel): { cells: Map<string, Partial<Cell>>; rows: FileValue[][] } {
  const cells = new Map<string, Partial<Cell>>()
  const rows: FileValue[][] = []
  const used = sheet.usedRect()
  if (!used) return { cells, rows }
  for (let r = 0; r < used.row + used.rows; r += 1) {
    const line: FileValue[] = []
    const own = sheet.grid.readRow(r) ?? []
    own.forEach((cell, c) => {
      if (!cell) return
      const value = valueToFile(cell.value)
      line[c] = value
      const styled = cell.style !== DEFAULT_STYLE
      if (!styled && cell.formula === null && !(cell.value instanceof CellError)) return
      cells.set(`${r},${c}`, {
        value,
        ...(styled ? { style: styleToFile(cell.style) } : {}),
        ...(cell.value instanceof CellError ? { type: 'error' as const } : {}),
        ...(cell.formula !== null ? { formula: cell.formula.slice(1), formulaResult: value } : {}),
      })
    })
    rows.push(Array.from(line, (value) => value ?? null))
  }
  return { cells, rows }
}

function valueToFile(value: CellValue): FileValue {
  if (value === '') return null
  return value instanceof CellError ? value.code : value
}

function columnsToFile(sheet: SheetModel): NonNullable<WriteSheet['columns']> {
  const last = Math.max(-1, ...sheet.state.columns.keys())
  const used = sheet.usedRect()
  const end = Math.min(last, Math.max(LAST_STYLED_COLUMN, used ? used.column + used.columns : 0))
  return Array.from({ length: end + 1 }, (_, c) => {
    const props = sheet.state.columns.get(c)
    return { width: charactersOfPoints(props?.size ?? DEFAULT_COLUMN_WIDTH), ...(props?.hidden ? { hidden: true } : {}) }
  })
}

/** A style is in the file only where a cell has it: one that looks like its column, or else a blank one under the last row. */
function columnStylesOf(sheet: SheetModel, cells: Map<string, Partial<Cell>>): ColumnStyle[] {
  const used = sheet.usedRect()
  const below = used ? used.row + used.rows : 0
  return [...sheet.state.columns].flatMap(([column, { style }]) => {
    if (!style || style === DEFAULT_STYLE || column > LAST_STYLED_COLUMN) return []
    let row = below - 1
    while (row >= 0 && sheet.grid.peek(row, column)?.style !== style) row -= 1
    if (row < 0) cells.set(`${below},${column}`, { value: null, style: styleToFile(style) })
    return [{ column, like: `${columnName(column)}${(row < 0 ? below : row) + 1}` }]
  })
}

function withColumnStyles(xml: string, styled: readonly ColumnStyle[]): string {
  const numbers = new Map(styled.flatMap(({ column, like }) => {
    const number = new RegExp(`<c r="${like}"[^>]*\\ss="(\\d+)"`).exec(xml)?.[1]
    return number === undefined ? [] : [[column + 1, number] as const]
  }))
  return xml.replace(/<col\s[^>]*\/>/g, (tag) => {
    const [min, max] = [Number(/\smin="(\d+)"/.exec(tag)?.[1]), Number(/\smax="(\d+)"/.exec(tag)?.[1])]
    const each = Array.from({ length: max - min + 1 }, (_, i) => min + i)
    return each.map((n) => {
      const number = numbers.get(n)
      const one = tag.replace(/\smin="\d+"/, ` min="${n}"`).replace(/\smax="\d+"/, ` max="${n}"`)
      return number === undefined || /\sstyle="/.test(one) ? one : one.replace('/>', ` style="${number}"/>`)
    }).join('')
  })
}

function namesToFile(book: WorkbookModel): NamedRange[] {
  return book.names.map((n) => {
    const scope = n.scopeId === null ? undefined : book.sheetById(n.scopeId)?.name
    return { name: n.name, range: n.formula.replace(/^=/, ''), ...(scope !== undefined ? { scope } : {}), ...(n.comment ? { comment: n.comment } : {}) }
  })
}
