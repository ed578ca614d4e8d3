import { Refusal, invalid } from './access.ts'
import type { SheetModel } from './sheet-model.ts'

/**
 * Excel's rules for a sheet's name. `own` is the sheet that shall get it, null for a new one.
 * @throws Refusal InvalidArgument, ItemAlreadyExists
 */
export function refuseSheetName(sheets: readonly SheetModel[], name: string, own: SheetModel | null): void {
  const bad = name === '' || name.length > 31 || /[:\\/?*[\]]/.test(name) || /^'|'$/.test(name)
  if (bad) throw invalid('工作表名称无效：不能为空、不能超过 31 个字，也不能含有 : \\ / ? * [ ]。')
  const other = sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())
  if (other && other !== own) throw new Refusal('ItemAlreadyExists', '已经有同名的工作表。')
}

/** "Sheet3": the next name that is free. */
export function freeSheetName(sheets: readonly SheetModel[]): string {
  let n = sheets.length + 1
  while (sheets.some((sheet) => sheet.name.toLowerCase() === `sheet${n}`)) n += 1
  return `Sheet${n}`
}

/** The sheet that is shown when `sheet` goes: the next visible one, else the one before. @throws Refusal InvalidOperation */
export function neighbourOf(sheets: readonly SheetModel[], sheet: SheetModel): SheetModel {
  const at = sheets.indexOf(sheet)
  const found = [...sheets.slice(at + 1), ...sheets.slice(0, at).reverse()].find((s) => s.visibility === 'Visible')
  if (!found) throw new Refusal('InvalidOperation', '工作簿至少要有一个可见的工作表。')
  return found
}
