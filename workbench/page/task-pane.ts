import type { WorkbookModel } from '../model/workbook-model.ts'
import { ask } from '../view/message-box.ts'
import type { Texts } from '../view/texts.ts'
import type { OfficeHost } from '../xdm/office-host.ts'
import type { PageOptions } from './options.ts'
import { paneNotice, type Pane } from './pane.ts'

// office.js is up in half a second; a cold server may need some seconds to give the pane out.
const PATIENCE = 20_000

/**
 * The add-in in its pane. A workbook gets a pane of its own, as in Excel.
 *
 * On plain http there is no pane: office.js refuses a host page that is not https before it looks at the name, http://localhost included
 * (it loads its page "NotTrustedWAC, noHttps: true" and never gets ready). Telling it an https address of this page instead does not help: it then
 * posts to that origin, and the browser drops the message because the page's own is another. Both were tried; only changing office.js
 * would do, which we must not. So the pane says where to go instead of staying dead. Behind a proxy that speaks https all is well.
 */
export class TaskPane {
  readonly #pane: Pane
  readonly #url: string
  readonly #options: PageOptions
  readonly #texts: Texts
  readonly #updateRibbon: (update: unknown) => void
  #host: OfficeHost | null = null
  #book: WorkbookModel | null = null

  constructor(pane: Pane, url: string, options: PageOptions, texts: Texts, updateRibbon: (update: unknown) => void) {
    this.#pane = pane
    this.#url = new URL(url, location.href).href
    this.#options = options
    this.#texts = texts
    this.#updateRibbon = updateRibbon
  }

  get host(): OfficeHost | null {
    return this.#host
  }

  /** Gives the add-in a workbook; it starts anew, or when the pane is first shown. */
  async start(book: WorkbookModel): Promise<void> {
    this.#host?.dispose()
    this.#host = null
    this.#book = book
    this.#pane.content.replaceChildren()
    if (this.#pane.isShown()) await this.#connect(book)
  }

  async #connect(book: WorkbookModel): Promise<void> {
    const { content } = this.#pane
    if (location.protocol !== 'https:') {
      const secure = new URL(location.href)
      secure.protocol = 'https:'
      content.replaceChildren(paneNotice(this.#texts.plainHttp, secure.href))
      return
    }
    const { connectHost } = await import('./connect-host.ts')
    if (this.#book !== book || this.#host) return
    const { language, dark } = this.#options
    this.#host = await connectHost({
      container: content, url: this.#url, book, language, dark, title: this.#texts.paneTitle,
      pane: { isPaneShown: () => this.#pane.isShown(), showPane: (shown) => this.#pane.show(shown), updateRibbon: this.#updateRibbon },
    })
  }

  /** While a cell is edited Excel answers no request of an add-in: those that may wait wait, others are refused. */
  setEditing(editing: boolean): void {
    if (this.#host) this.#host.excel.faults.cellEditMode = editing
  }

  /** Shows or hides the pane; the add-in goes on running while it is hidden, as with Excel's shared runtime. */
  async toggle(): Promise<void> {
    this.#pane.show(!this.#pane.isShown())
    if (this.#pane.isShown() && this.#book && !this.#host) await this.#connect(this.#book)
  }

  /** Fires a ribbon command of the add-in by its function name and waits until it says it is done. Starts the add-in when needed. */
  async command(name: string): Promise<void> {
    if (!this.#host) {
      this.#pane.show(true)
      if (this.#book) await this.#connect(this.#book)
    }
    const host = this.#host
    if (!host) return
    const late = Symbol('late')
    const patience = new Promise<typeof late>((done) => setTimeout(() => done(late), PATIENCE))
    if ((await Promise.race([host.whenReady(), patience])) === late) {
      await ask(this.#texts.alertTitle, this.#texts.paneMissing, [{ label: this.#texts.close, value: '', primary: true }])
      return
    }
    await host.invokeCommand(name)
  }
}
