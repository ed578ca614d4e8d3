import { element } from './dom.ts'

export interface MenuItem { readonly label: string; readonly act: () => void; readonly disabled?: boolean }

/** A menu at a point of the window; `null` draws a line. Closes on a choice, Esc, or a press anywhere else. */
export function openMenu(x: number, y: number, items: readonly (MenuItem | null)[], after: () => void = () => undefined): void {
  document.querySelector('.menu')?.dispatchEvent(new Event('close-menu'))
  const menu = element('ul', { class: 'menu', role: 'menu' })
  const close = (): void => {
    menu.remove()
    document.removeEventListener('pointerdown', outside, true)
    after()
  }
  const outside = (event: Event): void => {
    if (!(event.target instanceof Node) || !menu.contains(event.target)) close()
  }
  for (const item of items) menu.append(element('li', { role: 'none' }, item ? choice(item, close) : element('hr')))
  menu.addEventListener('close-menu', close)
  menu.addEventListener('keydown', (event) => moveFocus(event, menu, close))
  menu.addEventListener('contextmenu', (event) => event.preventDefault())
  document.body.append(menu)
  menu.style.left = `${Math.max(0, Math.min(x, window.innerWidth - menu.offsetWidth - 4))}px`
  menu.style.top = `${Math.max(0, Math.min(y, window.innerHeight - menu.offsetHeight - 4))}px`
  document.addEventListener('pointerdown', outside, true)
  menu.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus()
}

function choice(item: MenuItem, close: () => void): HTMLElement {
  return element('button', {
    type: 'button', role: 'menuitem', disabled: item.disabled ?? false,
    onclick: () => {
      close()
      item.act()
    },
  }, item.label)
}

function moveFocus(event: KeyboardEvent, menu: HTMLElement, close: () => void): void {
  event.stopPropagation()
  if (event.key === 'Escape') close()
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  const choices = [...menu.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = choices.findIndex((b) => b === document.activeElement)
  const next = (at + (event.key === 'ArrowDown' ? 1 : -1) + choices.length) % choices.length
  choices[next]?.focus()
}
