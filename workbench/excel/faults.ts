/** What goes wrong on purpose, so that an add-in can be tried against it. All off by default; may be changed at any time. */
export interface Faults {
  /** Somebody is typing in a cell: requests are refused (InvalidOperationInCellEditMode), those with delayForCellEdit wait. */
  cellEditMode: boolean
  /** Events that never arrive; answered for each event type number (10 changed, 14 selection…). */
  losesEvent: (type: number) => boolean
  /** `protect` and `unprotect` throw AccessDenied, as seen in 2026 (office-js#6784). */
  protectionThrows: boolean
  /** Bytes of a request, 5 MB on Excel on the web. */
  maxRequestBytes: number
  maxResponseBytes: number
}

const FIVE_MEGABYTES = 5 * 1024 * 1024

export function noFaults(): Faults {
  return {
    cellEditMode: false,
    losesEvent: () => false,
    protectionThrows: false,
    maxRequestBytes: FIVE_MEGABYTES,
    maxResponseBytes: FIVE_MEGABYTES,
  }
}
