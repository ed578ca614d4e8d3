import { element } from '../view/dom.ts'
import type { Texts } from '../view/texts.ts'
import { PANE_MAX, PANE_MIN, paneWidth } from './options.ts'

export interface Pane {
  readonly root: HTMLElement
  /** Where the add-in's iframe goes. */
  readonly content: HTMLElement
  readonly isShown: () => boolean
  readonly show: (shown: boolean) => void
  readonly width: () => number
}

/** The task pane as Excel draws it: a title with ×, and an edge that can be dragged between 320 and 500 px. */
export function createPane(texts: Texts, options: { width: number; shown: boolean; onResize: () => void }): Pane {
  const content = element('div', { class: 'content' })
  const grip = element('div', {
    class: 'grip', role: 'separator', tabindex: 0, 'aria-orientation': 'vertical', 'aria-label': texts.paneResize,
    'aria-valuemin': PANE_MIN, 'aria-valuemax': PANE_MAX,
  })
  const close = element('button', { type: 'button', 'aria-label': texts.closePane, title: texts.closePane, onclick: () => show(false) }, '×')
  const root = element('aside', { class: 'pane', 'aria-label': texts.paneTitle },
    element('header', {}, element('span', {}, texts.paneTitle), close), content, grip)

  let width = 0
  const resize = (asked: number): void => {
    width = paneWidth(asked)
    root.style.width = `${width}px`
    grip.setAttribute('aria-valuenow', String(width))
    options.onResize()
  }
  const show = (shown: boolean): void => {
    root.hidden = !shown
    options.onResize()
  }
  grip.addEventListener('pointerdown', (event) => {
    grip.setPointerCapture(event.pointerId)
    document.body.classList.add('resizing')
  })
  grip.addEventListener('pointermove', (event) => {
    if (grip.hasPointerCapture(event.pointerId)) resize(window.innerWidth - event.clientX)
  })
  grip.addEventListener('lostpointercapture', () => document.body.classList.remove('resizing'))
  grip.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') resize(width + 10)
    if (event.key === 'ArrowRight') resize(width - 10)
  })
  resize(options.width)
  root.hidden = !options.shown
  return { root, content, isShown: () => !root.hidden, show, width: () => width }
}

/** Why the pane cannot run, said in its place. */
export function paneNotice(text: string, link: string | null): HTMLElement {
  return element('div', { class: 'notice', role: 'alert' }, element('p', {}, text), link === null ? null : element('a', { href: link }, link))
}
