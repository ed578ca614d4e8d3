import { parseAddress } from './a1.ts'
import type { Rect } from './rect.ts'
import type { SheetModel } from './sheet-model.ts'
import type { WorkbookModel } from './workbook-model.ts'

/** A defined name. `formula` is "=Sheet1!$A$1:$A$4", a constant or any formula. */
export interface NamedRange {
  readonly name: string
  /** The sheet whose name it is; null for the workbook's. */
  readonly scopeId: string | null
  readonly formula: string
  readonly comment: string
  readonly visible: boolean
}

/** The cells a name stands for, null when it is no plain range. */
export function rangeOfName(book: WorkbookModel, named: NamedRange): { sheet: SheetModel; range: Rect } | null {
  const address = parseAddress(named.formula.replace(/^=/, ''))
  const sheet = address?.sheet ? book.sheetByName(address.sheet) : undefined
  return address && sheet ? { sheet, range: address.rect } : null
}

/** Finds a name as a formula on `sheet` would: the sheet's own first. */
export function findName(book: WorkbookModel, name: string, sheet: SheetModel | null): NamedRange | undefined {
  const wanted = name.toLowerCase()
  const same = book.names.filter((n) => n.name.toLowerCase() === wanted)
  return same.find((n) => n.scopeId !== null && n.scopeId === sheet?.id) ?? same.find((n) => n.scopeId === null)
}
