/** `npx tsx tests/conformance/print-edition.ts [edition]` — reads an edition, tells every fault with its line, or what is in it. */
import { createHash } from 'node:crypto'
import { canonicalEdition } from '../../rules/edition/canonical.ts'
import { compileEdition } from '../../rules/edition/compile-edition.ts'
import { faultText, loadEdition } from '../../rules/edition/load.ts'
import { reportEdition, reportLines } from '../../rules/edition/report.ts'
import { editionFiles, editionIds } from './edition-files.ts'

for (const id of process.argv[2] === undefined ? editionIds() : [process.argv[2]]) {
  const loaded = loadEdition(editionFiles(id))
  if (!loaded.ok) {
    for (const fault of loaded.faults) console.error(faultText(fault))
    process.exitCode = 1
    continue
  }
  console.log(reportLines(reportEdition(compileEdition(loaded.edition))).join('\n'))
  console.log(`指纹 ${createHash('sha256').update(canonicalEdition(loaded.edition)).digest('hex')}`)
}
