/**
 * The only fetch of the pane. Answers are checked at the edge by the schemas both sides share; large ones are checked by shape only
 * (20,000 rows through zod would cost more than judging them). Every failure leaves here as `ComesBack` or `Refused`.
 */
import type { z } from 'zod'
import { problemText } from '../rules/problem.ts'
import {
  checkAnswerSchema, collegesSchema, decideAnswerSchema, draftAnswerSchema, eventSchema, meSchema, mergePlanSchema, mergedSchema,
  previewSchema, problemBodySchema, progressSchema, queueSchema, referenceSchema, reviewSchema, sessionSchema, sheetSchema,
  submitAnswerSchema, tasksSchema,
  type CheckAnswer, type CheckBody, type DecideAnswer, type DecideBody, type DraftBody, type Me, type Merged, type MergePlan, type Progress,
  type Queue, type References, type Review, type Session, type SheetAnswer, type StatusEvent, type SubmitAnswer, type SubmitBody, type Task,
} from '../rules/wire.ts'
import type { Edition } from '../rules/table.ts'
import { backOff, eventCutter } from './event-stream.ts'
import { comesBack, ComesBack, Refused } from './failure.ts'
import { gzip, packFrom } from './gzip.ts'
import { checkShape, mergedShape, reviewShape, sheetShape, referenceShape, type Shape } from './large-answer.ts'

export type Colleges = z.infer<typeof collegesSchema>
export type Preview = z.infer<typeof previewSchema>
export type DraftAnswer = z.infer<typeof draftAnswerSchema>
export interface MergeWish { readonly tables: readonly string[]; readonly drafts: boolean; readonly mask: boolean; readonly purpose: string }
export interface Place { readonly table: string; readonly unit: string }
export type Line = 'live' | 'lost'

export interface ApiOptions {
  /** origin and prefix, `''` on the server that served the pane */
  readonly base: string
  readonly fetch: typeof fetch
  readonly token: () => string | null
  /** the session is over: asked once for every refused answer, whoever made the call */
  readonly onExpired: () => void
  readonly timeout?: number
}

type Api = ReturnType<typeof createApi>
export type { Api }

