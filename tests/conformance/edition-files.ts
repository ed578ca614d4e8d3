import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileEdition } from '../../rules/edition/compile-edition.ts'
import { faultText, loadEdition } from '../../rules/edition/load.ts'
import type { Catalogue } from '../../rules/edition/catalogue.ts'
import type { EditionText } from '../../rules/edition/read-files.ts'

const editions = fileURLToPath(new URL('../../rules/editions/', import.meta.url))

/** The names of all editions in the house. */
export function editionIds(): string[] {
  return readdirSync(editions, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()
}

/** The YAML files of an edition, with paths as `loadEdition` wants them. */
export function editionFiles(id: string): EditionText[] {
  return readdirSync(`${editions}${id}`, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.yaml')).sort()
    .map(path => ({ path: path.replaceAll('\\', '/'), text: readFileSync(`${editions}${id}/${path}`, 'utf8') }))
}

/** An edition of the house, ready for judging. Throws with every fault when it is not sound. */
export function catalogueOf(id: string): Catalogue {
  const loaded = loadEdition(editionFiles(id))
  if (!loaded.ok) throw new Error(loaded.faults.map(faultText).join('\n'))
  return compileEdition(loaded.edition)
}
