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

describe('golden cases', () => {
  it('are there for every rule of every table', () => {
    const covered = new Set(cases.map(each => `${each.rule} ${each.table}`))
    expect(catalogue.edition.checks.map(check => `${check.id} ${check.table}`).filter(name => !covered.has(name))).toEqual([])
  })
  it('are there for every built-in rule', () => {
    const covered = new Set(cases.map(each => each.rule))
    expect(catalogue.edition.builtins.map(check => check.id).filter(id => !covered.has(id))).toEqual([])
  })
  it('speak of rules that exist', () => {
    expect(cases.filter(each => catalogue.rule(each.rule, each.table) === null)).toEqual([])
  })
})
