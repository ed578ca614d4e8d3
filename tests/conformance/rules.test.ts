import { describe, expect, it } from 'vitest'
import { findingText } from '../../rules/text/finding-text.ts'
import { builtinCases } from './cases/cells.ts'
import { conditionsAndMoneyCases } from './cases/conditions-and-money.ts'
import { courseCases } from './cases/courses.ts'
import { majorCases } from './cases/majors.ts'
import { sourceDataCases } from './cases/source-data.ts'
import { teacherCases } from './cases/teachers.ts'
import { teachingCases } from './cases/teaching.ts'
import { catalogueOf } from './edition-files.ts'
import { changed, findingsOf, type Change } from './golden.ts'

const catalogue = catalogueOf('v2.16')
const cases = [...builtinCases, ...sourceDataCases, ...conditionsAndMoneyCases, ...teacherCases, ...teachingCases, ...majorCases, ...courseCases]

/** What is found, as `rule: sentence`. */
function told(table: string, changes: readonly Change[]): string[] {
  return findingsOf(catalogue, table, changed(changes)).map(finding => `${finding.rule}: ${findingText(finding, catalogue, table)}`)
}

function correction(table: string, changes: readonly Change[]) {
  return findingsOf(catalogue, table, changed(changes)).flatMap(finding => finding.fix?.cells ?? [])
}

describe.each(cases)('$rule in $table', ({ rule, table, breaks, passes }) => {
  it('is broken alone', () => {
    const found = told(table, breaks)
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(text => !text.startsWith(`${rule}: `))).toEqual([])
  })
  it('just passes', () => expect(told(table, passes)).toEqual([]))
  it('says a sentence with actual values', () => {
    for (const text of told(table, breaks)) expect(text).not.toMatch(/[{}…]|（空）|（算不出）|undefined|NaN/)
  })
})

const correctable = cases.filter(each => catalogue.edition.checks.some(check => check.id === each.rule && check.table === each.table && check.fix !== undefined))

describe.each(correctable.filter(each => correction(each.table, each.breaks).length > 0))('the correction offered for $rule in $table', ({ table, breaks }) => {
  it('cures it', () => {
    const broken = changed(breaks), cells = correction(table, breaks)
    const rows = (broken[table] ?? []).map((row, i) => ({ ...row, ...Object.fromEntries(cells.filter(each => each.rowId === `${table}-${i + 1}`).map(each => [each.field, each.to])) }))
    expect(findingsOf(catalogue, table, { ...broken, [table]: rows })).toEqual([])
  })
})

describe('golden cases', () => {
  it('are there for every rule of every table', () => {
    const covered = new Set(cases.map(each => `${each.rule} ${each.table}`))
    expect(catalogue.edition.checks.map(check => `${check.id} ${check.table}`).filter(name => !covered.has(name))).toEqual([])
  })
  it('are there for every built-in rule', () => {
    const covered = new Set(cases.map(each => each.rule))
    expect(catalogue.edition.builtins.map(check => check.id).filter(id => !covered.has(id))).toEqual([])
  })
  it('show a correction for every rule that offers one', () => {
    const shown = new Set(correctable.filter(each => correction(each.table, each.breaks).length > 0).map(each => `${each.rule} ${each.table}`))
    expect(catalogue.edition.checks.filter(check => check.fix !== undefined && !shown.has(`${check.id} ${check.table}`))).toEqual([])
  })
  it('speak of rules that exist', () => {
    expect(cases.filter(each => catalogue.rule(each.rule, each.table) === null)).toEqual([])
  })
})
