import { parseAddress, toA1 } from '../model/a1.ts'
import type { CellValue } from '../model/cell.ts'
import type { Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import type { Grid } from '../view/univer.ts'
import type { OfficeHost } from '../xdm/office-host.ts'
import type { OpenBook } from './workbench.ts'

interface Inside {
  readonly book: () => WorkbookModel
  readonly open: () => OpenBook | null
  readonly host: () => OfficeHost | null
  readonly grid: () => Promise<Grid>
  readonly openBytes: (bytes: Uint8Array, name?: string) => Promise<void>
  readonly saveBytes: () => Promise<Uint8Array>
  readonly ribbon: (name: string) => Promise<void>
}

/**
 * `window.workbench`: what end-to-end tests use to play somebody at the grid without aiming at pixels. Addresses are "B5",
 * "B5:D9" or "Sheet2!A1". Everything goes the way a hand would go: through the same actions, with validation and undo.
 */
export interface TestHook {
  readonly model: WorkbookModel
  readonly host: OfficeHost | null
  /** Resolves when the grid takes keys and clicks. */
  /** The grid library, for looking into it. */
  readonly grid: () => Promise<Grid>
  readonly ready: () => Promise<void>
  readonly typeCell: (address: string, text: string) => void
  readonly paste: (address: string, tsv: string) => void
  readonly select: (address: string) => void
  /** "Sheet1!B5:D9" */
  readonly selection: () => string
  readonly read: (address: string) => CellValue[][]
  readonly texts: (address: string) => string[][]
  readonly ribbon: (name: string) => Promise<void>
  readonly saveBytes: () => Promise<Uint8Array>
  readonly openBytes: (bytes: Uint8Array, name?: string) => Promise<void>
  readonly undo: () => void
  readonly redo: () => void
  readonly insertRows: (row: number, count: number) => void
  readonly deleteRows: (row: number, count: number) => void
  readonly sort: (address: string, ascending: boolean) => void
}

declare global {
  interface Window { workbench?: TestHook }
}

export function exposeForTests(inside: Inside): void {
  const at = (address: string): { sheet: SheetModel; range: Rect } => {
    const book = inside.book()
    const parsed = parseAddress(address)
    const sheet = parsed?.sheet ? book.sheetByName(parsed.sheet) : book.activeSheet
    if (!parsed || !sheet) throw new Error(`no such address: ${address}`)
    return { sheet, range: parsed.rect }
  }
  const opened = (): OpenBook => {
    const open = inside.open()
    if (!open) throw new Error('no workbook is open yet')
    return open
  }
  const select = (address: string): void => {
    const { sheet, range } = at(address)
    inside.book().user.select(sheet.id, range)
  }
  const cells = <T>(address: string, read: (sheet: SheetModel, row: number, column: number) => T): T[][] => {
    const { sheet, range } = at(address)
    const area = sheet.clip(range)
    return Array.from({ length: area.rows }, (_, r) => Array.from({ length: area.columns }, (_c, c) => read(sheet, area.row + r, area.column + c)))
  }
  const rows = (row: number, count: number): string => `${row + 1}:${row + count}`
  window.workbench = {
    grid: inside.grid,
    get model() { return inside.book() },
    get host() { return inside.host() },
    ready: async () => (await inside.grid()).ready,
    typeCell: (address, text) => {
      const { sheet, range } = at(address)
      select(address)
      if (opened().actions.mayEdit(sheet, range.row, range.column)) opened().typing.enter(sheet, range.row, range.column, text)
    },
    paste: (address, tsv) => {
      select(address)
      opened().actions.paste(tsv, '')
    },
    select,
    selection: () => {
      const { sheet, range } = inside.book().selection
      return `${sheet.name}!${toA1(range)}`
    },
    read: (address) => cells(address, (sheet, row, column) => sheet.value(row, column)),
    texts: (address) => cells(address, (sheet, row, column) => sheet.text(row, column)),
    ribbon: inside.ribbon,
    saveBytes: inside.saveBytes,
    openBytes: inside.openBytes,
    undo: () => opened().actions.undo(),
    redo: () => opened().actions.redo(),
    insertRows: (row, count) => {
      select(rows(row, count))
      opened().actions.insertRows()
    },
    deleteRows: (row, count) => {
      select(rows(row, count))
      opened().actions.deleteRows()
    },
    sort: (address, ascending) => {
      select(address)
      opened().actions.sort(ascending)
    },
  }
}
