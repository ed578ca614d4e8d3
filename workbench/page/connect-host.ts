import { readMeta } from '../meta/office-meta.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import { LIGHT_THEME } from '../xdm/app-context.ts'
import { OfficeHost } from '../xdm/office-host.ts'
import type { PaneControl } from '../xdm/office-services.ts'

// As Excel's own black theme tells it.
const DARK_THEME: typeof LIGHT_THEME = {
  bodyBackgroundColor: '#1F1F1F', bodyForegroundColor: '#FFFFFF', controlBackgroundColor: '#292929', controlForegroundColor: '#FFFFFF',
}

interface Connection {
  readonly container: HTMLElement
  readonly url: string
  readonly book: WorkbookModel
  readonly language: string
  readonly dark: boolean
  readonly title: string
  readonly pane: PaneControl
}

/** Starts the add-in in its iframe, with the genuine office.js talking to our workbook. */
export async function connectHost({ container, url, book, language, dark, title, pane }: Connection): Promise<OfficeHost> {
  const { default: meta } = await import('virtual:office-meta')
  const host = new OfficeHost({
    container, url, book, title, pane, addinName: title,
    meta: readMeta(meta), displayLanguage: language, contentLanguage: language, theme: dark ? DARK_THEME : LIGHT_THEME,
  })
  host.start()
  return host
}
