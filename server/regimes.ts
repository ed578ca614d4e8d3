import { readdirSync, readFileSync } from 'node:fs'
import { loadRegime } from '../rules/regime/load.ts'
import type { Regime } from '../rules/regime.ts'

/** All regimes under `rules/regimes`, by id. Throws one error that lists every fault with file and line. */
export function loadRegimes(folder = new URL('../rules/regimes/', import.meta.url)): ReadonlyMap<string, Regime> {
  const regimes = new Map<string, Regime>()
  const faults: string[] = []
  for (const file of readdirSync(folder).filter(name => name.endsWith('.yaml')).sort()) {
    const loaded = loadRegime(`regimes/${file}`, readFileSync(new URL(file, folder), 'utf8'))
    if ('faults' in loaded) faults.push(...loaded.faults.map(fault => `${fault.file}:${fault.line} ${fault.text}`))
    else regimes.set(loaded.regime.id, loaded.regime)
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return regimes
}
