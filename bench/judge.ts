/**
 * Judging 20,000 rows × 40 fields + 10 row formulas, about 1 % of the cells bad: our judge, the same checks as hand-written closures, and zod.
 * All three count the same bad cells (compared below), collect every one, and start from cells as a sheet holds them.
 *
 * What each does not do: by hand, a fault is its row and field only, without words, values or corrections, and blank counts as bad. "One loop by hand"
 * has no closures and leaves out what people paste into texts (odd spaces, full-width digits, control characters, words for nothing, formulas): it
 * looks at length and outer spaces only, so it is a floor, not a peer. zod does no formulas and looks at no odd characters.
 *
 * Nothing in a loop below makes a named function: tsx names each with a call of its own, which made the hand-written checks three times as slow.
 */
import { z } from 'zod'
import { compileEdition } from '../rules/edition/compile-edition.ts'
import { createJudge } from '../rules/judge.ts'
import type { Check, CodeList, Edition, Field, Table } from '../rules/table.ts'
import type { Cell } from '../rules/value.ts'
import { loadNewestEdition } from '../server/editions/load-newest.ts'
import { atLeast, atMost, race, round, type Bench } from './harness.ts'

const rowCount = 20_000
const names = Array.from({ length: 30 }, (_, i) => `取值${i}`)
const list: CodeList = { id: 'kind', name: '种类', closed: true, source: [], values: names.map((name, i) => ({ code: String(i), name })) }

const fields: readonly Field[] = Array.from({ length: 40 }, (_, i): Field => {
  const base = { id: `f${i}`, name: `字段${i}`, header: `字段${i}`, groups: [], required: true, source: [] }
  if (i < 14) return { ...base, type: 'text', maxLength: 40 }
  if (i < 19) return { ...base, type: 'code', codelist: 'kind' }
  if (i < 35) return { ...base, type: 'number', decimals: 2, range: [0, 10_000] }
  return { ...base, type: 'yearmonth' }
})
const table: Table = { id: 't', number: '6.1', name: '表', chapter: '', kind: 'list', isSource: false, statTime: 'academic_year', filledBy: '', owner: '', uniqueKey: [], maxRows: 50_000, orderConfidence: '', source: [], fields }
const formulas = [
  '[f19]<=[f20]', '[f21]+[f22]=[f23]', 'IF([f14]="取值1",[f24]>=32,TRUE)', 'OR([f15]<>"取值2",NOTBLANK([f0]))', '[f35]<=[f36]',
  'AND([f25]>=0,[f25]<=9999)', 'NOT(AND([f16]="取值3",[f17]="取值4"))', 'IF([f26]>5000,[f27]>1,TRUE)', 'IN([f18],"取值0","取值5","取值6")=IN([f18],"取值5","取值0","取值6")', 'ABS([f28]-[f29])<=10000',
]
const checks = formulas.map((formula, i): Check => ({ id: `R${i}`, level: 'row', severity: 'error', dimension: '合理性', table: 't', fields: [`f${19 + i}`], formula: `=${formula}`, title: '规则', message: '不对', source: [] }))

function rows(): { id: string; cells: Cell[] }[] {
  return Array.from({ length: rowCount }, (_, r) => {
    const cells = fields.map((field, i): Cell => {
      const n = (r * 31 + i * 17) % 4000
      if ((r * 40 + i) % 100 === 7) return field.type === 'text' ? '长'.repeat(50) : field.type === 'code' ? '别的' : field.type === 'number' ? 99_999 : '不是年月'
      if (field.type === 'text') return `文字内容${n}`
      if (field.type === 'code') return names[n % names.length] ?? null
      if (field.type === 'number') return i === 23 ? 2 * ((r * 31) % 1000) + 1 : i === 21 || i === 22 ? ((r * 31) % 1000) + (i === 21 ? 1 : 0) : n / 4 + i
      return `${2000 + ((r + i) % 20)}-0${1 + ((r + i) % 9)}`
    })
    return { id: `r${r}`, cells }
  })
}

