import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import published from '../../rules/published.json' with { type: 'json' }
import { canonicalEdition } from '../../rules/edition/canonical.ts'
import { compileEdition } from '../../rules/edition/compile-edition.ts'
import type { Edition } from '../../rules/table.ts'
import { catalogueOf, editionIds } from './edition-files.ts'

const fingerprint = (edition: Edition): string => createHash('sha256').update(canonicalEdition(edition)).digest('hex')

/** A cycle is frozen by the fingerprint of its edition. Changing a published edition is done on purpose: put the new fingerprint (print-edition.ts shows it) into published.json in the same commit. */
describe('published editions', () => {
  it('are all listed', () => expect(Object.keys(published)).toEqual(editionIds()))
  it.each(Object.entries(published))('%s is what was published', (id, hash) => {
    expect(fingerprint(catalogueOf(id).edition)).toBe(hash)
  })
  it('have the same fingerprint after a trip as JSON, and compile', () => {
    const { edition } = catalogueOf('v2.16')
    const travelled = JSON.parse(canonicalEdition(edition)) as Edition
    expect(fingerprint(travelled)).toBe(published['v2.16'])
    expect([...compileEdition(travelled).tables.keys()]).toEqual(edition.tables.map(table => table.id))
  })
})
