export type RefusalCode =
  | 'AccessDenied'
  | 'BadPassword'
  | 'InvalidArgument'
  | 'ItemAlreadyExists'
  | 'ItemNotFound'
  | 'InvalidOperation'
  | 'TableOverlap'
  | 'ShiftConflict'
  | 'MergedRange'
  | 'ValidationFailed'

/** Why the model would not do something. The office.js side turns it into Excel's own error, the view shows its text. */
export class Refusal extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode, message: string) {
    super(message)
    this.name = 'Refusal'
    this.code = code
  }
}

export function denied(): Refusal {
  return new Refusal('AccessDenied', '你试图更改的单元格位于受保护的工作表中。')
}

export function missing(): Refusal {
  return new Refusal('ItemNotFound', '找不到所要的对象。')
}

export function invalid(message = '参数无效。'): Refusal {
  return new Refusal('InvalidArgument', message)
}