const known = new Set(names)
const month = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/
const nothing = new Set(['无', '/', '\\', '-', '--', '—', '——', '－', '／', '没有', '暂无', '空', 'N/A', 'NA', '无无', '0', '、', '.', '。', '*', '?', '？'])
const untidy = /^[ =@+#-]| $|[\0-\x1f\x7f-\xa0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u3000\ud800-\udfff\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufffe\uffff]/
type Fault = { row: number; field: number }
type Rows = readonly { readonly cells: readonly Cell[] }[]

const n = (cells: readonly Cell[], i: number): number => cells[i] as number

const isText = (cell: Cell): boolean => typeof cell === 'string' && cell.length > 0 && cell.length <= 40 && !(cell.length <= 3 && nothing.has(cell)) && !untidy.test(cell)
const isName = (cell: Cell): boolean => typeof cell === 'string' && known.has(cell)
const isAmount = (cell: Cell): boolean => typeof cell === 'number' && cell >= 0 && cell <= 10_000 && Math.abs(Math.round(cell * 100) - cell * 100) < 1e-7
const isMonth = (cell: Cell): boolean => typeof cell === 'string' && month.test(cell) && cell <= '2026-08'
const fieldTests: readonly ((cell: Cell) => boolean)[] = fields.map((field) => ({ text: isText, code: isName, number: isAmount, yearmonth: isMonth, date: isMonth, bool: isName })[field.type])
const rowTests: readonly ((cells: readonly Cell[]) => boolean)[] = [
  (cells) => n(cells, 19) <= n(cells, 20),
  (cells) => Math.abs(n(cells, 21) + n(cells, 22) - n(cells, 23)) <= 1e-9,
  (cells) => cells[14] !== '取值1' || n(cells, 24) >= 32,
  (cells) => cells[15] !== '取值2' || cells[0] !== null,
  (cells) => String(cells[35]) <= String(cells[36]),
  (cells) => n(cells, 25) >= 0 && n(cells, 25) <= 9999,
  (cells) => !(cells[16] === '取值3' && cells[17] === '取值4'),
  (cells) => n(cells, 26) <= 5000 || n(cells, 27) > 1,
  (cells) => (cells[18] === '取值0' || cells[18] === '取值5' || cells[18] === '取值6') === (cells[18] === '取值5' || cells[18] === '取值0' || cells[18] === '取值6'),
  (cells) => Math.abs(n(cells, 28) - n(cells, 29)) <= 10_000,
]

/** What a good programmer would write by hand for just this table: a test for each field and rule. */
function byHand(data: Rows): Fault[] {
  const found: Fault[] = []
  for (let r = 0; r < data.length; r += 1) {
    const cells = data[r]?.cells ?? []
    for (let i = 0; i < fieldTests.length; i += 1) if (!fieldTests[i]?.(cells[i] ?? null)) found.push({ row: r, field: i })
    for (let i = 0; i < rowTests.length; i += 1) if (!rowTests[i]?.(cells)) found.push({ row: r, field: 100 + i })
  }
  return found
}

/** The floor: less is looked at, and no test is called. */
function inOneLoop(data: Rows): Fault[] {
  const found: Fault[] = []
  for (let r = 0; r < data.length; r += 1) {
    const cells = data[r]?.cells ?? []
    for (let i = 0; i < 40; i += 1) {
      const cell = cells[i] ?? null
      let ok: boolean
      if (cell === null || cell === '') ok = false
      else if (i < 14) ok = typeof cell === 'string' && cell.length <= 40 && cell === cell.trim()
      else if (i < 19) ok = typeof cell === 'string' && known.has(cell)
      else if (i < 35) ok = typeof cell === 'number' && cell >= 0 && cell <= 10_000 && Math.abs(Math.round(cell * 100) - cell * 100) < 1e-7
      else ok = typeof cell === 'string' && month.test(cell) && cell <= '2026-08'
      if (!ok) found.push({ row: r, field: i })
    }
    if (n(cells, 19) > n(cells, 20)) found.push({ row: r, field: 100 })
    if (Math.abs(n(cells, 21) + n(cells, 22) - n(cells, 23)) > 1e-9) found.push({ row: r, field: 101 })
    if (cells[14] === '取值1' && n(cells, 24) < 32) found.push({ row: r, field: 102 })
    if (cells[15] === '取值2' && cells[0] === null) found.push({ row: r, field: 103 })
    if (String(cells[35]) > String(cells[36])) found.push({ row: r, field: 104 })
    if (n(cells, 25) < 0 || n(cells, 25) > 9999) found.push({ row: r, field: 105 })
    if (cells[16] === '取值3' && cells[17] === '取值4') found.push({ row: r, field: 106 })
    if (n(cells, 26) > 5000 && n(cells, 27) <= 1) found.push({ row: r, field: 107 })
    if (Math.abs(n(cells, 28) - n(cells, 29)) > 10_000) found.push({ row: r, field: 109 })
  }
  return found
}

const shape = z.tuple(fields.map((field) => {
  if (field.type === 'text') return z.string().min(1).max(40)
  if (field.type === 'code') return z.enum(names as [string, ...string[]])
  if (field.type === 'number') return z.number().min(0).max(10_000).multipleOf(0.01)
  return z.string().regex(month)
}) as unknown as [z.ZodType, ...z.ZodType[]])

export const bench: Bench = async () => {
  const { edition } = loadNewestEdition().catalogue
  const own: Edition = { ...edition, tables: [table], codelists: [list], checks, builtins: edition.builtins.map(({ only: _, except: __, ...rest }) => rest), reviewerChecks: [] }
  const keyed: Edition = { ...own, checks: [...checks, { id: 'U', level: 'table', severity: 'error', dimension: '规范性', table: 't', fields: ['f0', 'f35'], formula: '=IS_UNIQUE([f0],[f35])', title: '规则', message: '重复', source: [] }] }
  const judge = createJudge(compileEdition(own), 't')
  const keyedJudge = createJudge(compileEdition(keyed), 't')
  const data = rows()
  const period = { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2026-08-31' }
  const fieldFaults = (faults: readonly Fault[]): number => faults.filter((fault) => fault.field < 100).length
  const ours = judge.judge({ rows: data, period })
  const oursFields = ours.findings.filter((finding) => finding.level === 'field').length
  const hand = byHand(data)
  const zodFaults = data.reduce((sum, row) => { const result = shape.safeParse(row.cells); return sum + (result.success ? 0 : new Set(result.error.issues.map((issue) => issue.path[0])).size) }, 0)
  const times = await race({
    ours: () => judge.judge({ rows: data, period }),
    hand: () => byHand(data),
    floor: () => inOneLoop(data),
    zod: () => { for (const row of data) shape.safeParse(row.cells) },
    keyed: () => keyedJudge.judge({ rows: data, period }),
  }, 15)
  const perSecond = rowCount / (times.ours.ms / 1000)
  return {
    name: 'judge',
    figures: {
      'rows/s ours': round(perSecond), 'ours ms': round(times.ours.ms), 'ours ms, with a unique key of 2 fields too': round(times.keyed.ms),
      'hand-written ms': round(times.hand.ms), 'one loop by hand ms': round(times.floor.ms), 'zod ms (cells only, no formulas)': round(times.zod.ms),
      'bad cells: ours': oursFields, 'bad cells: by hand': fieldFaults(hand), 'bad cells: zod': zodFaults,
      'broken rules: ours': ours.findings.length - oursFields, 'broken rules: by hand': hand.length - fieldFaults(hand), 'spread ours': round(times.ours.spread), 'spread hand': round(times.hand.spread),
    },
    ratios: { 'vs hand-written closures': round(times.ours.ms / times.hand.ms), 'vs one loop by hand': round(times.ours.ms / times.floor.ms), 'zod vs ours': round(times.zod.ms / times.ours.ms) },
    bars: { 'rows/s': atLeast(120_000, perSecond), 'vs hand-written closures': atMost(2, times.ours.ms / times.hand.ms), 'faster than zod': atLeast(3, times.zod.ms / times.ours.ms) },
  }
}
