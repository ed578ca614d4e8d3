import { element } from './dom.ts'

/** The list under a cell with a list validation. Arrows, Enter, Esc and typing the first letters work; null means nothing was chosen. */
export function openDropDown(choices: readonly string[], current: string, answer: (choice: string | null) => void): HTMLElement {
  // Taking the list away makes it lose the focus, which would answer once more.
  let answered = false
  const done = (choice: string | null): void => {
    if (answered) return
    answered = true
    answer(choice)
  }
  let at = Math.max(0, choices.indexOf(current))
  const options = choices.map((choice, i) => element('li', {
    role: 'option', 'aria-selected': String(i === at),
    onpointerdown: (event: PointerEvent) => {
      event.preventDefault()
      event.stopPropagation()
      done(choice)
    },
    onpointermove: () => mark(i),
  }, choice))
  const mark = (next: number): void => {
    options[at]?.setAttribute('aria-selected', 'false')
    at = Math.max(0, Math.min(options.length - 1, next))
    options[at]?.setAttribute('aria-selected', 'true')
  }
  const list = element('ul', { class: 'drop-list', role: 'listbox', tabindex: -1 }, ...options)
  const moves: Record<string, () => number> = {
    ArrowDown: () => at + 1, ArrowUp: () => at - 1, Home: () => 0, End: () => options.length - 1, PageDown: () => at + 8, PageUp: () => at - 8,
  }
  list.addEventListener('keydown', (event) => {
    event.stopPropagation()
    const move = moves[event.key]
    if (move) mark(move())
    else if (event.key === 'Enter' || event.key === 'Tab') done(choices[at] ?? null)
    else if (event.key === 'Escape') done(null)
    else if (event.key.length === 1) mark(choices.findIndex((choice, i) => i > at && choice.startsWith(event.key)))
    else return
    event.preventDefault()
    options[at]?.scrollIntoView({ block: 'nearest' })
  })
  list.addEventListener('pointerdown', (event) => event.stopPropagation())
  list.addEventListener('blur', () => done(null))
  return list
}
