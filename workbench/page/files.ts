import { element } from '../view/dom.ts'

export interface PickedFile { readonly name: string; readonly bytes: () => Promise<Uint8Array> }

/** Lets somebody choose an .xlsx; null when they do not. */
export function pickFile(): Promise<PickedFile | null> {
  return new Promise((done) => {
    const input = element('input', { type: 'file', accept: '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
    input.addEventListener('change', () => {
      const [file] = input.files ?? []
      done(file ? { name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()) } : null)
    })
    input.addEventListener('cancel', () => done(null))
    input.click()
  })
}

/** Hands a file to the browser's downloads. */
export function download(bytes: Uint8Array, name: string): void {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
  element('a', { href: url, download: name.endsWith('.xlsx') ? name : `${name}.xlsx` }).click()
  // The browser has taken the data by the next turn of the loop.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
