import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faultText, loadEdition } from '../../rules/edition/load.ts'
import { freeze } from './freeze.ts'
import type { FrozenEdition } from './registry.ts'

/** The edition in a folder of YAML files. Throws one error that lists every fault with file, line and what to write instead. */
export function loadEditionFolder(folder: string): FrozenEdition {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(each => each.isFile() && each.name.endsWith('.yaml')).map(each => join(each.parentPath, each.name)).sort()
  const loaded = loadEdition(paths.map(path => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') })))
  if (!loaded.ok) throw new Error(loaded.faults.map(faultText).join('\n'))
  return freeze(loaded.edition)
}

/** The edition of this release. */
export function loadNewestEdition(): FrozenEdition {
  return loadEditionFolder(fileURLToPath(new URL('../../rules/editions/v2.16', import.meta.url)))
}
