import { parseAddress, quoteSheetName } from '../model/a1.ts'
import { cellError, parseError, type CellValue } from '../model/cell.ts'
import { DEFAULT_STYLE, type CellStyle } from '../model/cell-style.ts'
import { applyFilters } from '../model/filter.ts'
import { MAX_COLUMNS, rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { LineProps } from '../model/sheet-state.ts'
import { WorkbookModel } from '../model/workbook-model.ts'
import { conditionalFormatsFromFile, protectionFromFile, tableFromFile, validationsFromFile } from './rules-from-file.ts'
import type { ParsedBook, ParsedSheet, ParsedValue } from './parse.ts'
import { styleFromFile } from './style-from-file.ts'
import { pointsOfCharacters } from './widths.ts'

/** Makes the model of what was read from a file. Nothing of it can be undone, nothing is recalculated: results in the file stand. */
export function buildModel(parsed: ParsedBook, name: string): WorkbookModel {
  const book = new WorkbookModel({ name, sheets: parsed.sheets.map((s) => s.name) })
  const styles = parsed.styles.map((style) => styleFromFile(style, parsed.themeColors))
  book.run(() => {
    parsed.sheets.forEach((from, i) => {
      const sheet = book.sheets[i]
      if (!sheet) return
      fillCells(sheet, from, styles)
      fillState(sheet, from, styles, parsed)
      sheet.visibility = from.visibility
    })
    book.names = namesOf(book, parsed)
    for (const [key, xml] of parsed.xmlParts) book.xmlParts.set(key, xml)
    for (const [key, text] of parsed.documentSettings) book.documentSettings.set(key, text)
  })
  const visible = book.sheets.filter((s) => s.visibility === 'Visible')
  const active = book.sheets[parsed.activeSheet]
  const shown = active?.visibility === 'Visible' ? active : visible[0]
  if (shown) book.activate(shown)
  else if (book.sheets[0]) book.sheets[0].visibility = 'Visible'
  book.clearUndo()
  return book
}

function fillCells(sheet: SheetModel, from: ParsedSheet, styles: readonly CellStyle[]): void {
  const count = Math.max(from.rows.length, from.styles.length)
  for (let r = 0; r < count; r += 1) {
    const [values, looks] = [from.rows[r] ?? [], from.styles[r]]
    const width = Math.max(values.length, looks?.length ?? 0)
    if (width === 0) continue
    const line = sheet.grid.writableRow(r)
    for (let c = 0; c < width; c += 1) {
      const value = values[c]
      const style = styles[looks?.[c] ?? -1]
      if (value === undefined && !style) continue
      line[c] = { value: valueFromFile(value), formula: null, style: style ?? DEFAULT_STYLE }
    }
  }
  for (const [row, column, formula] of from.formulas) {
    sheet.grid.set(row, column, { ...sheet.grid.get(row, column), formula: `=${formula}` })
  }
}

function valueFromFile(value: ParsedValue | undefined): CellValue {
  if (value === undefined) return ''
  return typeof value === 'object' ? (parseError(value.error) ?? cellError('#VALUE!')) : value
}

function fillState(sheet: SheetModel, from: ParsedSheet, styles: readonly CellStyle[], parsed: ParsedBook): void {
  const { rest } = from
  const { rows = 0, columns = 0 } = rest.freezePane ?? {}
  const filter = rest.autoFilter ? parseAddress(rest.autoFilter.range)?.rect : undefined
  const tab = rest.view?.tabColor?.rgb
  sheet.patch({
    columns: columnProps(from, styles),
    rows: rowProps(from),
    merges: (rest.merges ?? []).map((m) => rect(m.startRow, m.startCol, m.endRow - m.startRow + 1, m.endCol - m.startCol + 1)),
    tables: (rest.tables ?? []).flatMap((table) => tableFromFile(table, `{${sheet.book.nextNumber()}}`) ?? []),
    validations: validationsFromFile(rest.dataValidations ?? [], () => `v${sheet.book.nextNumber()}`),
    conditionalFormats: conditionalFormatsFromFile(rest.conditionalRules ?? [], parsed.themeColors, () => `cf${sheet.book.nextNumber()}`),
    protection: protectionFromFile(rest.protection),
    frozen: { rows, columns },
    autoFilter: filter && rest.autoFilter ? { range: filter, filters: filtersOf(rest.autoFilter.columns ?? []) } : null,
    tabColor: tab === undefined ? '' : `#${tab.slice(-6)}`,
  })
  if (sheet.state.autoFilter) applyFilters(sheet)
}

function filtersOf(columns: readonly { colIndex: number; filters?: string[] }[]): Record<number, { values: string[] }> {
  return Object.fromEntries(columns.flatMap((c) => (c.filters ? [[c.colIndex, { values: c.filters }]] : [])))
}

function columnProps(from: ParsedSheet, styles: readonly CellStyle[]): Map<number, LineProps> {
  const props = new Map<number, LineProps>()
  const add = (column: number, part: LineProps): void => void props.set(column, { ...props.get(column), ...part })
  ;(from.rest.columns ?? []).forEach((def, column) => {
    if (def.width !== undefined) add(column, { size: pointsOfCharacters(def.width) })
    if (def.hidden) add(column, { hidden: true })
  })
  for (const [first, last, index] of from.columnStyles) {
    const style = styles[index]
    if (!style) continue
    for (let c = first; c <= Math.min(last, MAX_COLUMNS - 1); c += 1) add(c, { style })
  }
  return props
}

function rowProps(from: ParsedSheet): Map<number, LineProps> {
  const props = new Map<number, LineProps>()
  for (const [row, def] of from.rest.rowDefs ?? []) {
    if (def.height === undefined && !def.hidden) continue
    props.set(row, { ...(def.height !== undefined ? { size: def.height } : {}), ...(def.hidden ? { hidden: true } : {}) })
  }
  return props
}

/** Print areas and titles come with the page set-up; as names they survive. */
function namesOf(book: WorkbookModel, parsed: ParsedBook): WorkbookModel['names'] {
  const given = parsed.names.map((n) => ({
    name: n.name, scopeId: n.scope === undefined ? null : (book.sheetByName(n.scope)?.id ?? null),
    formula: n.range.startsWith('=') ? n.range : `=${n.range}`, comment: n.comment ?? '', visible: true,
  }))
  const printed = parsed.sheets.flatMap((s) => {
    const scopeId = book.sheetByName(s.name)?.id ?? null
    const { printArea, printTitlesRow, printTitlesColumn } = s.rest.pageSetup ?? {}
    const full = (range: string): string => `${quoteSheetName(s.name)}!${range}`
    const titles = [printTitlesColumn, printTitlesRow].flatMap((r) => (r ? [full(r)] : [])).join(',')
    const named = (name: string, ranges: string): WorkbookModel['names'][number] => ({ name, scopeId, formula: `=${ranges}`, comment: '', visible: true })
    return [...(printArea ? [named('_xlnm.Print_Area', full(printArea))] : []), ...(titles ? [named('_xlnm.Print_Titles', titles)] : [])]
  })
  return [...given, ...printed]
}
