import { compileFunction } from 'node:vm'
import { officeScript } from './office-script.ts'

/** office.js, loaded once a process. */
export interface LoadedOffice {
  readonly Excel: typeof Excel
  readonly OfficeExtension: typeof OfficeExtension
  /** Sends every request body (JSON text) to `answer` from now on. */
  readonly connect: (answer: (body: string) => Promise<string>) => void
  /** Hands event messages to office.js. */
  readonly tell: (message: { entries: readonly Record<string, unknown>[] }) => void
}

interface Internals {
  readonly Excel: typeof Excel
  readonly OfficeExtension: typeof OfficeExtension & {
    readonly ClientRequestContext: { defaultRequestUrlAndHeaders: { url: string; headers: Record<string, string> } }
    readonly HttpUtility: { readonly setCustomSendRequestFunc: (send: (request: { body: unknown }) => Promise<{ statusCode: number; headers: object; body: string }>) => void }
    readonly _testSetRichApiMessageReadyImpl: (ready: () => Promise<void>) => void
    readonly _testTriggerRichApiMessageEvent: (message: unknown) => void
  }
}

let loaded: LoadedOffice | null = null

export function loadOffice(): LoadedOffice {
  loaded ??= load()
  return loaded
}

function load(): LoadedOffice {
  const { Excel, OfficeExtension } = runScripts()
  OfficeExtension.ClientRequestContext.defaultRequestUrlAndHeaders = { url: 'https://workbench.invalid/', headers: {} }
  OfficeExtension._testSetRichApiMessageReadyImpl(() => Promise.resolve())
  return {
    Excel,
    OfficeExtension,
    connect: (answer) => {
      OfficeExtension.HttpUtility.setCustomSendRequestFunc(async ({ body }) => {
        const text = typeof body === 'string' ? body : JSON.stringify(body)
        return { statusCode: 200, headers: {}, body: await answer(text) }
      })
    },
    tell: (message) => {
      OfficeExtension._testTriggerRichApiMessageEvent(message)
    },
  }
}

/**
 * Runs both scripts in this realm, with a stand-in for the page's global object: `with` a proxy makes every top-level variable a
 * property of window, as in a page, and leaves Object, Array and the like to this realm.
 */
function runScripts(): Internals {
  let loading = true
  const window = standIn(() => loading)
  const page = new Proxy(window, { has: (target, name) => name in target || !(name in globalThis) })
  const scripts = `${officeScript('office.js')}\n;${officeScript('excel-web-16.00.js')}`
  const source = `with (page) {\n${scripts}\n;return { Excel: Excel, OfficeExtension: OfficeExtension }\n}`
  const run: unknown = compileFunction(source, ['page'], { filename: 'office.js' })
  if (typeof run !== 'function') throw new Error('office.js could not be compiled.')
  const result: unknown = Reflect.apply(run, window, [page])
  loading = false
  if (!isInternals(result)) throw new Error('This build of office.js has no Excel.')
  return result
}

function isInternals(value: unknown): value is Internals {
  return typeof value === 'object' && value !== null && 'Excel' in value && 'OfficeExtension' in value
}

/**
 * As much of a browser page as office.js asks for while it loads. Timers it sets while loading are dropped: they would look for a
 * host window that talks postMessage, and throw some seconds later because there is none.
 */
function standIn(isLoading: () => boolean): Record<string, unknown> {
  const timer =
    (set: (run: () => void, ms?: number) => unknown) =>
    (run: () => void, ms?: number): unknown =>
      isLoading() ? 0 : set(run, ms)
  const element = (): Record<string, unknown> => ({ setAttribute() {}, appendChild() {}, style: {}, addEventListener() {} })
  const document = {
    getElementsByTagName: (tag: string) => (tag === 'script' ? [{ src: 'https://localhost/office.js' }] : [element()]),
    createElement: element,
    domain: 'localhost',
    querySelectorAll: () => [],
    addEventListener() {},
    head: element(),
    body: element(),
  }
  const location = { href: 'https://localhost/', protocol: 'https:', search: '', hash: '', host: 'localhost', hostname: 'localhost', origin: 'https://localhost' }
  const window: Record<string, unknown> = {
    console, setTimeout: timer(setTimeout), clearTimeout, setInterval: timer(setInterval), clearInterval, Promise, performance, JSON, Date, document, location,
    navigator: { userAgent: 'node' },
    history: {},
    name: '',
    addEventListener() {},
    removeEventListener() {},
  }
  for (const self of ['window', 'self', 'top', 'parent', 'globalThis']) window[self] = window
  return window
}
