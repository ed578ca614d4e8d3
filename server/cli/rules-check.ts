import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faultText, loadEdition } from '../../rules/edition/load.ts'

/** Loads an edition folder (default: the newest of this release) and prints every fault with file, line and what to write instead. */
export async function rulesCheck(folder: string | undefined, options: { readonly json?: boolean }): Promise<number> {
  const root = folder ?? fileURLToPath(new URL('../../rules/editions/v2.16', import.meta.url))
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile() && each.name.endsWith('.yaml')).map((each) => join(each.parentPath, each.name)).sort()
  const loaded = loadEdition(paths.map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') })))
  const faults = loaded.ok ? [] : loaded.faults
  if (options.json) console.log(JSON.stringify({ folder: root, ok: loaded.ok, faults, ...(loaded.ok ? { tables: loaded.edition.tables.length, codelists: loaded.edition.codelists.length, checks: loaded.edition.checks.length } : {}) }))
  else if (loaded.ok) console.log(`没有问题：${loaded.edition.tables.length} 张表，${loaded.edition.codelists.length} 个代码表，${loaded.edition.checks.length} 条规则。`)
  else for (const fault of faults) console.log(faultText(fault))
  return loaded.ok ? 0 : 1
}
