#!/usr/bin/env node
// The command line. TypeScript is run through tsx; `start` first builds the pane and the workbench when their sources have changed.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`statbook 需要 Node 20.19 或更新，现在是 ${process.versions.node}。`)
  process.exit(2)
}

if (process.argv[2] === 'start' || process.argv[2] === 'serve') {
  const build = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], { stdio: 'inherit' })
  if (build.status !== 0) process.exit(build.status ?? 1)
}
register()
const { run } = await import('../server/cli/main.ts')
await run(process.argv)
