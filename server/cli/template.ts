import type { createWriteStream } from 'node:fs'
import { usualPeriod, cycleName } from '../colleges/cycle.ts'
import { loadNewestEdition } from '../editions/load-newest.ts'
import { fileSink } from '../workbooks/file-sink.ts'
import { workbooks } from '../workbooks/workbooks.ts'

/** Empty official tables as a workbook; no tables named = all. Errors: an unknown table number, with those there are. */
export async function template(numbers: readonly string[], options: { readonly cycle: string; readonly output: string }, open: typeof createWriteStream): Promise<void> {
  const edition = loadNewestEdition()
  const tables = numbers.length === 0 ? [...edition.catalogue.tables.values()].map((entry) => entry.table) : numbers.map((number) => {
    const entry = edition.catalogue.byNumber.get(number) ?? edition.catalogue.tables.get(number)
    if (!entry) throw new Error(`没有 ${number} 这张表。有：${[...edition.catalogue.byNumber.keys()].join(' ')}。`)
    return entry.table
  })
  const file = fileSink(options.output, open)
  await workbooks.template({
    college: { id: '', name: '' }, unit: null, editionHash: edition.hash, catalogue: edition.catalogue, tables,
    cycle: { id: options.cycle, name: cycleName(options.cycle), state: 'collecting', edition: edition.id, editionHash: edition.hash, period: usualPeriod(options.cycle), lastCycle: null, opensAt: `${options.cycle.slice(5)}-09-01T00:00:00.000Z` },
  }, file)
  await file.close()
  console.log(`已写出 ${options.output}：${tables.length} 张表。`)
}
