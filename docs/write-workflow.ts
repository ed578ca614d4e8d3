/** Writes docs/workflow.md from the regimes. Run after changing them: `npx tsx docs/write-workflow.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { loadRegime } from '../rules/regime/load.ts'
import { describeWorkflow } from '../rules/workflow/describe.ts'

const regimes = ['jiaozuo', 'xiangyang'].map((id) => {
  const path = `regimes/${id}.yaml`
  const loaded = loadRegime(path, readFileSync(new URL(`../rules/${path}`, import.meta.url), 'utf8'))
  if ('faults' in loaded) throw new Error(loaded.faults.map((each) => `${each.file}:${each.line} ${each.text}`).join('\n'))
  return loaded.regime
})
writeFileSync(new URL('workflow.md', import.meta.url), describeWorkflow(regimes))
