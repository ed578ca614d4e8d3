/** The look of a laid-out sheet: formats once for whole columns, never cell by cell. */
import { headLook } from '../../rules/layout/head-look.ts'
import { markColours, markCues } from '../../rules/layout/marks.ts'
import type { LayoutColumn, SheetLayout } from '../../rules/sheet-layout.ts'
import { runs } from './blocks.ts'
import { everywhere } from './cell-text.ts'

/** Excel measures columns in points: a character of the default font is 7 pixels, 5 pixels of margin, 4 pixels are 3 points. */
const points = (characters: number): number => (characters * 7 + 5) * 0.75

export function formatColumns(sheet: Excel.Worksheet, layout: SheetLayout): void {
  layout.columns.forEach((column, index) => {
    const whole = sheet.getRangeByIndexes(0, index, 1, 1).getEntireColumn()
    // Before any value is written: a text column must be text when the texts come.
    whole.numberFormat = everywhere(column.numberFormat)
    whole.format.columnWidth = points(column.width)
    whole.format.horizontalAlignment = column.align === 'right' ? 'Right' : column.align === 'center' ? 'Center' : 'Left'
    whole.format.verticalAlignment = 'Center'
    if (column.wrap) whole.format.wrapText = true
    if (column.hidden) whole.columnHidden = true
  })
}

/** Title, subtitle, group cells and the look of the header row. */
export function drawHead(sheet: Excel.Worksheet, layout: SheetLayout): void {
  const columns = layout.columns.length
  const head = sheet.getRangeByIndexes(0, 0, layout.headerRow + 1, columns)
  head.numberFormat = everywhere('@')
  head.format.verticalAlignment = 'Center'
  for (const cell of layout.head) {
    sheet.getRangeByIndexes(cell.row, cell.column, 1, 1).values = [[cell.text]]
    const area = sheet.getRangeByIndexes(cell.row, cell.column, cell.rows, cell.columns)
    if (cell.rows > 1 || cell.columns > 1) area.merge(false)
    area.format.horizontalAlignment = cell.role === 'group' ? 'Center' : 'Left'
    area.format.font.bold = cell.role !== 'subtitle'
    if (cell.role === 'title') area.format.font.size = headLook.titleSize
    if (cell.role === 'subtitle') {
      area.format.font.size = headLook.subtitleSize
      area.format.font.color = headLook.subtitleInk
    }
  }
  sheet.getRangeByIndexes(0, 0, 1, 1).format.rowHeight = headLook.titleHeight
  sheet.getRangeByIndexes(1, 0, 1, 1).format.rowHeight = headLook.subtitleHeight
  const official = sheet.getRangeByIndexes(2, layout.firstField - 1, layout.headerRow - 1, columns - layout.firstField + 1)
  official.format.fill.color = headLook.fill
  official.format.font.color = headLook.ink
  for (const edge of ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal'] as const) {
    const border = official.format.borders.getItem(edge)
    border.style = 'Continuous'
    border.color = headLook.line
  }
  const header = sheet.getRangeByIndexes(layout.headerRow, 0, 1, columns)
  header.format.wrapText = true
  header.format.horizontalAlignment = 'Center'
  header.format.rowHeight = headLook.headerHeight
  const required = layout.columns.flatMap((column, index) => (column.required ? [index] : []))
  for (const { start, count } of runs(required)) sheet.getRangeByIndexes(layout.headerRow, start, 1, count).format.font.bold = true
}

/** Grey for columns that are not typed into; computed ones also carry the pattern and italics, so that it shows without colour. */
export function shadeColumns(sheet: Excel.Worksheet, layout: SheetLayout, rows: number): void {
  for (const shade of ['readonly', 'computed'] as const) {
    const colours = markColours.light[shade]
    const places = layout.columns.flatMap((column: LayoutColumn, index) => (column.shade === shade ? [index] : []))
    for (const { start, count } of runs(places)) {
      const { format } = sheet.getRangeByIndexes(layout.firstRow, start, rows, count)
      if (colours.fill !== null) format.fill.color = colours.fill
      if (colours.ink !== null) format.font.color = colours.ink
      if (shade === 'computed') {
        format.fill.pattern = 'LightUp'
        format.fill.patternColor = headLook.pattern
        format.font.italic = markCues.computed.italic
      }
    }
  }
}
