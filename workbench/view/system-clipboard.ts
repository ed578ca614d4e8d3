interface Content { readonly text: string; readonly html: string }

/** Puts text and HTML on the system's clipboard. Without permission the browser's older way is tried, which takes text only. */
export function writeClipboard({ text, html }: Content): void {
  const item = (): ClipboardItem => new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  })
  // Absent on plain http other than localhost.
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (clipboard === undefined) copyTheOldWay(text)
  else clipboard.write([item()]).catch(() => copyTheOldWay(text))
}

function copyTheOldWay(text: string): void {
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  const before = document.activeElement
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
}

/** What the clipboard holds. @throws when the browser does not allow reading it */
export async function readClipboard(): Promise<Content> {
  const items = await navigator.clipboard.read()
  const read = async (type: string): Promise<string> => {
    const item = items.find((one) => one.types.includes(type))
    return item ? (await item.getType(type)).text() : ''
  }
  return { text: await read('text/plain'), html: await read('text/html') }
}
