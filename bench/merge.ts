/** The merged workbook with every feature, beside a bare "strings + deflate" writer of the same rows, hucre and exceljs. */
import { writeFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import zlib from 'node:zlib'
import ExcelJS from 'exceljs'
import { writeXlsx } from 'hucre/xlsx'
import { sheetLayout } from '../rules/sheet-layout.ts'
import type { Field, Table } from '../rules/table.ts'
import type { Cell } from '../rules/value.ts'
import { columnLetter } from '../server/workbooks/cell-xml.ts'
import type { Book } from '../server/workbooks/book.ts'
import { writeWorkbook } from '../server/workbooks/write-workbook.ts'
import { atMost, race, round, type Bench } from './harness.ts'

const rowsPerTable = [20_000, ...Array<number>(9).fill(2000), ...Array<number>(40).fill(200)]
const columnCount = 36
const words = ['信息工程学院', '机电工程学院', '经济管理学院', '艺术设计学院', '讲师', '副教授', '高等教育出版社', '课程名称与说明']

const fields: readonly Field[] = Array.from({ length: columnCount }, (_, index): Field => ({
  id: `f${index}`, name: `字段${index}`, header: `字段${index}`, groups: [index < 12 ? '基本情况' : index < 30 ? '数量' : '时间'], required: true, source: [],
  ...(index < 12 ? { type: 'text' as const, maxLength: 60 } : index < 30 ? { type: 'number' as const, decimals: 2 } : { type: 'yearmonth' as const }),
}))
const table: Table = { id: 't', number: '6.1.1', name: '表', chapter: '6', kind: 'list', isSource: false, statTime: 'academic_year', filledBy: '', owner: '', uniqueKey: ['f0'], maxRows: 20_000, orderConfidence: '', source: [], fields }

function* rowsOf(count: number): Generator<Cell[]> {
  for (let i = 0; i < count; i += 1) {
    const cells: Cell[] = [`r${i}`, null]
    for (let j = 0; j < columnCount; j += 1) cells.push(j < 12 ? `${words[(i + j) % words.length] ?? ''}${(i * 31 + j) % 997}` : j < 30 ? ((i * 7 + j * 13) % 100_000) / 100 : 40_000 + ((i + j) % 6000))
    cells.push('人事处', '李敏', '2026-0611-0042', '部门审核 9月20日 王芳')
    yield cells
  }
}

function book(): Book {
  return {
    title: '合并', creator: '质量发展处', at: '2026-09-22T06:40:00.000Z', identity: null, pane: null,
    sheets: rowsPerTable.map((count, index) => {
      const layout = sheetLayout({ table, title: `表 ${index}`, subtitle: '统计时段', readOnly: true, choices: {}, extraHeaders: ['来源部门', '填报人', '提交编号', '审核'] })
      return { kind: 'table' as const, name: `表 ${index}`, listObject: `M_${index}`, layout, rows: rowsOf(count), spareRows: 0, capacity: count, marks: false }
    }),
  }
}

const letters = Array.from({ length: columnCount + 6 }, (_, index) => columnLetter(index))

/** The physical limit in practice: the same cells as XML strings through one deflate stream a sheet, no features. */
async function bare(): Promise<number> {
  let total = 0
  for (const count of rowsPerTable) {
    const deflate = zlib.createDeflateRaw({ level: 6 })
    const done = (async () => { for await (const piece of deflate) total += (piece as Buffer).length })()
    let text = ''
    let row = 0
    for (const cells of rowsOf(count)) {
      row += 1
      text += `<row r="${row}">`
      for (const [column, cell] of cells.entries()) {
        if (cell === null) continue
        const at = `${letters[column] ?? ''}${row}`
        text += typeof cell === 'number' ? `<c r="${at}"><v>${cell}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
      }
      text += '</row>'
      if (text.length > 65_536) {
        if (!deflate.write(text)) await new Promise((resolve) => deflate.once('drain', resolve))
        text = ''
      }
    }
    deflate.end(text)
    await done
  }
  return total
}

export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'statbook-bench-'))
  let firstByte = Number.NaN
  let size = 0
  let peak = 0
  const ours = async (): Promise<void> => {
    const start = performance.now()
    let first = true
    size = 0
    await writeWorkbook({ write: async (bytes) => { if (first) { firstByte = performance.now() - start; first = false } size += bytes.length; peak = Math.max(peak, process.memoryUsage.rss()) } }, book())
  }
  const times = await race({ ours, bare }, 3)
  const others = await race({
    hucre: async () => { writeFileSync(join(folder, 'h.xlsx'), await writeXlsx({ sheets: rowsPerTable.map((count, index) => ({ name: `表 ${index}`, rows: [...rowsOf(count)] })) })) },
    exceljs: async () => {
      const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: join(folder, 'e.xlsx') })
      rowsPerTable.forEach((count, index) => { const sheet = writer.addWorksheet(`表 ${index}`); for (const cells of rowsOf(count)) sheet.addRow(cells).commit(); sheet.commit() })
      await writer.commit()
    },
  }, 1)
  const exceljsMb = statSync(join(folder, 'e.xlsx')).size / 2 ** 20
  rmSync(folder, { recursive: true, force: true })
  const rows = rowsPerTable.reduce((sum, count) => sum + count, 0)
  return {
    name: 'merge',
    figures: { 'rows': rows, 'sheets': rowsPerTable.length, 'ours ms': round(times.ours.ms), 'bare ms': round(times.bare.ms), 'hucre ms': round(others.hucre.ms), 'exceljs stream ms': round(others.exceljs.ms), 'file MB': round(size / 2 ** 20), 'exceljs file MB': round(exceljsMb), 'first byte ms': round(firstByte), 'peak RSS MB (before peers ran)': round(peak / 2 ** 20), 'spread of ours': round(times.ours.spread), 'spread of bare': round(times.bare.spread) },
    ratios: { 'vs bare strings + deflate': round(times.ours.ms / times.bare.ms), 'vs hucre': round(times.ours.ms / others.hucre.ms), 'vs exceljs stream': round(times.ours.ms / others.exceljs.ms) },
    bars: { 'time vs bare writer': atMost(1.2, times.ours.ms / times.bare.ms), 'peak MB': atMost(150, peak / 2 ** 20), 'first byte ms': atMost(300, firstByte), 'ahead of hucre': atMost(1, times.ours.ms / others.hucre.ms), 'ahead of exceljs': atMost(1, times.ours.ms / others.exceljs.ms) },
  }
}
