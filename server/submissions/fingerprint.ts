import { createHash } from 'node:crypto'
import type { Explanation } from '../../rules/finding.ts'
import type { SheetKey } from '../db/schema.ts'
import type { Cell } from '../../rules/value.ts'

/** What makes two versions of a row the same: canonical cells and the explanations written to it. SHA-256, hex. */
export function rowHash(rowId: string, cells: readonly Cell[], explanations: readonly Explanation[]): string {
  return sha256([rowId, cells, explanations.map(each => `${each.rule}\u001f${each.text}`).sort()])
}

/** What a reviewer's approval is bound to: the table at the unit, the edition, and every row version in its order. */
export function submissionHash(key: SheetKey, editionHash: string, rowHashes: readonly string[], whole: readonly Explanation[]): string {
  return sha256([key.collegeId, key.cycleId, key.tableId, key.unitId, editionHash, rowHashes, whole.map(each => [each.rule, each.text])])
}

function sha256(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
