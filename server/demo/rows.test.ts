import { describe, expect, it } from 'vitest'
import { judge } from '../../rules/judge.ts'
import { tableSource, typedTable } from '../../rules/judge/typed-table.ts'
import { usualPeriod } from '../colleges/cycle.ts'
import { loadNewestEdition } from '../editions/load-newest.ts'
import { colleges } from './blueprint.ts'
import { cellsOf } from './cells.ts'
import { buildWorld } from './rows.ts'

const { catalogue } = loadNewestEdition()

describe('the demo colleges', () => {
  for (const plan of colleges) {
    for (const year of [2024, 2025]) {
      it(`${plan.name} ${year}: no rule finds anything`, () => {
        const { tables } = buildWorld(plan, 1, year)
        const period = usualPeriod(`${year}-${year + 1}`)
        const whole = Object.entries(tables).map(([number, units]) => {
          const entry = catalogue.byNumber.get(number)
          if (!entry) throw new Error(`no table ${number}`)
          let order = 0
          const perUnit = Object.values(units).map((rows) => rows.map((row) => ({ id: `r${(order += 1)}`, cells: cellsOf(entry.table, row) })))
          return { entry, perUnit, rows: perUnit.flat() }
        })
        const source = tableSource(new Map(whole.map(({ entry, rows }) => [entry.table.id, typedTable(catalogue, entry.table.id, rows, period)])))
        const found = whole.flatMap(({ entry, perUnit }) => perUnit.flatMap((rows) => judge({ catalogue, tableId: entry.table.id, rows, period, tables: source }).findings.map((finding) => ({ table: entry.table.number, rule: finding.rule, code: finding.code, params: finding.params, fields: finding.cells.map((cell) => cell.field).join() }))))
        expect(found.slice(0, 5)).toEqual([])
        expect(found.length).toBe(0)
      })
    }
  }
  it('is the same for the same seed', () => {
    const plan = colleges[0]
    if (!plan) throw new Error('no college')
    expect(buildWorld(plan, 1, 2025)).toEqual(buildWorld(plan, 1, 2025))
    expect(buildWorld(plan, 2, 2025)).not.toEqual(buildWorld(plan, 1, 2025))
  })
})
