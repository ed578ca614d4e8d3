import { element } from './dom.ts'

export interface MessageButton { readonly label: string; readonly value: string; readonly primary?: boolean }

/** Shows a question or a message and waits; Esc answers the last button. One at a time, as in Excel. */
export function ask(title: string, text: string, buttons: readonly MessageButton[]): Promise<string> {
  return new Promise((done) => {
    const last = buttons.at(-1)?.value ?? ''
    const dialog = element('dialog', { class: 'message', 'aria-label': title })
    const close = (value: string): void => {
      dialog.close()
      dialog.remove()
      done(value)
    }
    dialog.append(
      element('h2', {}, title),
      element('p', {}, text),
      element('div', { class: 'buttons' }, ...buttons.map((b) =>
        element('button', { type: 'button', ...(b.primary ? { class: 'primary', autofocus: true } : {}), onclick: () => close(b.value) }, b.label))),
    )
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      close(last)
    })
    // Univer listens to keys on the window: none of the dialog's may reach it.
    dialog.addEventListener('keydown', (event) => event.stopPropagation())
    document.body.append(dialog)
    dialog.showModal()
  })
}
