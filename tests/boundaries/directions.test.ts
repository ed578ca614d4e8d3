/** The directions of the house (design part 3), proved on the import lines of every source file. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const parts = ['rules', 'server', 'addin', 'workbench'] as const
type Part = (typeof parts)[number]

interface Import { readonly file: string; readonly target: string; readonly typeOnly: boolean }

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'node_modules' || name === 'dist') return []
    if (statSync(path).isDirectory()) return sources(path)
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : []
  })
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8')
  const found: Import[] = []
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
  for (const match of text.matchAll(pattern)) {
    found.push({ file: relative(root, path), target: match[2] ?? match[3] ?? '', typeOnly: match[1] !== undefined })
  }
  return found
}

function partOf(item: Import): Part | null {
  if (!item.target.startsWith('.')) return null
  const first = relative(root, resolve(root, dirname(item.file), item.target)).split('/')[0]
  return parts.find((part) => part === first) ?? null
}

const all = Object.fromEntries(parts.map((part) => [part, sources(join(root, part)).flatMap(importsOf)])) as Record<Part, Import[]>
const crossing = (part: Part, allowed: (item: Import, to: Part) => boolean): string[] =>
  all[part].flatMap((item) => {
    const to = partOf(item)
    return to !== null && to !== part && !allowed(item, to) ? [`${item.file} → ${item.target}`] : []
  })

describe('directions', () => {
  it('finds sources in every part', () => {
    for (const part of parts) expect(all[part].length, part).toBeGreaterThan(5)
  })
  it('keeps rules pure: nothing of ours, no Node, no DOM package', () => {
    expect(crossing('rules', () => false)).toEqual([])
    const packages = new Set(all.rules.filter((item) => !item.target.startsWith('.')).map((item) => item.target))
    expect([...packages].filter((name) => !['zod', 'yaml'].includes(name))).toEqual([])
  })
  it('lets the server take only rules', () => {
    expect(crossing('server', (_, to) => to === 'rules')).toEqual([])
  })
  it('lets the pane take rules, and from the server only types in api.ts', () => {
    expect(crossing('addin', (item, to) => to === 'rules' || (to === 'server' && item.typeOnly && item.file === 'addin/api.ts'))).toEqual([])
  })
  it('lets the workbench know neither server nor rules nor pane', () => {
    expect(crossing('workbench', () => false)).toEqual([])
  })
  it('says Excel. and Office. only behind addin/host', () => {
    const saying = sources(join(root, 'addin')).filter((path) => !relative(root, path).startsWith('addin/host/'))
      .filter((path) => /(?<![\w.'"`\u4e00-\u9fff])(Excel|Office|OfficeExtension)\.\w/.test(readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, '')))
    expect(saying.map((path) => relative(root, path))).toEqual([])
  })
  it('reads process.env in one place of the server', () => {
    const reading = sources(join(root, 'server')).filter((path) => /process\.env/.test(readFileSync(path, 'utf8'))).map((path) => relative(root, path))
    expect(reading.filter((file) => file !== 'server/main.ts' && file !== 'server/settings.ts')).toEqual([])
    expect(reading.length).toBeLessThanOrEqual(1)
  })
  it('writes SQL only in store.ts files and db/', () => {
    const speaking = sources(join(root, 'server')).filter((path) => {
      const file = relative(root, path)
      if (/(^|\/)(store|[\w-]+-store)\.ts$/.test(file) || file.startsWith('server/db/')) return false
      return /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bprepare\(/.test(readFileSync(path, 'utf8'))
    })
    expect(speaking.map((path) => relative(root, path))).toEqual([])
  })
})
