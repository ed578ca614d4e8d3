import type { Language } from '../view/univer.ts'

export interface PageOptions {
  /** Pixels; Excel on the web starts at 350. */
  readonly paneWidth: number
  readonly paneShown: boolean
  readonly language: Language
  readonly dark: boolean
  /** An .xlsx to open at the start, of the page's own origin only. */
  readonly file: string | null
}

export const PANE_MIN = 320
export const PANE_MAX = 500

/** Reads `?pane=350&nopane&lang=zh-CN|en-US&theme=light|dark&file=/…xlsx`; anything else is ignored. */
export function readOptions(query: string): PageOptions {
  const asked = new URLSearchParams(query)
  const file = asked.get('file')
  return {
    paneWidth: paneWidth(Number(asked.get('pane') ?? 350)),
    paneShown: !asked.has('nopane'),
    language: asked.get('lang') === 'en-US' ? 'en-US' : 'zh-CN',
    dark: asked.get('theme') === 'dark',
    file: file !== null && /^\/(?!\/)/.test(file) ? file : null,
  }
}

/** Excel lets the pane be 320 to 500 wide. */
export function paneWidth(asked: number): number {
  return Number.isFinite(asked) && asked > 0 ? Math.min(PANE_MAX, Math.max(PANE_MIN, Math.round(asked))) : 350
}
