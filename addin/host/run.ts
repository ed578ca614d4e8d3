/** Every call to Excel goes through here: one at a time, waiting while somebody types in a cell, its errors told in our words. */
import { asProblem, excelCode } from './host-problem.ts'

type Work<T> = (context: Excel.RequestContext) => Promise<T>

/** How long a call waits for the end of cell editing before it gives up, and between tries. */
const patienceMs = 120_000
const firstPauseMs = 200
const longestPauseMs = 1000

export interface ExcelCalls {
  /** Runs after all earlier calls have ended. `work` may be run again from its start, so it must not rely on what it left behind. */
  run<T>(work: Work<T>): Promise<T>
  /** Runs beside others: small reads that must not wait behind a long layout. */
  runBeside<T>(work: Work<T>): Promise<T>
  onWait(listener: (waiting: boolean) => void): () => void
}

export function excelCalls(): ExcelCalls {
  const listeners = new Set<(waiting: boolean) => void>()
  const tell = (waiting: boolean): void => { for (const listener of listeners) listener(waiting) }
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: (work) => {
      const mine = last.then(() => patient(work, tell))
      last = mine.catch(() => undefined)
      return mine
    },
    runBeside: (work) => patient(work, tell),
    onWait: (listener) => { listeners.add(listener); return () => listeners.delete(listener) },
  }
}

async function patient<T>(work: Work<T>, tell: (waiting: boolean) => void): Promise<T> {
  let waited = 0
  let pause = firstPauseMs
  try {
    for (;;) {
      try {
        // delayForCellEdit lets desktop Excel hold the batch back by itself; where it does not, the code comes back and we ask again.
        return await Excel.run({ delayForCellEdit: true }, work)
      } catch (error) {
        if (excelCode(error) !== 'InvalidOperationInCellEditMode' || waited >= patienceMs) throw asProblem(error)
        if (waited === 0) tell(true)
        await new Promise((resolve) => { setTimeout(resolve, pause) })
        waited += pause
        pause = Math.min(longestPauseMs, pause * 2)
      }
    }
  } finally {
    if (waited > 0) tell(false)
  }
}
