import { describe, expect, it } from 'vitest'
import { findingText } from '../../rules/text/finding-text.ts'
import { BASELINE } from './baseline.ts'
import { catalogueOf } from './edition-files.ts'
import { findingsOf } from './golden.ts'

const catalogue = catalogueOf('v2.16')

describe('the baseline college', () => {
  it('fills every table of the edition', () => expect(Object.keys(BASELINE).sort()).toEqual([...catalogue.tables.keys()].sort()))
  it.each([...catalogue.tables.keys()])('has nothing wrong in %s', table => {
    expect(findingsOf(catalogue, table, BASELINE).map(finding => `${finding.rule} ${finding.rowId}: ${findingText(finding, catalogue, table)}`)).toEqual([])
  })
})
