import type { WorkbookModel } from '../model/workbook-model.ts'
import { buildModel } from './build-model.ts'
import { FileProblem, problems } from './file-problem.ts'
import type { ParsedBook } from './parse.ts'
import { readDirectory } from './zip-read.ts'

const DEADLINE = 30_000

/**
 * Opens an .xlsx. The file is read in a worker that is ended after 30 seconds, so that no file can hang the page.
 * @throws FileProblem with a sentence for the user
 */
export async function readWorkbook(bytes: Uint8Array, name: string): Promise<WorkbookModel> {
  readDirectory(bytes) // what is plainly wrong is said at once
  return buildModel(await parseInWorker(bytes), name)
}

function parseInWorker(bytes: Uint8Array): Promise<ParsedBook> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<ParsedBook>((done, fail) => {
    const timer = setTimeout(() => fail(new FileProblem(problems.tooSlow)), DEADLINE)
    worker.addEventListener('message', (event: MessageEvent<{ book: ParsedBook } | { problem: string }>) => {
      clearTimeout(timer)
      if ('book' in event.data) done(event.data.book)
      else fail(new FileProblem(event.data.problem))
    })
    // Out of memory ends here as well.
    worker.addEventListener('error', () => {
      clearTimeout(timer)
      fail(new FileProblem(problems.unreadable))
    })
    worker.postMessage(bytes)
  }).finally(() => worker.terminate())
}
