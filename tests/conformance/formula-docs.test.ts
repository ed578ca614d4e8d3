import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { functionTables } from '../../rules/formula/describe-functions.ts'
import { LIMITS } from '../../rules/formula/limits.ts'

const docs = readFileSync(new URL('../../docs/formula.md', import.meta.url), 'utf8')

describe('docs/formula.md', () => {
  it('ends with the function tables of the program', () => {
    expect(docs.slice(docs.indexOf('### '))).toBe(`${functionTables()}\n`)
  })

  it('states the limits that are enforced', () => {
    for (const limit of [LIMITS.source, LIMITS.nodes, LIMITS.text, LIMITS.patternStates]) expect(docs).toContain(limit.toLocaleString('en-US'))
    for (const limit of [LIMITS.depth, LIMITS.list, LIMITS.pattern, LIMITS.scans]) expect(docs).toContain(` ${limit}`)
  })
})
