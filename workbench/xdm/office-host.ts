import { ExcelHost, type ExcelHostOptions } from '../excel/excel-host.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import { LIGHT_THEME, type OfficeTheme } from './app-context.ts'
import { Conversation } from './conversation.ts'
import { FIXED_PANE, officeServices, type PaneControl } from './office-services.ts'

export interface OfficeHostOptions extends ExcelHostOptions {
  readonly container: HTMLElement
  /** The add-in's task pane page. Same host name as this page, over https: office.js refuses anything else. */
  readonly url: string
  readonly book: WorkbookModel
  readonly displayLanguage?: string
  readonly contentLanguage?: string
  readonly theme?: OfficeTheme
  readonly addinName?: string
  readonly pane?: PaneControl
  /** Title of the iframe, for screen readers. */
  readonly title?: string
  /** Every message, for a protocol view. */
  readonly onTraffic?: (direction: 'in' | 'out', text: string) => void
}

/** Excel on the web around one add-in: its iframe, and the conversation with the office.js inside. */
export class OfficeHost {
  readonly excel: ExcelHost
  readonly frame: HTMLIFrameElement
  readonly #options: OfficeHostOptions
  readonly #conversation: Conversation
  readonly #listener: (event: MessageEvent) => void
  readonly #id: string
  readonly #addinId = crypto.randomUUID()

  constructor(options: OfficeHostOptions) {
    this.#options = options
    const pane = options.pane ?? FIXED_PANE
    this.#id = `_xdm_${crypto.randomUUID().slice(0, 8)}`
    this.excel = new ExcelHost(options.book, { ...options, services: { ...officeServices(pane), ...options.services } })
    this.frame = document.createElement('iframe')
    this.frame.title = options.title ?? options.addinName ?? ''
    this.#conversation = new Conversation({
      id: this.#id,
      host: this.excel,
      surroundings: () => ({
        addinId: this.#addinId,
        addinName: options.addinName ?? 'statbook',
        displayLanguage: options.displayLanguage ?? 'zh-CN',
        contentLanguage: options.contentLanguage ?? 'zh-CN',
        documentUrl: `${location.origin}/${encodeURIComponent(options.book.name)}`,
        origin: location.origin,
        theme: options.theme ?? LIGHT_THEME,
      }),
      post: (text) => {
        options.onTraffic?.('out', text)
        this.frame.contentWindow?.postMessage(text, new URL(options.url, location.href).origin)
      },
      onFault: options.onFault ?? ((error) => { console.error(error) }),
    })
    this.#listener = (event) => {
      if (event.source !== this.frame.contentWindow) return
      if (typeof event.data === 'string') options.onTraffic?.('in', event.data)
      this.#conversation.receive(event.data)
    }
  }

  /** Loads the add-in. */
  start(): void {
    addEventListener('message', this.#listener)
    const { displayLanguage = 'zh-CN', url, container } = this.#options
    // office.js reads window.name, and it must be set before the iframe is in the document or it stays empty.
    // "disableLogging" is office.js' own switch for its telemetry.
    this.frame.name = JSON.stringify({
      baseFrameName: this.#id,
      hostInfo: `Excel$Web$16.01$${displayLanguage}$${this.#addinId}$$disableLogging$0`,
      xdmInfo: `${this.#id}|${this.#addinId}|${location.origin}/`,
      serializerVersion: '1',
      flights: '[]',
    })
    this.frame.src = url
    container.append(this.frame)
  }

  /** True once ribbon commands can be invoked. */
  get isReady(): boolean {
    return this.#conversation.isReady
  }

  whenReady(): Promise<void> {
    return this.#conversation.whenReady()
  }

  /** Presses a ribbon button; resolves when the add-in says it is done. @throws Error when the add-in is not ready */
  invokeCommand(functionName: string, controlId = functionName): Promise<void> {
    return this.#conversation.invokeCommand(functionName, controlId)
  }

  /** Removes the add-in; the workbook stays. */
  dispose(): void {
    removeEventListener('message', this.#listener)
    this.#conversation.stop()
    this.excel.dispose()
    this.frame.remove()
  }
}
