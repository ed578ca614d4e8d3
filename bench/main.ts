/**
 * `npm run bench -- NAME… [--json]`: runs named benchmarks, each beside a peer or the physical limit in the same run.
 * Without names: all. Exit 1 when a bar is missed.
 */
import type { Bench, BenchResult } from './harness.ts'

const benches: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  judge: () => import('./judge.ts'),
  merge: () => import('./merge.ts'),
  check: () => import('./check.ts'),
  edit: () => import('./edit.ts'),
  paste: () => import('./paste.ts'),
  pane: () => import('./pane.ts'),
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const json = process.argv.includes('--json')
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`unknown benchmark: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}

const results: BenchResult[] = []
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  const load = benches[name]
  if (!load) continue
  const result = await (await load()).bench()
  results.push(result)
  if (!json) print(result)
}
if (json) console.log(JSON.stringify(results.length === 1 ? results[0] : results))
process.exit(results.every((result) => Object.values(result.bars).every((bar) => bar.ok)) ? 0 : 1)

function print(result: BenchResult): void {
  console.log(`\n${result.name}`)
  for (const [name, value] of Object.entries(result.figures)) console.log(`  ${name.padEnd(44)} ${value}`)
  for (const [name, value] of Object.entries(result.ratios)) console.log(`  ${name.padEnd(44)} ${value}×`)
  for (const [name, bar] of Object.entries(result.bars)) console.log(`  ${bar.ok ? 'met   ' : 'MISSED'} ${name}: ${bar.value} (bar ${bar.bar})`)
}
