import type { WorkbookModel } from '../model/workbook-model.ts'
import { ask } from '../view/message-box.ts'
import type { Texts } from '../view/texts.ts'
import { connectHost, type ConnectedHost } from './connect-host.ts'
import type { PageOptions } from './options.ts'
import { paneNotice, type Pane } from './pane.ts'

/**
 * The add-in in its pane. A workbook gets a pane of its own, as in Excel. On plain http office.js refuses to run (it wants an https
 * host page, PROTOCOL part 1.3; http://localhost is refused as well), so the pane then says where to go instead of staying dead.
 */
export class TaskPane {
  readonly #pane: Pane
  readonly #url: string
  readonly #options: PageOptions
  readonly #texts: Texts
  #connected: ConnectedHost | null = null

  constructor(pane: Pane, url: string, options: PageOptions, texts: Texts) {
    this.#pane = pane
    this.#url = new URL(url, location.href).href
    this.#options = options
    this.#texts = texts
  }

  get host(): ConnectedHost['host'] | null {
    return this.#connected?.host ?? null
  }

  async start(book: WorkbookModel): Promise<void> {
    this.#connected?.dispose()
    this.#connected = null
    this.#pane.content.replaceChildren()
    if (!this.#pane.isShown()) return
    if (location.protocol !== 'https:') {
      const secure = new URL(location.href)
      secure.protocol = 'https:'
      this.#pane.content.append(paneNotice(this.#texts.plainHttp, secure.href))
      return
    }
    this.#connected = await connectHost({ container: this.#pane.content, url: this.#url, book, options: this.#options })
    this.#book = book
  }

  #book: WorkbookModel | null = null

  /** Shows or hides the pane; the add-in goes on running while it is hidden, as with Excel's shared runtime. */
  toggle(): void {
    this.#pane.show(!this.#pane.isShown())
  }

  /** Fires a ribbon command of the add-in by its function name and waits until it says it is done. */
  async command(name: string): Promise<void> {
    if (!this.#pane.isShown()) this.#pane.show(true)
    const done = await this.#connected?.command(name)
    if (done === undefined || done === false) await ask(this.#texts.alertTitle, this.#texts.commandNotReady, [{ label: this.#texts.close, value: '', primary: true }])
  }
}
