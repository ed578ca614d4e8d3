import { columnLetters } from '../../rules/layout/names.ts'
import { excelCode } from './host-problem.ts'
import { blockBytes, rowsThatFit } from './blocks.ts'
import type { OwnWrites } from './own-writes.ts'
import type { BoundTable } from './bound-table.ts'
import { writtenText, type Written } from './cell-text.ts'
import { onOpenSheet } from './protection.ts'

export interface BlockWrite {
  readonly sheet: Excel.Worksheet
  readonly worksheetId: string
  /** 0-based row and column of the first cell */
  readonly row: number
  readonly column: number
  readonly rows: readonly (readonly Written[])[]
  readonly own: OwnWrites
  readonly signal?: AbortSignal | undefined
  /** rows written so far */
  readonly onProgress?: ((done: number) => void) | undefined
}

/** Smallest block worth another try after Excel found a request too large. */
const leastBytes = 20_000

/**
 * Writes a rectangle in blocks. A block that Excel finds too large is halved and tried again. Between blocks the caller may
 * call it off. Throws the signal's reason, or Excel's error.
 */
export async function writeRows(context: Excel.RequestContext, write: BlockWrite): Promise<void> {
  const { sheet, rows, own } = write
  const columns = rows[0]?.length ?? 0
  let limit = blockBytes
  for (let start = 0; start < rows.length;) {
    write.signal?.throwIfAborted()
    const count = rowsThatFit(rows, start, limit)
    const block = rows.slice(start, start + count)
    context.application.suspendScreenUpdatingUntilNextSync()
    const range = sheet.getRangeByIndexes(write.row + start, write.column, count, columns)
    range.values = block as Written[][]
    own.expect(write.worksheetId, areaAddress(write.row + start, write.column, count, columns))
    try {
      await context.sync()
    } catch (error) {
      if (excelCode(error) !== 'RequestPayloadSizeLimitExceeded' || limit / 2 < leastBytes) throw error
      limit /= 2
      continue
    }
    start += count
    write.onProgress?.(start)
  }
}

/** @example areaAddress(4, 2, 3, 2) === 'C5:D7' */
export function areaAddress(row: number, column: number, rows: number, columns: number): string {
  const first = `${columnLetters(column)}${row + 1}`
  return rows === 1 && columns === 1 ? first : `${first}:${columnLetters(column + columns - 1)}${row + rows}`
}

/**
 * Writes texts into one column of a bound table from `first` on, opening our own protection for it.
 * False when somebody else's protection keeps us out.
 */
export async function columnBlock(context: Excel.RequestContext, own: OwnWrites, bound: BoundTable, column: number, first: number, texts: readonly string[]): Promise<boolean> {
  const done = await onOpenSheet(context, bound, () => writeRows(context, {
    sheet: bound.sheet, worksheetId: bound.worksheetId, row: bound.firstRow + first, column: bound.firstColumn + column,
    rows: texts.map((text) => [writtenText(text)]), own,
  }))
  return done === 'done'
}
