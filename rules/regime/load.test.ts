import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadRegime } from './load.ts'

const textOf = (name: string): string => readFileSync(new URL(`../regimes/${name}.yaml`, import.meta.url), 'utf8')
const change = (from: string, to: string): string => {
  const text = textOf('jiaozuo')
  expect(text).toContain(from)
  return text.replace(from, to)
}
const faults = (text: string) => {
  const loaded = loadRegime('regimes/x.yaml', text)
  return 'faults' in loaded ? loaded.faults.map((each) => `${each.file}:${each.line} ${each.text}`) : []
}

describe('a regime', () => {
  it.each([['jiaozuo', ['部门审核', '业务归口部门审查', '学校复审']], ['xiangyang', ['部门', '质监办']]])('%s is read with the stages of its regulation', (name, stages) => {
    const loaded = loadRegime(`regimes/${name}.yaml`, textOf(name))
    expect('regime' in loaded && [...new Set(loaded.regime.levels.map((level) => level.stage))]).toEqual(stages)
  })

  it('names file and line of a misspelt word and what to write instead', () => {
    expect(faults(change('role: owner-reviewer', 'role: owner-reviewr'))).toEqual([expect.stringMatching(/^regimes\/x\.yaml:\d+ .*owner-reviewer/)])
    expect(faults(change('qualityOffice', 'qualityOfice'))).toContainEqual(expect.stringContaining('是不是“qualityOffice”'))
  })

  it('is refused when nobody could decide a level', () => {
    expect(faults(change('scope: owner', 'scope: unit'))).toEqual([expect.stringContaining('没有人能审')])
  })

  it('is refused when the one who fills could review', () => {
    expect(faults(change('role: quality', 'role: filler'))).toHaveLength(1)
  })

  it('is refused when own rows could pass unseen', () => {
    expect(faults(textOf('jiaozuo').replaceAll('skipWhenFiller: false', 'skipWhenFiller: true'))).toEqual([expect.stringContaining('最后一级不能跳过')])
  })

  it('is refused when levels repeat, stages are torn apart or a level has no days', () => {
    expect(faults(change('id: owner-review', 'id: unit-review'))).toContainEqual(expect.stringContaining('写了两次'))
    expect(faults(change('stage: 学校复审', 'stage: 部门审核'))).toEqual([expect.stringContaining('挨着写')])
    expect(faults(change('owner-review: 4, ', ''))).toEqual([expect.stringContaining('少了“owner-review”')])
    expect(faults(change('unit-review: 3,', 'unit-review: 3, head: 2,'))).toEqual([expect.stringContaining('没有“head”')])
  })

  it('is refused when the YAML itself is broken', () => expect(faults('id: [')).toHaveLength(1))
})
