// Type-checks each part by its own tsconfig, which fences its globals (rules without DOM or Node, server without DOM, …).
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const tsc = createRequire(import.meta.url).resolve('typescript/package.json').replace('package.json', 'bin/tsc')
const parts = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['rules', 'server', 'addin', 'workbench', 'tests']
let failed = 0
for (const part of parts) {
  const run = spawnSync(process.execPath, [tsc, '-p', `${part}/tsconfig.json`], { stdio: 'inherit' })
  if (run.status !== 0) failed += 1
  console.log(`types ${part}: ${run.status === 0 ? 'ok' : 'failed'}`)
}
process.exit(failed === 0 ? 0 : 1)
