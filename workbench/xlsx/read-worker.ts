import { FileProblem, problems } from './file-problem.ts'
import { parseXlsx } from './parse.ts'

/** Reads a file away from the page: `{ book }` or `{ problem }` comes back. */
self.addEventListener('message', (event: MessageEvent<Uint8Array>) => {
  parseXlsx(event.data).then(
    (book) => self.postMessage({ book }),
    (reason: unknown) => self.postMessage({ problem: reason instanceof FileProblem ? reason.message : problems.unreadable }),
  )
})
