import type { StylePatch } from './cell-style.ts'
import type { Rect } from './rect.ts'

/**
 * A conditional format. Only `Custom` (formula) rules are evaluated; other types are kept as given, so that an add-in can
 * list and delete them. Relative references in `formula` are meant for the first cell of the first range.
 */
export interface ConditionalFormat {
  readonly id: string
  /** Excel's ConditionalFormatType: Custom, CellValue, DataBar… */
  readonly type: string
  readonly ranges: readonly Rect[]
  /** "=…" for Custom. */
  readonly formula: string
  readonly style: StylePatch
  readonly stopIfTrue: boolean
  /** Rules of other types: what the add-in wrote, untouched. */
  readonly other: Readonly<Record<string, unknown>>
}