export function createApi(options: ApiOptions) {
  const timeout = options.timeout ?? 30_000

  /** One request. Resolves with the raw answer of a success; throws `ComesBack` or `Refused` otherwise. */
  async function ask(method: string, path: string, body?: unknown, signal?: AbortSignal, cache: RequestCache = 'no-store'): Promise<Response> {
    const clock = AbortSignal.timeout(timeout)
    const token = options.token()
    const headers: Record<string, string> = { accept: 'application/json' }
    if (token !== null) headers['authorization'] = `Bearer ${token}`
    if (body !== undefined) headers['content-type'] = 'application/json'
    const text = body === undefined ? undefined : JSON.stringify(body)
    const packed = text === undefined || text.length < packFrom ? null : await gzip(text)
    if (packed !== null) headers['content-encoding'] = 'gzip'
    let answer: Response
    try {
      answer = await options.fetch(`${options.base}/api${path}`, {
        method, headers, cache, signal: signal === undefined ? clock : AbortSignal.any([clock, signal]), ...(text === undefined ? {} : { body: packed ?? text }),
      })
    } catch (error) {
      if (signal?.aborted === true) throw error
      throw new ComesBack(clock.aborted ? 'timeout' : 'offline')
    }
    if (answer.ok) return answer
    if (comesBack(answer.status)) throw new ComesBack('busy')
    throw await refusal(answer)
  }

  async function refusal(answer: Response): Promise<Refused> {
    const parsed = problemBodySchema.safeParse(await answer.json().catch(() => null))
    const refused = new Refused(answer.status, parsed.success ? parsed.data : {
      code: 'internal', text: problemText('internal'), details: {}, requestId: answer.headers.get('x-request-id') ?? '',
    })
    if (refused.isExpired && options.token() !== null) options.onExpired()
    return refused
  }

  async function read<T>(shape: Shape<T>, method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const answer = await ask(method, path, body, signal)
    const parsed = shape.safeParse(await answer.json().catch(() => { throw new ComesBack('offline') }))
    if (parsed.success) return parsed.data
    throw new Refused(500, { code: 'internal', text: problemText('internal'), details: { path }, requestId: answer.headers.get('x-request-id') ?? '' })
  }

  const at = (place: Place): string => `/tables/${encodeURIComponent(place.table)}/units/${encodeURIComponent(place.unit)}`
  const mergeQuery = (wish: MergeWish): string => new URLSearchParams({
    ...(wish.tables.length > 0 ? { tables: wish.tables.join(',') } : {}), drafts: wish.drafts ? 'yes' : 'no', mask: wish.mask ? 'yes' : 'no', purpose: wish.purpose,
  }).toString()

  return {
    colleges: (): Promise<Colleges> => read(collegesSchema, 'GET', '/colleges'),
    setUp: async (body: unknown): Promise<void> => { await ask('POST', '/setup', body) },
    signIn: (body: { college: string; staffNo: string; password: string; remember: boolean }): Promise<Session> => read(sessionSchema, 'POST', '/session', body),
    signOut: async (): Promise<void> => { await ask('DELETE', '/session') },
    me: (): Promise<Me> => read(meSchema, 'GET', '/session'),
    changePassword: async (body: { current: string; next: string }): Promise<void> => { await ask('PUT', '/session/password', body) },
    /** The frozen edition by its hash, from the browser's cache when it is there: it never changes, and the server checked it by zod before it was frozen. */
    edition: async (hash: string): Promise<Edition> => (await (await ask('GET', `/editions/${hash}`, undefined, undefined, 'force-cache')).json()) as Edition,
    tasks: async (): Promise<readonly Task[]> => (await read(tasksSchema, 'GET', '/tasks')).tasks,
    sheet: (place: Place): Promise<SheetAnswer> => read(sheetShape(sheetSchema), 'GET', at(place)),
    references: (place: Place): Promise<References> => read(referenceShape(referenceSchema), 'GET', `${at(place)}/references`),
    saveDraft: (place: Place, body: DraftBody): Promise<DraftAnswer> => read(draftAnswerSchema, 'PUT', `${at(place)}/draft`, body),
    check: (place: Place, body: CheckBody, signal?: AbortSignal): Promise<CheckAnswer> => read(checkShape(checkAnswerSchema), 'POST', `${at(place)}/checks`, body, signal),
    preview: (place: Place): Promise<Preview> => read(previewSchema, 'GET', `${at(place)}/submissions/preview`),
    submit: (place: Place, body: SubmitBody): Promise<SubmitAnswer> => read(submitAnswerSchema, 'POST', `${at(place)}/submissions`, body),
    withdraw: async (submission: string): Promise<void> => { await ask('POST', `/submissions/${encodeURIComponent(submission)}/withdrawal`) },
    queue: (): Promise<Queue> => read(queueSchema, 'GET', '/queue'),
    review: (submission: string): Promise<Review> => read(reviewShape(reviewSchema), 'GET', `/submissions/${encodeURIComponent(submission)}`),
    decide: (submission: string, body: DecideBody): Promise<DecideAnswer> => read(decideAnswerSchema, 'POST', `/submissions/${encodeURIComponent(submission)}/decisions`, body),
    progress: (): Promise<Progress> => read(progressSchema, 'GET', '/progress'),
    mergePlan: (): Promise<MergePlan> => read(mergePlanSchema, 'GET', '/merge/plan'),
    merged: (wish: MergeWish, signal?: AbortSignal): Promise<Merged> => read(mergedShape(mergedSchema), 'GET', `/merge/rows?${mergeQuery(wish)}`, undefined, signal),
    /** The workbook as bytes. `onBytes` tells how many have come. */
    mergedWorkbook: async (wish: MergeWish, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<{ blob: Blob; name: string; hash: string | null }> => {
      const answer = await ask('GET', `/merge/workbook?${mergeQuery(wish)}`, undefined, signal)
      const chunks: Uint8Array<ArrayBuffer>[] = []
      let bytes = 0
      const reader = answer.body?.getReader()
      for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
        chunks.push(part.value)
        bytes += part.value.byteLength
        onBytes(bytes)
      }
      const name = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('content-disposition') ?? '')?.[1]
      return { blob: new Blob(chunks, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }), name: name === undefined ? 'statbook.xlsx' : decodeURIComponent(name), hash: answer.headers.get('x-content-hash') }
    },
    /** Round trip to the server and the difference of its clock, for the check-up. */
    health: async (): Promise<{ ms: number; clockOffMs: number | null; version: string | null }> => {
      const start = performance.now()
      const answer = await ask('GET', '/health')
      const ms = performance.now() - start
      const date = answer.headers.get('date')
      const body = (await answer.json().catch(() => ({}))) as { version?: unknown }
      return { ms, clockOffMs: date === null ? null : Date.now() - Date.parse(date), version: typeof body.version === 'string' ? body.version : null }
    },
    /** Status events until `signal` aborts; comes back by itself. `onLine` tells whether news arrive at the moment. */
    events: async (listener: (event: StatusEvent) => void, onLine: (line: Line) => void, signal: AbortSignal): Promise<void> => {
      for (let attempt = 0; !signal.aborted; attempt += 1) {
        const started = Date.now()
        await listen(listener, onLine, signal).catch(() => undefined)
        if (signal.aborted) return
        onLine('lost')
        if (Date.now() - started > 60_000) attempt = 0
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, backOff(attempt))
          signal.addEventListener('abort', () => { clearTimeout(timer); resolve() }, { once: true })
        })
      }
    },
  }

  async function listen(listener: (event: StatusEvent) => void, onLine: (line: Line) => void, signal: AbortSignal): Promise<void> {
    const answer = await options.fetch(`${options.base}/api/events`, { headers: { accept: 'text/event-stream', authorization: `Bearer ${options.token() ?? ''}` }, cache: 'no-store', signal })
    if (!answer.ok || answer.body === null) throw comesBack(answer.status) ? new ComesBack('busy') : await refusal(answer)
    onLine('live')
    const reader = answer.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>).getReader()
    const cut = eventCutter()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      for (const data of cut(part.value)) {
        const event = eventSchema.safeParse(parseJson(data))
        if (event.success) listener(event.data)
      }
    }
  }
}

function parseJson(text: string): unknown {
  try { return JSON.parse(text) } catch { return null }
}
