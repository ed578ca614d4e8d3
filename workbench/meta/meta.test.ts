import { describe, expect, it } from 'vitest'
import { installedMeta } from '../testing/office-script.ts'
import { extractMeta } from './extract-meta.ts'
import { readMeta } from './office-meta.ts'
import { covers } from './requirements.ts'

describe('what is known of office.js', () => {
  it('has the classes, their plain properties and the lowest sets of members', () => {
    const meta = installedMeta()
    expect(meta.classes['Range']?.scalars).toContain('Values')
    expect(meta.classes['Range']?.navigation).toContain('DataValidation')
    expect(meta.classes['TableCollection']?.isCollection).toBe(true)
    expect(meta.needs['Range.conditionalFormats']).toEqual(['ExcelApi', '1.6'])
    expect(readMeta(JSON.parse(JSON.stringify(meta)))).toEqual(meta)
  })

  it('refuses a text that is no such build', () => {
    expect(() => extractMeta('var Word;')).toThrow('debug build')
    expect(() => readMeta({ classes: 1 })).toThrow()
  })

  it('compares versions as numbers by part, not as decimals', () => {
    expect(covers({ ExcelApi: '1.14' }, 'ExcelApi', '1.9')).toBe(true)
    expect(covers({ ExcelApi: '1.9' }, 'ExcelApi', '1.10')).toBe(false)
    expect(covers({ ExcelApi: '1.14' }, 'DialogApi', '1.1')).toBe(false)
    expect(covers({ ExcelApi: '1.14' }, 'ExcelApiOnline', '1.1')).toBe(false)
    expect(covers({ ExcelApi: '1.17' }, 'ExcelApiOnline', '1.1')).toBe(true)
  })
})
