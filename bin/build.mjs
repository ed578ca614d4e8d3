// Builds the pane and the workbench into dist/ when their sources are newer than the last build. Run by `npm start` and `npm test`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)

/** A fingerprint of everything a build reads: paths, sizes and times would lie after a git checkout, so contents. */
function fingerprint(folders) {
  const hash = createHash('sha256')
  const walk = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (name !== 'node_modules' && name !== 'dist' && !/\.test\.tsx?$/.test(name)) walk(join(path, name))
    } else hash.update(path.slice(root.length)).update(readFileSync(path))
  }
  for (const folder of folders) walk(join(root, folder))
  return hash.digest('hex')
}

const builds = [
  { name: 'addin', reads: ['addin', 'rules', 'package.json'], label: '任务窗格' },
  { name: 'workbench', reads: ['workbench', 'package.json'], label: '工作台' },
]
for (const build of builds) {
  const stamp = join(root, 'dist', `${build.name}.stamp`)
  const now = fingerprint(build.reads)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now && existsSync(join(root, 'dist', build.name, 'index.html'))) continue
  console.log(`正在生成${build.label}（首次约半分钟）…`)
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js')
  const run = spawnSync(process.execPath, [vite, 'build', '-c', join(root, build.name, 'vite.config.ts'), '--logLevel', 'error'], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) process.exit(run.status ?? 1)
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, now)
}
