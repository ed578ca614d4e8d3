// Our formulas against an independent spreadsheet engine: the same random expressions, values, types and error values.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import init, { Model } from '@ironcalc/wasm'
import { beforeAll, describe, expect, it } from 'vitest'
import { columnsOf } from '../../rules/formula/columns.ts'
import { compileFormula } from '../../rules/formula/compile.ts'
import type { EvalContext, Scope, TableShape } from '../../rules/formula/context.ts'
import { isFault } from '../../rules/formula/fault.ts'
import type { Value } from '../../rules/value.ts'
import { Expressions, FIELDS, TABLE_FIELDS, TABLE_ROWS, WORDS } from './expressions.ts'
import type { Pair } from './expressions.ts'
import { Random } from './random.ts'

const COUNT = 6_000
const SEED = 20_251_122
/** columns of the other engine's sheet */
const FORMULA = 20, AS_TEXT = 21
const CELL_TYPES: Readonly<Record<number, string>> = { 1: 'number', 2: 'text', 4: 'bool', 16: 'error' }

const self: TableShape = { id: 'self', number: 'R', name: '本行', fields: FIELDS.map(field => ({ ...field, name: field.id })) }
const other: TableShape = { id: 'other', number: 'T', name: '另一张表', fields: TABLE_FIELDS.map(field => ({ id: field.id, name: field.id, type: field.type })) }
const scope: Scope = { self, tables: new Map([['R', self], ['T', other]]) }

beforeAll(async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('@ironcalc/wasm/package.json'))
  await init({ module_or_path: readFileSync(join(folder, 'wasm_bg.wasm')) })
})

function rowOf(random: Random): Value[] {
  const decimal = (): number => random.whole(-50_000, 50_000) / 100
  return FIELDS.map(field => {
    switch (field.id) {
      case 'n1': case 'n2': case 'n3': return decimal()
      case 'i1': return random.whole(-20, 40)
      case 'i2': return random.whole(0, 5)
      case 'nb': return random.next() < 0.5 ? null : decimal()
      case 't1': case 't2': return random.pick(WORDS)
      case 't3': return random.pick(['alpha', 'Alpha', 'beta', 'b', 'gamma'])
      case 'tb': return random.next() < 0.5 ? null : random.pick(WORDS)
      case 'b1': case 'b2': return random.next() < 0.5
      case 'd1': case 'd2': return random.whole(20_000, 50_000)
    }
  })
}

function tableRows(random: Random): Value[][] {
  return Array.from({ length: TABLE_ROWS }, () => [random.pick(WORDS.slice(0, 9)), random.next() < 0.15 ? null : random.whole(-9_999, 9_999) / 100, random.whole(0, 9), random.whole(20_000, 50_000)])
}

function typed(value: Value): string {
  return value === null ? '' : typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value)
}

/** What the other engine makes of the formulas: type and full text of each. */
function theirs(pairs: readonly Pair[], rows: readonly Value[][], table: readonly Value[][]): { type: string; text: string }[] {
  const model = new Model('book', 'en', 'UTC', 'en')
  model.pauseEvaluation()
  table.forEach((row, i) => row.forEach((value, j) => { if (value !== null) model.setUserInput(0, i + 1, 27 + j, typed(value)) }))
  pairs.forEach((pair, i) => {
    rows[i]?.forEach((value, j) => { if (value !== null) model.setUserInput(0, i + 1, j + 1, typed(value)) })
    model.setUserInput(0, i + 1, FORMULA, `=${pair.theirs}`)
    // Joined to nothing, a number shows all its digits.
    model.setUserInput(0, i + 1, AS_TEXT, `=$T${i + 1}&""`)
  })
  model.resumeEvaluation()
  model.evaluate()
  return pairs.map((_, i) => ({ type: CELL_TYPES[model.getCellType(0, i + 1, FORMULA)] ?? 'other', text: model.getFormattedCellValue(0, i + 1, AS_TEXT) }))
}

function agree(kind: Pair['kind'], mine: unknown, yours: { type: string; text: string }): boolean {
  if (isFault(mine as Value)) return yours.type === 'error' && yours.text === String(mine)
  if (kind === 'text') return yours.type === 'text' && yours.text === (mine ?? '')
  if (kind === 'bool') return yours.type === 'bool' && yours.text === (mine === true ? 'TRUE' : 'FALSE')
  const number = Number(yours.text)
  return yours.type === 'number' && typeof mine === 'number' && Math.abs(mine - number) <= 1e-9 + 1e-11 * Math.abs(number)
}

describe('formulas agree with an independent spreadsheet engine', () => {
  const random = new Random(SEED)
  const expressions = new Expressions(SEED)
  const table = tableRows(random)
  const rows = Array.from({ length: COUNT }, () => rowOf(random))
  const pairs = rows.map((_, i) => expressions.pair(i + 1))
  const tables = new Map([['self', columnsOf(self.fields.map(field => field.id), rows)], ['other', columnsOf(other.fields.map(field => field.id), table)]])
  const context = (rowIndex: number): EvalContext => ({
    rowIndex, period: { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2025-09-01' },
    table: id => tables.get(id) ?? columnsOf([], []),
  })

  it(`on ${COUNT} expressions, with the same values, types and error values`, () => {
    const answers = theirs(pairs, rows, table)
    const differences: string[] = []
    const seen = { number: 0, text: 0, bool: 0, date: 0, error: 0 }
    pairs.forEach((pair, i) => {
      const compiled = compileFormula(pair.ours, scope, pair.kind)
      const answer = answers[i] ?? { type: 'missing', text: '' }
      if (!compiled.ok) { differences.push(`${pair.ours} is refused: ${compiled.errors.map(error => error.message).join(' ')}`); return }
      const mine = compiled.formula.evaluate(rows[i] ?? [], context(i))
      seen[isFault(mine) ? 'error' : pair.kind]++
      if (!agree(pair.kind, mine, answer)) differences.push(`${pair.ours}\n   ${pair.theirs}\n   row ${JSON.stringify(rows[i])}\n   ours ${String(mine)}, theirs ${answer.type} ${answer.text}`)
    })
    expect(differences.slice(0, 20)).toEqual([])
    // The corpus is worth something only if it reaches every kind of result.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
  })
})
