/**
 * Our own writes come back as change events. Excel says so itself from ExcelApi 1.14 (`triggerSource`); where it does not, the
 * address of the write is remembered until its event has come.
 */
export interface OwnWrites {
  /** to be called before the sync that writes; `address` without the sheet's name */
  expect(worksheetId: string, address: string): void
  /** true when this event is the echo of a write of ours; each write is forgotten after one echo */
  isEcho(event: { readonly worksheetId: string; readonly address: string; readonly triggerSource?: string }): boolean
  /** to be called before rows are hidden or shown by us */
  hideRows(worksheetId: string): void
  /** true while rows hidden or shown on this sheet are our doing */
  hidesRows(worksheetId: string): boolean
}

/** An echo comes within moments; later the same address is somebody's edit. */
const rememberMs = 5000
const hidingMs = 1500

export function ownWrites(now: () => number): OwnWrites {
  const hiding = new Map<string, number>()
  const waiting: { readonly key: string; readonly until: number }[] = []
  return {
    expect: (worksheetId, address) => {
      waiting.push({ key: `${worksheetId} ${plain(address)}`, until: now() + rememberMs })
    },
    isEcho: ({ worksheetId, address, triggerSource }) => {
      const key = `${worksheetId} ${plain(address)}`
      const time = now()
      for (let at = waiting.length - 1; at >= 0; at -= 1) if ((waiting[at]?.until ?? 0) < time) waiting.splice(at, 1)
      const found = waiting.findIndex((write) => write.key === key)
      if (found >= 0) waiting.splice(found, 1)
      return triggerSource === 'ThisLocalAddin' || found >= 0
    },
    hideRows: (worksheetId) => { hiding.set(worksheetId, now() + hidingMs) },
    hidesRows: (worksheetId) => (hiding.get(worksheetId) ?? 0) >= now(),
  }
}

const plain = (address: string): string => address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '').toUpperCase()
