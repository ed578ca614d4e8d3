/** Long code lists stand on a veryHidden sheet, one column a list, each under a defined name that validations point to. */
import { codeSheetName, columnLetters } from '../../rules/layout/names.ts'
import { areaAddress } from './write-rows.ts'
import { writtenText } from './cell-text.ts'

interface CodeListRange { readonly name: string; readonly items: readonly string[] }

/** Puts the lists into the workbook; a list that is there already with the same items is left alone. Two syncs. */
export async function ensureCodeLists(context: Excel.RequestContext, lists: readonly CodeListRange[]): Promise<void> {
  if (lists.length === 0) return
  const sheets = context.workbook.worksheets
  let sheet = sheets.getItemOrNullObject(codeSheetName)
  await context.sync()
  const isNew = sheet.isNullObject
  if (isNew) {
    sheet = sheets.add(codeSheetName)
    sheet.visibility = 'VeryHidden'
  }
  const used = sheet.getUsedRangeOrNullObject(true)
  used.load('values')
  const named = lists.map((list) => context.workbook.names.getItemOrNullObject(list.name))
  for (const name of named) name.load('name')
  await context.sync()

  const table: unknown[][] = used.isNullObject ? [] : used.values
  const heads = (table[0] ?? []).map(String)
  lists.forEach((list, index) => {
    const known = heads.indexOf(list.name)
    const name = named[index]
    if (known >= 0 && name !== undefined && !name.isNullObject && isSame(table, known, list.items)) return
    const column = known >= 0 ? known : heads.push(list.name) - 1
    writeList(sheet, column, list, table.length)
    const formula = `='${codeSheetName}'!$${columnLetters(column)}$2:$${columnLetters(column)}$${list.items.length + 1}`
    if (name === undefined || name.isNullObject) context.workbook.names.add(list.name, formula)
    else name.formula = formula
  })
  await context.sync()
}

function isSame(table: readonly (readonly unknown[])[], column: number, items: readonly string[]): boolean {
  const there = table.slice(1).map((row) => String(row[column] ?? ''))
  while (there.at(-1) === '') there.pop()
  return there.length === items.length && there.every((text, index) => text === items[index])
}

function writeList(sheet: Excel.Worksheet, column: number, list: CodeListRange, rowsBefore: number): void {
  const rows = Math.max(list.items.length + 1, rowsBefore)
  const range = sheet.getRange(areaAddress(0, column, rows, 1))
  range.numberFormat = Array.from({ length: rows }, () => ['@'])
  range.values = Array.from({ length: rows }, (_, row) => [row === 0 ? list.name : writtenText(list.items[row - 1] ?? '')])
}
