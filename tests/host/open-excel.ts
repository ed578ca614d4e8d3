/** The host on Microsoft's own office.js in Node, over the workbench's workbook: for tests of addin/host. */
import { excelHost } from '../../addin/host/excel-host.ts'
import type { ExcelHost, HostRow, LayOut } from '../../addin/host/host.ts'
import { sampleChoices, sampleTable } from '../../rules/layout/sample-table.ts'
import { covers } from '../../workbench/meta/requirements.ts'
import type { SheetModel } from '../../workbench/model/sheet-model.ts'
import { WorkbookModel } from '../../workbench/model/workbook-model.ts'
import { openNodeDoor, type NodeDoor } from '../../workbench/testing/node-door.ts'

export interface OpenExcel {
  readonly host: ExcelHost
  readonly door: NodeDoor
  readonly book: WorkbookModel
  /** members the host asked for that the workbench does not have */
  readonly unknown: readonly string[]
  /** presses a ribbon button; answers how often `completed` was called */
  readonly press: (command: string) => Promise<number>
  readonly close: () => void
}

/** A new workbook in a new Excel. Row ids are n1, n2, … */
export function openExcel(options: { readonly book?: WorkbookModel; readonly requirements?: Readonly<Record<string, string>> } = {}): OpenExcel {
  const unknown: string[] = []
  const book = options.book ?? new WorkbookModel({ today: () => new Date(2026, 8, 1) })
  const door = openNodeDoor(book, {
    onUnknown: (member) => { unknown.push(member) }, onFault: (error) => { throw error },
    ...(options.requirements === undefined ? {} : { requirements: options.requirements }),
  })
  const commands = new Map<string, (event: { completed(): void }) => void>()
  const requirements = { isSetSupported: (set: string, version = '1.1') => covers(door.host.requirements, set, version) }
  Object.assign(globalThis, {
    Excel: door.Excel, OfficeExtension: door.OfficeExtension,
    Office: {
      actions: { associate: (name: string, run: (event: { completed(): void }) => void) => { commands.set(name, run) } },
      addin: { showAsTaskpane: () => Promise.resolve() },
      context: { requirements, diagnostics: { platform: 'OfficeOnline', version: '16.0.1' }, displayLanguage: 'zh-CN', officeTheme: { bodyBackgroundColor: '#FFFFFF' } },
    },
  })
  let nth = 0
  return {
    host: excelHost({ newId: () => `n${nth += 1}` }), door, book, unknown, close: door.close,
    press: async (command) => {
      let completed = 0
      commands.get(command)?.({ completed: () => { completed += 1 } })
      await door.settle()
      return completed
    },
  }
}

export const listObject = 'T_6_1_1_hr'

/** One good row of the sample table, with changes by field id. */
export function sampleRow(id: string, change: Readonly<Record<string, HostRow['cells'][number]>> = {}): HostRow {
  const good: Readonly<Record<string, HostRow['cells'][number]>> = {
    unit: '机电工程学院', staff_no: `2016${id.replace(/\D/g, '').padStart(4, '0')}`, name: '钱进', ethnicity: '汉族', title_level: '副高级', title_month: '2020-12',
    cert_name: null, cert_date: '2019-07-01', dual: '是', days: 45, income: 1.25, years: 4,
  }
  return { id, cells: sampleTable.fields.map((field) => (field.id in change ? change[field.id] ?? null : good[field.id] ?? null)) }
}

export function sampleOrder(rows: readonly HostRow[], change: Partial<LayOut> = {}): LayOut {
  return {
    identity: { listObject, table: sampleTable.id, unit: 'hr', purpose: 'fill' }, table: sampleTable, sheetName: '6.1.1 校内专任教师', title: '6.1.1 校内专任教师基本情况',
    subtitle: '统计时段：2025年9月1日至2026年8月31日', rows, readOnly: false, choices: sampleChoices, ...change,
  }
}

/** The sheet with the sample table, and where its parts are: 0-based rows and columns. */
export function sampleSheet(book: WorkbookModel): SheetModel {
  const sheet = book.sheets.find((each) => each.state.tables.some(({ name }) => name === listObject))
  if (sheet === undefined) throw new Error('the sample table is not laid out')
  return sheet
}
export const headerRow = 4
export const firstRow = 5
/** Column of a field as it is laid out. */
export const columnOf = (field: string): number => sampleTable.fields.findIndex(({ id }) => id === field) + 2
