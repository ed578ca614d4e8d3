import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commandNames } from './command-names.ts'

const root = new URL('../../', import.meta.url)

it('answers every function the manifest’s buttons call', () => {
  const manifest = readFileSync(new URL('manifest.xml', root), 'utf8')
  const called = [...manifest.matchAll(/<FunctionName>(\w+)<\/FunctionName>/g)].map(([, name]) => name)
  expect(called).toHaveLength(3)
  expect([...commandNames]).toEqual(expect.arrayContaining(called))
})

it('answers every shortcut, and each shortcut has its action', () => {
  const { actions, shortcuts } = JSON.parse(readFileSync(new URL('addin/public/shortcuts.json', root), 'utf8')) as { actions: { id: string }[]; shortcuts: { action: string }[] }
  expect([...commandNames]).toEqual(expect.arrayContaining(actions.map(({ id }) => id)))
  expect(shortcuts.map(({ action }) => action)).toEqual(actions.map(({ id }) => id))
})
