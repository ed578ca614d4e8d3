// `npm test`: types, build, unit tests, browser tests; the last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const folder = mkdtempSync(join(tmpdir(), 'statbook-test-'))
let passed = 0
let failed = 0

/** One step that is not a test file counts as one test. */
function step(name, args) {
  console.log(`\n── ${name}`)
  const run = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (run.status === 0) passed += 1
  else { failed += 1; console.log(`${name} failed`) }
  return run.status === 0
}

function suite(project) {
  console.log(`\n── tests: ${project}`)
  const out = join(folder, `${project}.json`)
  const run = spawnSync(process.execPath, [vitest, 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${out}`], { stdio: 'inherit' })
  try {
    const report = JSON.parse(readFileSync(out, 'utf8'))
    passed += report.numPassedTests
    failed += report.numFailedTests + report.numPendingTests
    const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status === 'passed'))
    failed += broken.length
    if (run.status !== 0 && report.numFailedTests === 0 && broken.length === 0) failed += 1
  } catch {
    failed += 1
  }
}

step('types', ['tests/types.mjs'])
step('build', ['bin/build.mjs'])
suite('unit')
suite('browser')
rmSync(folder, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
