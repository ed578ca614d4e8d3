import { Refusal, type RefusalCode } from '../model/access.ts'
import type { ModelEvent } from '../model/events.ts'
import type { Rect } from '../model/rect.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import type { OfficeMeta } from '../meta/office-meta.ts'
import { DEFAULT_REQUIREMENTS, type Requirements } from '../meta/requirements.ts'
import { Executor } from '../richapi/executor.ts'
import { hostObject, type HostObject } from '../richapi/host-object.ts'
import { RichError, accessDenied, invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import type { ExcelContext } from './context.ts'
import { eventMessages, type EventMessage } from './event-messages.ts'
import { noFaults, type Faults } from './faults.ts'
import { followShift } from './follow-shift.ts'
import { workbookObject } from './workbook.ts'

export interface ExcelHostOptions {
  readonly meta: OfficeMeta
  readonly requirements?: Requirements
  readonly insertSheets?: (base64: string) => readonly string[]
  /** More objects a request may make by type name. */
  readonly services?: Readonly<Record<string, HostObject>>
  /** Hears of our own bugs. */
  readonly onFault?: (error: unknown) => void
  /** Hears of members an add-in asked for in vain. */
  readonly onUnknown?: (member: string) => void
}

/** What came of a request: a body (which may itself carry an error), or a refusal by the transport, with its code. */
export type ExecuteResult = { readonly kind: 'body'; readonly text: string } | { readonly kind: 'refused'; readonly code: TransportCode }

/** Office.js' own numbers. */
export const TRANSPORT_CODES = {
  InvalidOperationInCellEditMode: 5004,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
} as const
export type TransportCode = keyof typeof TRANSPORT_CODES

/** An event for the add-in, already narrowed to one subscribed target. */
export interface OutgoingEvent {
  readonly type: number
  readonly targetId: string
  /** JSON text. */
  readonly message: string
}

/** Excel without its window: takes request bodies, answers them, and tells subscribed events. Knows no transport. */
export class ExcelHost {
  readonly book: WorkbookModel
  readonly faults: Faults = noFaults()
  readonly requirements: Requirements
  readonly #executor: Executor
  readonly #subscriptions = new Map<string, number>()
  readonly #eventRanges = new Map<string, { sheetId: string; range: Rect }>()
  readonly #sinks = new Set<(events: readonly OutgoingEvent[]) => void>()
  readonly #runtime = { enableEvents: true }
  readonly #stop: () => void
  #executing = false
  #held: OutgoingEvent[] = []
  #nextReference = 0

  constructor(book: WorkbookModel, options: ExcelHostOptions) {
    this.book = book
    this.requirements = options.requirements ?? DEFAULT_REQUIREMENTS
    const context: ExcelContext = {
      book,
      faults: this.faults,
      rangeOfEvent: (id) => this.#rangeOfEvent(id),
      insertSheets: options.insertSheets ?? null,
      runtime: this.#runtime,
      comments: [],
      stored: new Map(),
    }
    this.#executor = new Executor({
      root: workbookObject(context),
      services: { 'Microsoft.InternalService.AddinInternalService': ADDIN_SERVICE, ...options.services },
      meta: options.meta,
      requirements: this.requirements,
      onEvent: ({ type, targetId, on }) => {
        this.#subscribe(`${type}|${targetId}`, on ? 1 : -1)
      },
      translate,
      onFault: options.onFault ?? ((error) => { console.error(error) }),
      ...(options.onUnknown ? { onUnknown: options.onUnknown } : {}),
    })
    const unfollow = followShift(book, this.#executor.references)
    const unlisten = book.on((event) => {
      this.#tell(event)
    })
    this.#stop = () => {
      unfollow()
      unlisten()
    }
  }

  /** Objects the add-in keeps; 0 when all its Excel.run have ended. */
  get keptObjects(): number {
    return this.#executor.references.size
  }

  onEvents(sink: (events: readonly OutgoingEvent[]) => void): () => void {
    this.#sinks.add(sink)
    return () => this.#sinks.delete(sink)
  }

  /** Executes one request body (JSON text). Events it causes are told after it returns. */
  execute(text: string): ExecuteResult {
    if (this.faults.cellEditMode) return { kind: 'refused', code: 'InvalidOperationInCellEditMode' }
    if (byteLength(text) > this.faults.maxRequestBytes) return { kind: 'refused', code: 'RequestPayloadSizeLimitExceeded' }
    this.#executing = true
    try {
      const answer = JSON.stringify(this.#executor.execute(JSON.parse(text)))
      if (byteLength(answer) > this.faults.maxResponseBytes) return { kind: 'refused', code: 'ResponsePayloadSizeLimitExceeded' }
      return { kind: 'body', text: answer }
    } finally {
      this.#resumeCalculation()
      this.#executing = false
      this.#release()
    }
  }

  /** A pane that is loaded anew starts without subscriptions and kept objects. */
  reset(): void {
    this.#subscriptions.clear()
    this.#runtime.enableEvents = true
    this.#executor.references.clear()
    this.#eventRanges.clear()
  }

  /** Stops listening to the workbook. */
  dispose(): void {
    this.#stop()
    this.#sinks.clear()
  }

  /** suspendApiCalculationUntilNextSync ends with its request. */
  #resumeCalculation(): void {
    if (!this.book.calculationSuspended) return
    this.book.calculationSuspended = false
    if (this.book.calculationMode !== 'Manual') this.book.calculate()
  }

  #subscribe(key: string, change: number): void {
    this.#subscriptions.set(key, Math.max(0, (this.#subscriptions.get(key) ?? 0) + change))
  }

  #tell(event: ModelEvent): void {
    const messages = eventMessages(this.book, event, (sheetId, range) => this.#remember(sheetId, range))
    this.#held.push(...messages.flatMap((message) => this.#subscribed(message)))
    if (!this.#executing) this.#release()
  }

  #subscribed({ type, targetIds, payload }: EventMessage): OutgoingEvent[] {
    if (!this.#runtime.enableEvents || this.faults.losesEvent(type)) return []
    const targets = targetIds.filter((targetId) => (this.#subscriptions.get(`${type}|${targetId}`) ?? 0) > 0)
    return targets.map((targetId) => ({ type, targetId, message: JSON.stringify(payload) }))
  }

  /** Events leave after the answer of the request that caused them. */
  #release(): void {
    if (this.#held.length === 0) return
    const events = this.#held
    this.#held = []
    for (const sink of this.#sinks) sink(events)
  }

  #remember(sheetId: string, range: Rect): string {
    this.#nextReference += 1
    const id = `ev${this.#nextReference}`
    this.#eventRanges.set(id, { sheetId, range })
    // Handlers run soon after the event: old ranges need not be kept for ever.
    if (this.#eventRanges.size > 5000) this.#eventRanges.delete(`ev${this.#nextReference - 5000}`)
    return id
  }

  #rangeOfEvent(id: string): ReturnType<ExcelContext['rangeOfEvent']> {
    const found = this.#eventRanges.get(id)
    const sheet = found && this.book.sheetById(found.sheetId)
    return sheet ? { sheet, range: found.range } : null
  }
}

/** office.js calls this once at start, and logs an unhandled rejection when it is not there. */
const ADDIN_SERVICE = hostObject(
  { type: 'AddinInternalService', properties: {}, navigation: {}, methods: { NotifyActionHandlerReady: () => null } },
  null,
)

/** Excel's own error for what the model refuses. */
function translate(error: unknown): RichError | null {
  return error instanceof Refusal ? ERRORS[error.code](error) : null
}

const ERRORS: Readonly<Record<RefusalCode, (refusal: Refusal) => RichError>> = {
  AccessDenied: accessDenied,
  BadPassword: () => new RichError('BadPassword', 'The password you supplied is incorrect.'),
  InvalidArgument: () => invalidArgument(),
  ItemAlreadyExists: () => new RichError('ItemAlreadyExists', 'The resource being created already exists.', 409),
  ItemNotFound: itemNotFound,
  InvalidOperation: () => new RichError('InvalidOperation', 'This operation is not permitted for the current object.'),
  TableOverlap: () =>
    new RichError(
      'MergedRangeConflict',
      "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
    ),
  ShiftConflict: () => new RichError('InsertDeleteConflict', 'The insert or delete operation attempted resulted in a conflict.'),
  MergedRange: () => new RichError('InvalidOperation', 'This operation is not permitted for the current object.'),
  ValidationFailed: () => invalidArgument(),
}

function byteLength(text: string): number {
  return text.length > 700_000 ? new TextEncoder().encode(text).length : text.length
}
