import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { format, placeholders } from './format.ts'
import { zh, type TextKey } from './zh.ts'

const keys = Object.keys(zh) as TextKey[]

describe('the two dictionaries', () => {
  it('have the same keys', () => { expect(Object.keys(en).sort()).toEqual([...keys].sort()) })
  it('ask for the same values', () => {
    const differing = keys.filter((key) => placeholders(zh[key]).join() !== placeholders(en[key]).join())
    expect(differing).toEqual([])
  })
  it('have no empty sentence', () => { expect(keys.filter((key) => [zh[key], en[key]].some((sentence: string) => sentence.trim() === ''))).toEqual([]) })
  it('count in English with a plural, so that one is not many', () => {
    expect(format(en['fill.errors'], { n: 1 })).toBe('1 error')
    expect(format(en['fill.errors'], { n: 1204 })).toBe('1,204 errors')
  })
})

describe('the sentences', () => {
  it('are all said somewhere in the pane', () => {
    const folder = join(import.meta.dirname, '..')
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !/^text\/|\.test\./.test(name)).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
    // A key may be put together from a word: `status.${connection}`.
    const said = (key: string): boolean => source.includes(`'${key}'`) || key.split('.').some((_, i, parts) => i > 0 && source.includes(`${parts.slice(0, i).join('.')}.\${`))
    expect(keys.filter((key) => !said(key))).toEqual([])
  })
})

describe('how Chinese is written here', () => {
  it('has no exclamation mark, no 您, no 抱歉, no half-width comma between Chinese', () => {
    expect(keys.filter((key) => /[!！]|您|抱歉|[一-龥][,;:?][一-龥]/.test(zh[key]))).toEqual([])
  })
  it('puts a space between Chinese and Latin letters', () => {
    expect(keys.filter((key) => /[一-龥][A-Za-z]|[A-Za-z][一-龥]/.test(zh[key].replace(/\{\w+\}/g, '')))).toEqual([])
  })
})

describe('filling a sentence', () => {
  it('fills names, groups thousands and leaves texts alone', () => {
    expect(format('{unit}：{n} 行', { unit: '人事处 2025', n: 12345 })).toBe('人事处 2025：12,345 行')
  })
  it('leaves nothing where a value is missing', () => { expect(format('a{x}b')).toBe('ab') })
})
