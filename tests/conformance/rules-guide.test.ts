import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { faultText, loadEdition } from '../../rules/edition/load.ts'
import { editionFiles } from './edition-files.ts'

const guide = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8')
const [, path = '', rule = ''] = /<!-- example: (\S+) -->\n```yaml\n([^]*?)```/.exec(guide) ?? []
const [, fault = ''] = /<!-- fault -->\n```\n([^]*?)\n```/.exec(guide) ?? []

/** The edition with the guide's rule at the end of its file. */
const withRule = (text: string) => loadEdition(editionFiles('v2.16').map(file => (file.path === path ? { path, text: file.text + text } : file)))

it('the worked example of the guide is a sound rule', () => {
  const loaded = withRule(rule)
  expect(loaded.ok ? loaded.edition.checks.find(check => check.id === 'G901')?.title : loaded.faults.map(faultText)).toBe('课时与学分相称')
})

it('the guide shows what the check really says of a wrong field', () => {
  const loaded = withRule(rule.replace('教学计划规定课时数],\n', '教学计划课时数],\n'))
  expect(loaded.ok ? [] : loaded.faults.map(each => faultText(each).replace(/第 \d+ 行/, '第 {行} 行'))).toEqual([fault])
})
