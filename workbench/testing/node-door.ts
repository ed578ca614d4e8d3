// Microsoft's own office.js in Node, without a browser: the genuine proxies, batching and errors of Excel.*, answered by our host.
// There is no Office.onReady and no Office.context on this door (`Office` here is a small stand-in for requirement checks and
// settings); use the workbench page for those. Objects an add-in hands to Excel must come from the same realm, so nothing is
// loaded into another one: the script runs with its own stand-ins for window and document, but with this realm's Array and Object.
import { ExcelHost, TRANSPORT_CODES, type ExcelHostOptions, type OutgoingEvent } from '../excel/excel-host.ts'
import { WorkbookModel } from '../model/workbook-model.ts'
import { loadOffice } from './load-office.ts'
import { installedMeta } from './office-script.ts'

export interface NodeDoor {
  readonly Excel: typeof Excel
  readonly OfficeExtension: typeof OfficeExtension
  /** Excel.run of this door. */
  readonly run: typeof Excel.run
  readonly book: WorkbookModel
  readonly host: ExcelHost
  /** How many requests the add-in sent. */
  readonly requests: () => number
  /** Waits until the handlers of all events so far have been called. */
  readonly settle: () => Promise<void>
  readonly close: () => void
}

/**
 * Opens a door to `book` (a new workbook when left out). One door at a time: office.js keeps its connection in globals, so opening
 * a door closes the one before.
 */
export function openNodeDoor(book: WorkbookModel = new WorkbookModel(), options: Partial<ExcelHostOptions> = {}): NodeDoor {
  const office = loadOffice()
  const host = new ExcelHost(book, { meta: installedMeta(), ...options })
  let requests = 0
  let tellings: Promise<void> = Promise.resolve()
  office.connect((body) => {
    requests += 1
    const result = host.execute(body)
    return Promise.resolve(result.kind === 'body' ? result.text : refusal(result.code))
  })
  const unlisten = host.onEvents((events) => {
    // After the answer, as over the wire.
    tellings = tellings.then(nextTurn).then(() => {
      office.tell({ entries: events.map(entry) })
    })
  })
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 4; i += 1) {
      await tellings
      await nextTurn()
    }
  }
  return {
    Excel: office.Excel,
    OfficeExtension: office.OfficeExtension,
    run: office.Excel.run,
    book,
    host,
    requests: () => requests,
    settle,
    close: () => {
      unlisten()
      host.dispose()
    },
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}

function entry({ type, targetId, message }: OutgoingEvent): Record<string, unknown> {
  return { messageCategory: 65_536, messageType: type, targetId, message, id: '', isRemoteOverride: false }
}

/** A refusal of the transport, in the form this door has for it: an answer that holds nothing but the error. */
function refusal(code: keyof typeof TRANSPORT_CODES): string {
  return JSON.stringify({ Results: [], TraceIds: [], Error: { Code: code, Message: code, HttpStatusCode: 400, Location: '', ActionIndex: 0 } })
}
