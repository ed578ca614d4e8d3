// How far formulas are from hand-written code: `npx tsx tests/conformance/measure-formulas.ts`. For the eye; nothing asserts a time.
import { columnsOf } from '../../rules/formula/columns.ts'
import { compileFormula } from '../../rules/formula/compile.ts'
import type { TableShape } from '../../rules/formula/context.ts'
import { addMonths, fullMonths, monthOfDate, readDate } from '../../rules/formula/dates.ts'
import { sameNumber } from '../../rules/formula/numbers.ts'
import type { Value, ValueType } from '../../rules/value.ts'

const ROWS = 20_000
const COLUMNS: readonly (readonly [string, ValueType])[] = [
  ['no', 'text'], ['title', 'code'], ['hours', 'number'], ['total', 'number'], ['a', 'number'], ['b', 'number'], ['c', 'number'], ['birth', 'date'], ['ym', 'yearmonth'], ['dual', 'bool'], ['prof', 'bool'], ['qual', 'text'], ['issuer', 'text'], ['course', 'code'],
]
const self: TableShape = { id: 'self', number: '0', name: '试', fields: COLUMNS.map(([id, type]) => ({ id, name: id, type })) }
const rows: Value[][] = Array.from({ length: ROWS }, (_, i) => [
  String(100_000 + i), ['教授', '讲师', '副教授', '助教'][i % 4] ?? null, 30 + (i % 7), 6 + (i % 5) + i / 100, 3, i % 5, 3 + i / 100, 25_000 + (i % 9_000), 2010 * 12 + (i % 100), i % 3 === 0, i % 2 === 0, i % 4 ? '证书' : null, i % 4 ? '省厅' : null, 'ABC'.charAt(i % 3),
])
const columns = columnsOf(self.fields.map(field => field.id), rows)
const context = { rowIndex: 0, period: { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2025-09-01' }, table: () => columns }
const end = readDate('2026-08-31') ?? 0

type Row = readonly Value[]
const num = (value: Value | undefined): number => typeof value === 'number' ? value : 0
const empty = (value: Value | undefined): boolean => value === null || value === undefined

/** The same rule as a formula and as a programmer would write it for this one table. */
const PAIRS: readonly (readonly [string, (row: Row) => boolean | null])[] = [
  ['IF([title]="教授",[hours]>=32,TRUE)', row => empty(row[1]) ? null : row[1] === '教授' ? (empty(row[2]) ? null : num(row[2]) >= 32) : true],
  ['[total]=[a]+[b]+[c]', row => empty(row[3]) ? null : sameNumber(num(row[3]), num(row[4]) + num(row[5]) + num(row[6]))],
  ['OR(ALLBLANK([qual],[issuer]),ALLFILLED([qual],[issuer]))', row => (empty(row[11]) && empty(row[12])) || (!empty(row[11]) && !empty(row[12]))],
  ['OR([dual]=否,[prof]=是)', row => row[9] === false || row[10] === true],
  ['IN([course],"A","B","C")', row => empty(row[13]) ? null : row[13] === 'A' || row[13] === 'B' || row[13] === 'C'],
  ['[ym]>=EDATE([birth],216)', row => empty(row[7]) || empty(row[8]) ? null : num(row[8]) >= monthOfDate(addMonths(num(row[7]), 216) ?? 0)],
  ['BETWEEN([hours],0,366)', row => empty(row[2]) ? null : num(row[2]) >= 0 && num(row[2]) <= 366],
  ['NOT(AND([course]="A",[hours]>36))', row => empty(row[13]) || empty(row[2]) ? null : !(row[13] === 'A' && num(row[2]) > 36)],
  ['BETWEEN(AGE([birth]),18,80)', row => { if (empty(row[7])) return null; const age = Math.trunc(fullMonths(num(row[7]), end) / 12); return age >= 18 && age <= 80 }],
  ['MATCHES([no],"^\\d{6}$")', row => typeof row[0] === 'string' ? /^\d{6}$/.test(row[0]) : null],
  ['IS_UNIQUE([no])', row => columns.index(['no']).get(String(row[0]))?.length === 1],
  ['LEN([title])<=10', row => typeof row[1] === 'string' ? row[1].length <= 10 : null],
]

function best(rules: readonly ((row: Row) => unknown)[]): number {
  let least = Infinity
  for (let round = 0; round < 9; round++) {
    const from = performance.now()
    let failed = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? []
      context.rowIndex = i
      for (const rule of rules) if (rule(row) === false) failed++
    }
    if (failed > ROWS * rules.length) throw new Error('more failures than questions')
    least = Math.min(least, performance.now() - from)
  }
  return least
}

const formulas = PAIRS.map(([source]) => {
  const made = compileFormula(source, { self, tables: new Map() }, 'bool')
  if (!made.ok) throw new Error(`${source}: ${JSON.stringify(made.errors)}`)
  const { evaluate } = made.formula
  return (row: Row) => evaluate(row, context)
})
const show = (what: string, hand: number, ours: number): void => console.log(what.padEnd(60), `${(hand * 1e6 / ROWS).toFixed(0)} ns`.padStart(8), `${(ours * 1e6 / ROWS).toFixed(0)} ns`.padStart(8), `${(ours / hand).toFixed(2)}×`)
console.log(''.padEnd(60), 'by hand'.padStart(8), 'formula'.padStart(8))
show(`all ${PAIRS.length}, a row`, best(PAIRS.map(([, hand]) => hand)), best(formulas))
PAIRS.forEach(([source, hand], i) => { const rule = formulas[i]; if (rule !== undefined) show(source, best([hand]), best([rule])) })
